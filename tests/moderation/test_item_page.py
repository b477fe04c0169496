"""The page of one item: all that is known about it, folded, and everything that can be done."""

import re
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation import shields
from moderation.models import Case, Decision, DecisionWords, Phrase, Report
from tests.make import a_letter, a_reply, post_letter
from tests.moderation.rooms import (
    GROUND,
    QUEUE,
    a_volunteer,
    act,
    an_appeal,
    hidden_in,
    item,
    report,
    room_of,
    text_of,
)

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('x')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def a_subject(kind: str, **given: Any) -> Letter | Reply:
    """A letter, or a reply to one."""
    return a_letter(**given) if kind == "letter" else a_reply(a_letter(), **given)


def test_the_text_is_folded_until_it_is_asked_for() -> None:
    letter = a_letter(body="A lighthouse.\n\nTwo.\n\nThree.", notes=["death"])
    page = text_of(a_volunteer().get(item(letter)))
    before, fold, inside = page.partition("<details")
    assert "lighthouse" not in before
    assert fold
    assert "A lighthouse." in inside.partition("</details>")[0]
    note = letter.notes.get().name
    assert f"<summary>Read it (4 words; notes: {note})</summary>" in inside
    assert "<details open" not in page


def test_a_letter_that_is_not_safe_shows_no_title() -> None:
    letter = a_letter(title="The red room", rating="not_safe")
    page = text_of(a_volunteer().get(item(letter)))
    assert "(folded)" in page
    assert "The red room" not in page


def test_what_the_screens_find_is_marked_in_the_text() -> None:
    letter = a_letter(body="Ring 020 7946 0018 & ask.\n\nTwo.\n\nThree.")
    page = text_of(a_volunteer().get(item(letter)))
    assert 'Ring <mark title="a phone number">020 7946 0018</mark> &amp; ask.' in page
    assert "The screens marked: a phone number." in page
    assert 'name="piece" value="020 7946 0018"' in page


def test_a_text_in_which_nothing_is_found_has_no_marks() -> None:
    page = text_of(a_volunteer().get(item(a_letter())))
    assert "<mark" not in page
    assert "The screens marked" not in page


def test_nothing_anybody_wrote_becomes_markup() -> None:
    letter = a_letter(
        title=SCRIPT, body=f"{SCRIPT} 020 7946 0018\n\nTwo.\n\nThree.", byline=SCRIPT[:40]
    )
    parent = a_reply(letter, body=f"parent {SCRIPT}")
    reply = a_reply(letter, parent=parent, body=f"{SCRIPT} x@example.com")
    Report.objects.create(letter=letter, ground="cruel", facts=SCRIPT, contact=SCRIPT)
    volunteer = a_volunteer("<b>robin")
    act(volunteer, letter, "hold", words=SCRIPT)
    act(volunteer, letter, "hide", words=SCRIPT)
    an_appeal(letter, SCRIPT)
    Phrase.objects.create(name=SCRIPT, words=SCRIPT)
    for subject in (letter, reply):
        page = text_of(volunteer.get(item(subject)))
        assert page.count(ESCAPED) >= 3
        assert "<script>" not in page
        assert "<b>robin" not in page
    filled = {"phrase": Phrase.objects.get(name=SCRIPT).pk, "fill": "1", "pieces": SCRIPT}
    assert "<script>" not in text_of(volunteer.post(item(letter), filled))


def test_a_reply_is_shown_with_what_it_answers() -> None:
    letter = a_letter()
    parent = a_reply(letter, body="Which platform was it?")
    reply = a_reply(letter, parent=parent, body="The third.")
    volunteer = a_volunteer()
    page = text_of(volunteer.get(item(reply)))
    assert "in answer to reply 1:" in page
    assert "Which platform was it?" in page.partition("<details")[2]
    assert f'href="{item(letter)}"' in page
    parent.turn("hide")  # type: ignore[arg-type]
    page = text_of(volunteer.get(item(reply)))
    assert "Which platform was it?" not in page
    assert "(hidden)" in page


