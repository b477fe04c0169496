"""What a reporter hears: what was done, by which rule, in which month. Never whose words it was."""

import datetime
import itertools
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from moderation.models import Subject
from tests.make import a_letter, a_reply, an_update
from tests.moderation.rooms import (
    a_volunteer,
    act,
    an_appeal,
    do,
    hidden_in,
    judge,
    outcome_of,
    receipt_in,
    report,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db
FOR_THE_AUTHOR = "Please leave the street out, and post it again."
BODY = "You live above the bakery in Quince Lane.\n\nI still hear the ovens.\n\nI still wake."
KINDS = pytest.mark.parametrize("kind", ["letter", "reply", "update"])
# deed -> what the reporter reads
SAID = {
    "keep": "It was read and stays as it is",
    "hide": "It was hidden",
    "revise": "It was sent back to its writer, to be changed",
    "redact": "Some words were taken out of it",
    "remove": "It was taken down",
    "close": "Replies to it were closed",
}
NOT_CLOSED = [deed for deed in SAID if deed != "close"]  # what can be done to a reply as well
RESTRICTING = [deed for deed in SAID if deed != "keep"]


def a_subject(kind: str, **given: Any) -> Subject:
    """A text of this kind, with words that must not turn up anywhere else."""
    if kind == "letter":
        return a_letter(title="The bakery", body=BODY, byline="Ovenbird", **given)
    if kind == "update":
        letter = a_letter(title="The bakery", byline="Ovenbird")
        return an_update(letter, heading="The bakery", body=BODY, **given)
    return a_reply(a_letter(title="The bakery"), body=BODY, name="Ovenbird", **given)


def door(subject: Subject) -> str:
    """Where it is reported."""
    if isinstance(subject, Letter):
        return f"/report/letter/{subject.public_id}/"
    return f"/report/{subject.kind}/{subject.letter.public_id}/{subject.number}/"


def reported(subject: Subject, **given: str) -> str:
    """Somebody reports it; the receipt."""
    return receipt_in(report(door(subject), words="It names the bakery.", **given))


def heard(words: str) -> str:
    """The outcome as its reporter reads it."""
    page = outcome_of(words)
    assert page.status_code == 200
    return text_of(page).partition("<main")[2].partition("</main>")[0]


@KINDS
def test_before_anybody_decides_it_says_so(kind: str) -> None:
    page = heard(reported(a_subject(kind)))
    assert "Nobody has decided yet" in page
    assert "Your receipt stays good" in page
    assert "Decided by" not in page
    assert f" {kind}: It is cruel, or threatens somebody" in page


@pytest.mark.parametrize("deed", RESTRICTING)
def test_what_took_something_away_is_told_with_its_rule_its_ground_and_its_month(deed: str) -> None:
    subject = a_subject("letter")
    words = reported(subject)
    with time_machine.travel(datetime.datetime(2031, 5, 5, tzinfo=datetime.UTC), tick=False):
        act(a_volunteer(), subject, deed, piece="Quince Lane", words=FOR_THE_AUTHOR)
    page = heard(words)
    assert f"{SAID[deed]}, May 2031." in page
    assert '<a href="/help/#names">No one can be found from what is posted</a>' in page
    assert "Someone could be found from it." in page
    assert "A volunteer." in page
    assert "May 5" not in page
    assert "2031-05" not in page


@KINDS
def test_what_took_nothing_away_names_no_rule(kind: str) -> None:
    subject = a_subject(kind)
    words = reported(subject)
    act(a_volunteer(), subject, "keep")
    page = heard(words)
    assert SAID["keep"] in page
    assert "Rule" not in page
    assert "Reason" not in page


@pytest.mark.parametrize(
    ("kind", "deed"),
    [("letter", "close"), *itertools.product(("letter", "reply", "update"), [*NOT_CLOSED, "hold"])],
)
def test_it_never_shows_the_words_the_title_the_writer_or_a_way_to_the_text(
    kind: str, deed: str
) -> None:
    subject = a_subject(kind)
    words = reported(subject)
    act(a_volunteer("wren"), subject, deed, piece="Quince Lane", words=FOR_THE_AUTHOR)
    page = text_of(outcome_of(words))
    letter = subject if isinstance(subject, Letter) else subject.letter
    told = [FOR_THE_AUTHOR, "bakery", "Quince", "ovens", "Ovenbird", "wren", "It names", "[place"]
    assert not [trace for trace in [*told, letter.public_id, letter.slug] if trace in page]


def test_a_correction_is_told() -> None:
    letter = a_subject("letter")
    words = reported(letter, ground="notes")
    page = a_volunteer().get(f"/admin/letters/letter/{letter.pk}/correct/")
    form = {
        "rating": "not_safe",
        "categories": [str(hole.pk) for hole in letter.categories.all()],
        "ground": "notes",
    }
    a_volunteer("sam").post(page.request["PATH_INFO"], hidden_in(page) | form)
    told = heard(words)
    assert "Its rating, categories or notes were corrected" in told
    assert "Ratings and notes are honest" in told


def test_a_hold_decides_nothing_yet_and_publishing_does() -> None:
    letter, robin = a_subject("letter"), a_volunteer()
    words = reported(letter)
    act(robin, letter, "hold")
    assert "Nobody has decided yet" in heard(words)
    act(robin, letter, "publish")
    assert "It was read and is public" in heard(words)


@KINDS
def test_what_its_writer_took_back_before_is_gone(kind: str) -> None:
    subject = a_subject(kind)
    words = reported(subject)
    subject.turn(Deed.TAKE_BACK)
    page = heard(words)
    assert "Its writer took it back before a volunteer decided, so it is gone." in page
    assert "Decided by" not in page


@KINDS
def test_what_its_writer_took_back_after_a_decision_was_still_decided(kind: str) -> None:
    subject = a_subject(kind)
    words = reported(subject)
    act(a_volunteer(), subject, "hide")
    subject.refresh_from_db()
    subject.turn(Deed.TAKE_BACK)
    assert SAID["hide"] in heard(words)


@KINDS
@pytest.mark.parametrize("deed", ["hide", "remove", "revise", "redact"])
@pytest.mark.parametrize(
    ("outcome", "said"),
    [("stands", "and the decision stands"), ("overturn", "took the decision back")],
)
def test_an_answered_appeal_is_told_as_well(kind: str, deed: str, outcome: str, said: str) -> None:
    subject = a_subject(kind)
    words = reported(subject)
    act(a_volunteer(), subject, deed, piece="Quince Lane")
    an_appeal(subject, "It is a song.")
    before = heard(words)
    assert "Since then" not in before
    judge(a_volunteer("sam"), subject, outcome, words="It is a song indeed.")
    page = heard(words)
    assert SAID[deed] in page
    assert said in page
    assert "song" not in page


@KINDS
@pytest.mark.parametrize("deed", ["hide", "remove"])
def test_what_was_put_back_since_without_an_appeal_is_told(kind: str, deed: str) -> None:
    subject, volunteer = a_subject(kind), a_volunteer()
    words = reported(subject)
    act(volunteer, subject, deed)
    assert f"{SAID[deed]}, " in heard(words)
    assert "put back" not in heard(words)
    act(volunteer, subject, "restore")
    assert f"{SAID[deed]}, and later put back, " in heard(words)
    act(volunteer, subject, "hide")
    assert "put back" not in heard(words)


def test_what_came_back_by_an_appeal_is_told_once() -> None:
    subject = a_subject("letter")
    words = reported(subject)
    act(a_volunteer(), subject, "hide")
    an_appeal(subject)
    judge(a_volunteer("sam"), subject, "overturn")
    page = heard(words)
    assert "took the decision back" in page
    assert "later put back" not in page


def test_words_that_were_taken_out_stay_so_when_the_text_comes_back(settings: Any) -> None:
    settings.SECOND_EYES = True
    subject = a_subject("letter")
    words = reported(subject)
    act(a_volunteer(), subject, "redact", pieces="Quince Lane")
    judge(a_volunteer("sam"), subject, "confirm")
    assert "Some words were taken out of it, " in heard(words)


def test_two_who_reported_the_same_thing_hear_the_same() -> None:
    reply = a_subject("reply")
    one, other = reported(reply), reported(reply)
    act(a_volunteer(), reply, "remove")
    assert heard(one) == heard(other)
    assert SAID["remove"] in heard(one)


def test_who_reports_after_a_decision_waits_for_the_next_one() -> None:
    letter, robin = a_subject("letter"), a_volunteer()
    first = reported(letter)
    act(robin, letter, "keep")
    second = reported(letter)
    assert SAID["keep"] in heard(first)
    assert "Nobody has decided yet" in heard(second)
    act(robin, letter, "hide")
    assert SAID["keep"] in heard(first)
    assert SAID["hide"] in heard(second)


def test_one_act_about_many_texts_is_told_to_each_reporter() -> None:
    subjects = [a_subject("letter"), a_subject("letter")]
    receipts = [reported(subject) for subject in subjects]
    do(a_volunteer(), "hide", *subjects)
    assert all(SAID["hide"] in heard(words) for words in receipts)


# "It is about me": one letter means somebody who can be told from it, the other nobody at all.
ABOUT = "Dear Oyinkansola of Tartu,\n\nYou left Hollerith Systems in June. I kept your scarf."
NOBODY = "Dear rain,\n\nYou never came in June. I kept the buckets out all the same."


def without(page: Any, *names: str) -> bytes:
    """A page without the words that name one letter or one receipt."""
    content: bytes = page.content
    for name in names:
        content = content.replace(name.encode(), b"-")
    return content


@pytest.mark.parametrize("deed", ["keep", "remove", "hide", ""])
def test_about_me_is_answered_alike_whether_or_not_it_is_true(deed: str) -> None:
    pages, outcomes = [], []
    for number, body in enumerate((ABOUT, NOBODY)):
        letter = a_letter(title="To you", body=body)
        form = report(door(letter), Client(), ground="")
        page = report(door(letter), Client(), ground="about_me", words="That is me.")
        words = receipt_in(page)
        if deed:
            act(a_volunteer(f"robin{number}"), letter, deed, ground="about_me")
        six = [f"<li>{word}</li>" for word in words.split()]
        pages.append(without(page, letter.public_id, words, *six))
        token = hidden_in(form)["token"]
        pages.append(without(form, letter.public_id, token))
        outcomes.append(outcome_of(words).content)
    assert pages[0] == pages[2]
    assert pages[1] == pages[3]
    assert outcomes[0] == outcomes[1]


def test_about_me_holds_nothing_though_a_number_stands_in_it() -> None:
    letter = a_letter(body="My number is 07700 900 142.")
    reported(letter, ground="about_me")
    letter.refresh_from_db()
    assert letter.is_public
    assert not letter.decisions.exists()


@pytest.mark.parametrize("deed", ["hold", "keep"])
def test_nothing_that_a_reporter_wrote_is_shown_to_whoever_has_the_receipt(deed: str) -> None:
    letter = a_subject("letter")
    words = receipt_in(report(door(letter), words="I live there.", contact="ring the bell"))
    act(a_volunteer(), letter, deed)
    page = heard(words)
    assert "I live there." not in page
    assert "ring the bell" not in page
