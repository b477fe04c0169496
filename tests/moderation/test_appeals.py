"""An appeal goes to another volunteer, who lets the decision stand or puts it right."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation import appeals, corrections
from moderation.models import Appeal, Decision, DecisionWords
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_member, a_reply
from tests.moderation.rooms import (
    GROUND,
    QUEUE,
    a_volunteer,
    act,
    an_appeal,
    do,
    inside,
    item,
    judge,
    outcome_of,
    queue,
    receipt_in,
    report,
    row_of,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("kind", ["letter", "reply"])


def decided(kind: str, deed: str, before: str = "published", by: str = "robin") -> Letter | Reply:
    """A letter or a reply about which somebody decided, with an appeal against that."""
    letter = a_letter(status=before if kind == "letter" else "published")
    subject = letter if kind == "letter" else a_reply(letter, status=before)
    act(a_volunteer(by), subject, deed, piece="train")
    an_appeal(subject)
    subject.refresh_from_db()
    return subject


def later(**time: int) -> Any:
    """So much later than now."""
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(**time)
    return time_machine.travel(moment, tick=False)


@KINDS
def test_an_appeal_is_shown_with_the_decision_it_is_about(kind: str) -> None:
    subject, sam = decided(kind, "hide"), a_volunteer("sam")
    assert row_of(sam, subject).count("appealed") == 1
    page = text_of(sam.get(item(subject)))
    assert "An appeal waits" in page
    assert "Nobody can be found from it.</blockquote>" in page
    assert "<b>Hidden for now</b>, Someone could be found from it" in page
    assert ", robin. Made under an hour ago." in page


@KINDS
def test_who_took_the_decision_does_not_judge_it(kind: str) -> None:
    letter = a_letter()
    subject = letter if kind == "letter" else a_reply(letter)
    robin = a_volunteer("robin")
    a_member("sam")
    act(robin, subject, "hide")
    appeal = an_appeal(subject)
    page = text_of(robin.get(item(subject)))
    assert "You took this decision, so another volunteer answers." in page
    assert 'value="overturn"' not in page
    for outcome in ("stands", "overturn"):
        answer = judge(robin, subject, outcome, appeal=str(appeal.pk))
        assert answer.status_code == 403
        assert "This one is for another volunteer" in text_of(answer)
    subject.refresh_from_db()
    assert subject.status == "hidden"
    assert Decision.objects.count() == 1
    assert not Appeal.objects.get().closed


@KINDS
@pytest.mark.parametrize("deed", ["hold", "hide", "remove", "revise", "redact"])
def test_another_volunteer_lets_it_stand(deed: str, kind: str) -> None:
    subject, sam = decided(kind, deed), a_volunteer("sam")
    before = (subject.status, subject.source)
    assert judge(sam, subject, "stands", words="Read again.")["Location"] == QUEUE
    subject.refresh_from_db()
    assert (subject.status, subject.source) == before
    answer = Decision.objects.latest("pk")
    assert (answer.deed, answer.actor.username, answer.ground) == ("uphold", "sam", "findable")
    assert answer.answers == Decision.objects.earliest("pk")
    assert answer.said.words == "Read again."
    assert Appeal.objects.get().closed
    assert queue(sam) == ([str(subject)] if deed == "hold" else [])


OVERTURNED = [
    ("hold", "published", "publish", "published"),
    ("hide", "published", "restore", "published"),
    ("hide", "held", "restore", "published"),
    ("remove", "published", "restore", "published"),
    ("revise", "published", "restore", "published"),
    ("redact", "published", "overturn", "published"),
    ("redact", "hidden", "overturn", "hidden"),
]


@KINDS
@pytest.mark.parametrize(("deed", "before", "undoing", "after"), OVERTURNED)
def test_another_volunteer_puts_it_right(
    deed: str, before: str, undoing: str, after: str, kind: str
) -> None:
    subject, sam = decided(kind, deed, before), a_volunteer("sam")
    first = Decision.objects.latest("pk")
    judge(sam, subject, "overturn", words="You were right.")
    subject.refresh_from_db()
    assert subject.status == after
    answer = Decision.objects.latest("pk")
    assert (answer.deed, answer.answers, answer.actor.username) == (undoing, first, "sam")
    assert DecisionWords.objects.get(decision=answer).words == "You were right."
    assert Decision.objects.count() == 2
    assert Appeal.objects.get().closed
    assert queue(sam) == []
    if after == "published":
        where = subject.letter if isinstance(subject, Reply) else subject
        assert Client().get(where.get_absolute_url()).status_code == 200


def test_closed_replies_are_opened_again() -> None:
    letter = a_letter()
    act(a_volunteer("robin"), letter, "close")
    an_appeal(letter)
    judge(a_volunteer("sam"), letter, "overturn")
    letter.refresh_from_db()
    assert not letter.closed
    assert Decision.objects.latest("pk").deed == "open"


def test_what_was_decided_since_stays_until_it_is_appealed_itself() -> None:
    letter = a_letter()
    act(a_volunteer("robin"), letter, "hide")
    an_appeal(letter)
    act(a_volunteer("alex"), letter, "remove")
    judge(a_volunteer("sam"), letter, "overturn")
    letter.refresh_from_db()
    assert letter.status == "removed"
    assert Decision.objects.latest("pk").deed == "overturn"


def test_a_second_answer_is_told_that_there_is_one() -> None:
    letter = a_letter()
    act(a_volunteer("robin"), letter, "hide")
    appeal = an_appeal(letter)
    sam = a_volunteer("sam")
    assert judge(sam, letter, "stands").status_code == 302
    again = judge(sam, letter, "overturn", appeal=str(appeal.pk), seen="999")
    assert again.status_code == 409
    assert "the appeal has been answered" in text_of(again)
    letter.refresh_from_db()
    assert letter.status == "hidden"
    assert Decision.objects.count() == 2


def test_one_decision_is_appealed_once() -> None:
    letter = a_letter()
    act(a_volunteer("robin"), letter, "hide")
    first, again = an_appeal(letter, "First."), an_appeal(letter, "Again.")
    assert (first, again.words) == (again, "First.")
    judge(a_volunteer("sam"), letter, "stands")
    assert an_appeal_can_be_made(Decision.objects.get(deed="hide")) is False


def an_appeal_can_be_made(decision: Decision) -> bool:
    """Read anew, as a page would."""
    return appeals.can_be_appealed(Decision.objects.get(pk=decision.pk))


def test_what_an_author_takes_back_closes_the_appeal_and_forgets_its_words() -> None:
    letter = decided("letter", "hide")
    sam = a_volunteer("sam")
    assert queue(sam) == [str(letter)]
    letter.turn(Deed.TAKE_BACK)
    appeal = Appeal.objects.get()
    assert (appeal.closed, appeal.words) == (True, "")
    assert queue(sam) == []
    answer = judge(sam, letter, "overturn", appeal=str(appeal.pk))
    assert answer.status_code == 409
    letter.refresh_from_db()
    assert letter.status == "taken_back"


def test_a_hold_by_a_screen_is_not_appealed_because_somebody_reads_it_next() -> None:
    letter = a_letter(body="Ring 020 7946 0018.\n\nTwo.\n\nThree.")
    report(f"/report/letter/{letter.public_id}/", ground="findable")
    hold = Decision.objects.get()
    assert hold.automated
    assert not an_appeal_can_be_made(hold)
    act(a_volunteer(), letter, "hide")
    assert an_appeal_can_be_made(Decision.objects.latest("pk"))


@pytest.mark.parametrize("deed", ["publish", "keep", "restore", "open"])
def test_what_takes_nothing_away_is_not_appealed(deed: str) -> None:
    status = {"publish": "held", "restore": "hidden"}.get(deed, "published")
    letter = a_letter(status=status, closed=deed == "open")
    act(a_volunteer(), letter, deed)
    assert not an_appeal_can_be_made(Decision.objects.get())


def test_an_appeal_can_be_made_for_six_months() -> None:
    letter = a_letter()
    act(a_volunteer(), letter, "hide")
    decision = Decision.objects.get()
    for days, possible in ((1, True), (182, True), (184, False)):
        with later(days=days):
            assert an_appeal_can_be_made(decision) is possible, days


def test_a_correction_that_was_overturned_no_longer_binds_its_author() -> None:
    letter, robin = a_letter(), a_volunteer("robin")
    form = {"rating": "not_safe", "categories": [letter.categories.get().pk], **GROUND}
    robin.post(item(letter).replace("/change/", "/correct/"), form)
    assert corrections.was_corrected(letter)
    an_appeal(letter)
    judge(a_volunteer("sam"), letter, "overturn")
    assert Decision.objects.latest("pk").deed == "overturn"
    assert not corrections.was_corrected(letter)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("stands", "the decision stands"), ("overturn", "took the decision back")],
)
def test_who_reported_it_reads_what_came_of_the_appeal(outcome: str, words: str) -> None:
    letter = a_letter()
    receipt = receipt_in(report(f"/report/letter/{letter.public_id}/"))
    act(a_volunteer("robin"), letter, "remove")
    assert "It was taken down" in text_of(outcome_of(receipt))
    an_appeal(letter)
    judge(a_volunteer("sam"), letter, outcome)
    page = text_of(outcome_of(receipt))
    assert "It was taken down" in page
    assert words in page


def test_its_author_reads_the_answer_at_the_desk() -> None:
    letter = decided("letter", "remove")
    judge(a_volunteer("sam"), letter, "overturn", words="You were right, we are sorry.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "You were right, we are sorry." in page
    assert "Put back" in page
    assert "sam" not in page.partition("<main")[2].replace("same", "")


def test_somebody_alone_judges_after_seven_days() -> None:
    robin, letter = a_member("robin"), a_letter()
    act(inside(robin), letter, "hide")
    appeal = str(an_appeal(letter).pk)
    for hours, status in ((7 * 24 - 1, 403), (7 * 24 + 1, 302)):
        with later(hours=hours):
            answer = judge(inside(robin), letter, "overturn", appeal=appeal)
            assert answer.status_code == status
    letter.refresh_from_db()
    assert letter.status == "published"


def test_an_answer_needs_a_choice_and_keeps_the_words() -> None:
    letter, sam = decided("letter", "hide"), a_volunteer("sam")
    for outcome in ("", "burn_it"):
        page = judge(sam, letter, outcome, words="Kind <b>words</b>")
        assert page.status_code == 422
        assert "Kind &lt;b&gt;words&lt;/b&gt;</textarea>" in text_of(page)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("which", ["", "0", "999", "9" * 30, "x", "other"])
def test_an_appeal_about_something_else_is_refused(which: str) -> None:
    letter, sam = decided("letter", "hide"), a_volunteer("sam")
    other = a_letter()
    do(a_volunteer("alex"), "hide", other)
    pk = str(an_appeal(other).pk) if which == "other" else which
    assert judge(sam, letter, "overturn", appeal=pk).status_code in (400, 422)
    assert not Decision.objects.filter(answers__isnull=False).exists()