def test_every_report_is_shown_with_its_words_and_its_age() -> None:
    letter = a_letter()
    where = f"/report/letter/{letter.public_id}/"
    report(where, words="The third line names a street.", contact="ring the bell", ground="spam")
    report(where, ground="worried")
    page = text_of(a_volunteer().get(item(letter)))
    for shown in (
        "The third line names a street.",
        "Can be reached at: ring the bell",
        "It is selling something, or was not written by a person</b>, under an hour ago",
        "I am worried about the writer</b>, under an hour ago",
        "care, reported 2 times",
    ):
        assert shown in page


def test_earlier_decisions_are_shown_with_who_took_them_and_what_was_said(shelves: None) -> None:
    post_letter(Client(), body="Ring 020 7946 0018.\n\nTwo.\n\nThree.")
    letter = Letter.objects.get()
    act(a_volunteer("sam"), letter, "hide", words="A number is in it.", ground="findable")
    page = text_of(a_volunteer().get(item(letter)))
    shown = re.sub(r"(\s*<[^>]*>)+\s*", " ", page.partition('id="decisions-h"')[2])
    assert re.search(r"Hide , Someone could be found from it, .*, sam: A number is in it\.", shown)
    assert re.search(r"Hold , Someone could be found from it, .*, automatic \(a phone num", shown)


# deed, where the text stands before and after, and what its author's desk then calls it
DEEDS = [
    ("publish", "held", "published"),
    ("keep", "published", "published"),
    ("hold", "published", "held"),
    ("revise", "published", "hidden"),
    ("revise", "held", "hidden"),
    ("hide", "held", "hidden"),
    ("hide", "published", "hidden"),
    ("remove", "held", "removed"),
    ("remove", "published", "removed"),
    ("remove", "hidden", "removed"),
    ("restore", "hidden", "published"),
]


@pytest.mark.parametrize("kind", ["letter", "reply"])
@pytest.mark.parametrize(("deed", "before", "after"), DEEDS)
def test_each_deed_does_what_it_says_with_ground_and_words(
    deed: str, before: str, after: str, kind: str
) -> None:
    subject = a_subject(kind, status=before)
    answer = act(a_volunteer(), subject, deed)
    assert (answer.status_code, answer["Location"]) == (302, QUEUE)
    subject.refresh_from_db()
    assert subject.status == after
    decision = Decision.objects.get()
    assert (decision.subject, decision.deed, decision.ground) == (subject, deed, "findable")
    assert (decision.actor.username, decision.automated) == ("robin", False)
    assert DecisionWords.objects.get().words == GROUND["words"]


def test_a_letter_is_closed_and_opened_and_a_reply_offers_neither() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    for deed, closed in (("close", True), ("open", False)):
        assert f'name="deed" value="{deed}"' in text_of(volunteer.get(item(letter)))
        act(volunteer, letter, deed)
        letter.refresh_from_db()
        assert letter.closed is closed
    assert list(Decision.objects.values_list("deed", flat=True)) == ["open", "close"]
    reply = a_reply(letter)
    assert 'value="close"' not in text_of(volunteer.get(item(reply)))
    assert act(volunteer, reply, "close").status_code == 409


@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_without_a_ground_nothing_is_decided_and_every_word_comes_back(kind: str) -> None:
    subject, volunteer = a_subject(kind), a_volunteer()
    given = {"ground": "", "words": "Kind <b>words</b> & more", "pieces": "the ticket"}
    page = act(volunteer, subject, "remove", **given)
    assert page.status_code == 422
    for kept in (
        "Every decision names its ground.",
        "Kind &lt;b&gt;words&lt;/b&gt; &amp; more</textarea>",
        "the ticket</textarea>",
        "Nothing has been decided yet.",
    ):
        assert kept in text_of(page)
    assert re.search(r'value="remove"[^>]* checked', text_of(page))
    subject.refresh_from_db()
    assert subject.status == "published"
    assert not Decision.objects.exists()


FORGED = [
    {"deed": "burn_it"},
    {"deed": ""},
    {"deed": "take_back"},
    {"deed": "edit"},
    {"deed": "resubmit"},
    {"ground": "boredom"},
    {"ground": "findable\x00"},
    {"words": "long " * 500},
    {"deed": "redact", "pieces": ""},
    {"deed": "redact", "pieces": " \n\t\n"},
]


