"""Two volunteers at once: whoever comes second is told, and nothing is decided twice."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation.models import Decision
from tests.make import a_letter, a_reply
from tests.moderation.rooms import (
    GROUND,
    QUEUE,
    a_volunteer,
    act,
    an_appeal,
    choose,
    hidden_in,
    item,
    judge,
    queue,
    report,
    room_of,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db

BODY = "Ring 020 7946 0018.\n\nI kept the ticket.\n\nAll the same."
KINDS = pytest.mark.parametrize("kind", ["letter", "reply"])


def a_subject(kind: str, **given: Any) -> Letter | Reply:
    """A letter, or a reply to one."""
    given.setdefault("body", BODY)
    return a_letter(**given) if kind == "letter" else a_reply(a_letter(), **given)


def page_of(client: Client, subject: Letter | Reply) -> Callable[..., Any]:
    """Open its page now; what comes back sends a deed from that page later."""
    seen = hidden_in(client.get(item(subject)))["seen"]

    def send(deed: str, **given: Any) -> Any:
        return client.post(item(subject), {"seen": seen, "deed": deed} | GROUND | given)

    return send


# what sam does first; what robin, who opened the page before, sends then
PAIRS = [
    ("remove", "remove"),
    ("hide", "keep"),
    ("hide", "hide"),
    ("keep", "hide"),
    ("keep", "keep"),
    ("hold", "hide"),
    ("revise", "remove"),
    ("redact", "redact"),
    ("redact", "keep"),
    ("keep", "redact"),
    ("hide", "restore"),
]


@KINDS
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_who_comes_second_is_told_who_was_first_and_nothing_is_decided_twice(
    first: str, second: str, kind: str
) -> None:
    subject = a_subject(kind)
    send = page_of(a_volunteer("robin"), subject)
    act(a_volunteer("sam"), subject, first, piece="020 7946 0018")
    subject.refresh_from_db()
    after = (subject.status, subject.source)
    page = send(second, words="Typed by robin", piece="the ticket")
    assert page.status_code == 409
    assert f"{subject} (sam was first: " in text_of(page)
    assert "Typed by robin" in text_of(page)
    subject.refresh_from_db()
    assert (subject.status, subject.source) == after
    assert list(Decision.objects.values_list("deed", "actor__username")) == [(first, "sam")]


def test_closing_replies_twice_is_decided_once() -> None:
    letter = a_letter()
    send = page_of(a_volunteer("robin"), letter)
    sam = a_volunteer("sam")
    act(sam, letter, "close")
    assert "sam was first: replies closed" in text_of(send("close"))
    send = page_of(a_volunteer("alex"), letter)
    act(sam, letter, "open")
    assert send("open").status_code == 409
    assert Decision.objects.count() == 2


def test_who_was_told_can_decide_on_what_is_there_now() -> None:
    letter, robin = a_letter(), a_volunteer("robin")
    send = page_of(robin, letter)
    act(a_volunteer("sam"), letter, "hide")
    told = send("hide")
    assert 'name="deed" value="restore"' in text_of(told)
    again = {"seen": hidden_in(told)["seen"], "deed": "restore"} | GROUND
    assert robin.post(item(letter), again).status_code == 302
    letter.refresh_from_db()
    assert letter.status == "published"


def test_a_mistake_on_the_form_does_not_hide_that_somebody_was_first() -> None:
    letter, robin = a_letter(), a_volunteer("robin")
    send = page_of(robin, letter)
    act(a_volunteer("sam"), letter, "keep")
    wrong = send("hide", ground="")
    assert wrong.status_code == 422
    again = {"seen": hidden_in(wrong)["seen"], "deed": "hide"} | GROUND
    assert robin.post(item(letter), again).status_code == 409
    assert Decision.objects.count() == 1


def test_a_decision_about_something_else_stops_nobody() -> None:
    letter, other = a_letter(), a_letter()
    send = page_of(a_volunteer("robin"), letter)
    act(a_volunteer("sam"), other, "remove")
    assert send("hide").status_code == 302
    assert Decision.objects.count() == 2


def test_a_hold_by_a_screen_in_between_does_not_count_as_a_volunteer() -> None:
    letter = a_letter(body=BODY)
    send = page_of(a_volunteer("robin"), letter)
    report(f"/report/letter/{letter.public_id}/", ground="findable")
    letter.refresh_from_db()
    assert letter.status == "held"
    assert send("hide").status_code == 302
    letter.refresh_from_db()
    assert letter.status == "hidden"


def test_what_its_author_took_back_meanwhile_stays_taken_back() -> None:
    letter = a_letter()
    send = page_of(a_volunteer("robin"), letter)
    letter.turn(Deed.TAKE_BACK)
    for deed in ("keep", "hide", "redact", "close", "restore"):
        page = send(deed, piece="the ticket")
        assert page.status_code == 409
        assert "I kept the ticket" not in text_of(page)
    letter.refresh_from_db()
    assert letter.status == "taken_back"
    assert not Decision.objects.exists()


# where the text stands, what its status forbids
FORBIDDEN = [
    ("held", ("hold", "keep", "restore", "close", "open")),
    ("published", ("publish", "restore", "open")),
    ("hidden", ("publish", "hold", "keep", "hide", "revise", "close")),
    ("taken_back", ("publish", "keep", "hold", "hide", "revise", "remove", "restore", "redact")),
]


@KINDS
@pytest.mark.parametrize(("status", "deeds"), FORBIDDEN)
@pytest.mark.parametrize("seen", [{}, {"seen": ""}, {"seen": "x"}, {"seen": "9" * 40}], ids=str)
def test_a_direct_request_cannot_do_what_the_status_forbids(
    seen: dict[str, str], status: str, deeds: tuple[str, ...], kind: str
) -> None:
    subject, volunteer = a_subject(kind, status=status), a_volunteer()
    for deed in deeds:
        form = {"deed": deed, "piece": "the ticket"} | seen | GROUND
        assert volunteer.post(item(subject), form).status_code == 409, deed
    subject.refresh_from_db()
    assert (subject.status, subject.source) == (status, BODY)
    assert not Decision.objects.exists()


@KINDS
@pytest.mark.parametrize("deed", ["hide", "remove", "keep"])
def test_in_bulk_what_somebody_else_decided_is_left_alone_and_named(deed: str, kind: str) -> None:
    mine, theirs = a_subject(kind), a_subject(kind)
    robin = a_volunteer("robin")
    asked = choose(robin, room_of(mine), deed, mine, theirs)
    form = hidden_in(robin.get(asked["Location"])) | GROUND
    act(a_volunteer("sam"), theirs, "keep")
    page = robin.post(asked["Location"].partition("?")[0], form, follow=True)
    assert f"{theirs} (sam was first: read, and left as it is)" in text_of(page)
    assert f"{mine} (" not in text_of(page)
    theirs.refresh_from_db()
    assert theirs.status == "published"
    assert [one.actor.username for one in theirs.decisions.all()] == ["sam"]
    assert [one.deed for one in mine.decisions.all()] == [deed]


def test_in_the_queue_an_item_that_has_left_it_meanwhile_is_named_too() -> None:
    letter, robin = a_letter(rating="not_rated"), a_volunteer("robin")
    where = f"{QUEUE}decide/"
    form = hidden_in(robin.get(where, {"deed": "hide", "chosen": f"l{letter.pk}"})) | GROUND
    act(a_volunteer("sam"), letter, "keep")
    assert queue(robin) == []
    page = text_of(robin.post(where, form, follow=True))
    assert f"{letter} (sam was first: read, and left as it is)" in page
    assert "with a decision for each" not in page


@KINDS
def test_a_correction_is_not_saved_over_a_decision_nobody_saw(kind: str) -> None:
    subject, robin = a_subject(kind), a_volunteer("robin")
    where = item(subject).replace("/change/", "/correct/")
    form = hidden_in(robin.get(where)) | GROUND | {"folded": "on", "rating": "not_safe"}
    if isinstance(subject, Letter):
        form["categories"] = str(subject.categories.get().pk)
    act(a_volunteer("sam"), subject, "keep")
    late = robin.post(where, form)
    assert late.status_code == 409
    assert "sam was first" in text_of(late)
    assert Decision.objects.get().deed == "keep"
    assert robin.post(where, form | hidden_in(late)).status_code == 302
    assert Decision.objects.filter(deed="correct").count() == 1


def test_an_appeal_that_was_answered_meanwhile_is_not_answered_again() -> None:
    letter = a_letter()
    act(a_volunteer("alex"), letter, "hide")
    an_appeal(letter)
    robin = a_volunteer("robin")
    form = hidden_in(robin.get(item(letter)))
    judge(a_volunteer("sam"), letter, "stands")
    where = item(letter).replace("/change/", "/judge/")
    late = robin.post(where, form | {"outcome": "overturn", "words": "Typed by robin"})
    assert late.status_code == 409
    letter.refresh_from_db()
    assert letter.status == "hidden"
    assert Decision.objects.filter(answers__isnull=False).count() == 1