@pytest.mark.parametrize("given", FORGED, ids=str)
def test_what_no_form_of_ours_sends_decides_nothing(given: dict[str, str]) -> None:
    letter = a_letter()
    form = {"deed": "hide", "seen": "0"} | GROUND | given
    assert a_volunteer().post(item(letter), form).status_code in (400, 422)
    letter.refresh_from_db()
    assert letter.status == "published"
    assert not Decision.objects.exists()


@pytest.mark.parametrize("deed", ["uphold", "overturn", "correct", "publish", "restore", "open"])
def test_a_deed_that_does_not_begin_where_the_text_stands_is_turned_down(deed: str) -> None:
    letter = a_letter()
    page = a_volunteer().post(item(letter), {"deed": deed, "seen": "0"} | GROUND)
    assert page.status_code == 409
    assert f"{letter} (Published)" in text_of(page)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("where", ["9" * 40, "0", "x", "１２", "-1"])
def test_the_page_of_nothing_is_404(where: str) -> None:
    assert a_volunteer().get(f"/admin/letters/letter/{where}/change/").status_code == 404


def test_words_to_begin_from_are_put_in_and_nothing_typed_is_lost() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    phrase = Phrase.objects.all()[1]
    given = {
        "deed": "redact",
        "ground": "cruel",
        "words": "Typed already.",
        "pieces": "the train",
        "piece": "the ticket",
        "phrase": str(phrase.pk),
        "fill": "1",
        "seen": "7",
    }
    page = volunteer.post(item(letter), given)
    assert page.status_code == 200
    shown = text_of(page)
    assert "Typed already." in shown
    assert phrase.words.split("\n")[0] in shown.replace("&#x27;", "'")
    assert "the train</textarea>" in shown
    assert '<option value="cruel" selected>' in shown
    assert re.search(r'value="redact"[^>]* checked', shown)
    assert hidden_in(page)["seen"] == "7"
    assert "errornote" not in shown
    assert not Decision.objects.exists()
    unknown = volunteer.post(item(letter), given | {"phrase": "999999"})
    assert "Typed already.</textarea>" in text_of(unknown)


def test_decide_then_the_next_one_leads_to_the_next_until_none_is_left() -> None:
    letters = [a_letter(rating="not_rated") for _ in range(3)]
    urgent, volunteer = a_reply(letters[0]), a_volunteer()
    report(urgent.report_url, ground="worried")
    steps = [urgent, *letters]
    for now, following in zip(steps, [*steps[1:], None], strict=True):
        answer = act(volunteer, now, "keep", next="1")
        assert answer["Location"] == (item(following) if following else QUEUE)


def test_the_next_one_is_another_one_also_after_a_hold() -> None:
    first, second = a_letter(rating="not_rated"), a_letter(rating="not_rated")
    assert act(a_volunteer(), first, "hold", next="1")["Location"] == item(second)
    assert Case.objects.filter(letter=first).exists()


def test_after_a_long_shift_a_volunteer_is_told_to_rest() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    for _ in range(shields.LONG_SHIFT - 2):
        act(volunteer, letter, "keep")
    volunteer.get(QUEUE)  # reads the messages so far
    act(volunteer, letter, "keep")
    assert shields.REST[:40] not in text_of(volunteer.get(QUEUE))
    act(volunteer, letter, "keep")
    assert shields.REST[:40] in text_of(volunteer.get(QUEUE))
    other = a_volunteer("sam")
    act(other, letter, "keep")
    assert shields.REST[:40] not in text_of(other.get(QUEUE))


def test_everything_on_the_page_is_a_plain_form_that_works_without_script() -> None:
    letter, volunteer = a_letter(body="Ring 020 7946 0018.\n\nTwo.\n\nThree."), a_volunteer()
    main = text_of(volunteer.get(item(letter))).partition('class="ds-item"')[2]
    assert not re.search(r"<script|\son\w+=|\sstyle=|javascript:|tabindex=\"[1-9]", main)
    fields = re.findall(r"<(?:input|select|textarea)\b(?![^>]*hidden)[^>]*>", main)
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', main))
    wrapped = re.findall(r"<label[^>]*>\s*<input[^>]*>", main)
    for field in fields:
        found = re.search(r' id="([^"]+)"', field)
        assert (found and found[1] in labelled) or any(field in one for one in wrapped), field
    assert len(fields) > 10
    assert room_of(letter) in item(letter)
