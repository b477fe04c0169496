"""What a volunteer sees: enough to decide, nothing that leads to a person."""

import base64

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from authors import hands
from authors.models import Key
from letters.models import Category, Letter
from moderation.models import Decision, Report
from tests.make import a_letter, a_reply
from tests.moderation.rooms import LETTERS, REPLIES, a_volunteer, do, text_of

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/case/"
LISTS = (LETTERS, REPLIES, QUEUE, "/admin/moderation/report/", "/admin/moderation/decision/")


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_no_list_shows_the_title_or_words_of_a_letter_that_is_not_rated_safe(rating: str) -> None:
    letter = a_letter(title="The red room", body="Velvet.\n\nEverywhere.", rating=rating)
    reply = a_reply(letter, body="Satin as well.")
    Report.objects.create(letter=letter, ground="notes", facts="The red room is wrong")
    volunteer = a_volunteer()
    do(volunteer, "hide", reply)
    do(volunteer, "hide", letter)
    for address in (*LISTS, "/admin/"):
        page = text_of(volunteer.get(address))
        for private in ("red room", "Velvet", "Satin"):
            assert private not in page, address


def test_the_list_shows_the_title_of_a_safe_letter() -> None:
    a_letter(title="The last bus", rating="safe")
    assert "The last bus" in text_of(a_volunteer().get(LETTERS))


def test_no_page_shows_a_key_a_digest_a_hand_or_an_address() -> None:
    letter = a_letter(words="one two three four five six")
    reply = a_reply(letter)
    Report.objects.create(letter=letter, ground="notes")
    volunteer = a_volunteer()
    do(volunteer, "hide", letter)
    report, decision = Report.objects.get(), Decision.objects.get()
    pages = [
        *LISTS,
        "/admin/",
        f"{LETTERS}{letter.pk}/change/",
        f"{LETTERS}{letter.pk}/history/",
        f"{REPLIES}{reply.pk}/change/",
        f"/admin/moderation/report/{report.pk}/change/",
        f"/admin/moderation/decision/{decision.pk}/change/",
    ]
    marks = [bytes(key.digest) for key in Key.objects.all()]
    marks.append(hands.mark(hands.prefix_of("127.0.0.1")))
    private = [mark.hex() for mark in marks] + [base64.b64encode(mark).decode() for mark in marks]
    private += [str(key.pk) for key in Key.objects.all()]
    private += ["127.0.0.1", "127.0.0.0", "one two three"]
    for address in pages:
        page = text_of(volunteer.get(address))
        assert [value for value in private if value in page] == [], address


@pytest.mark.parametrize("room", [LETTERS, REPLIES])
def test_the_search_finds_by_public_id_and_by_words(room: str) -> None:
    wanted, other = a_letter(body="A lighthouse.\n\nTwo.\n\nThree."), a_letter()
    replies = [a_reply(wanted, body="A lighthouse keeper."), a_reply(other)]
    volunteer = a_volunteer()
    for query in (wanted.public_id, "lighthouse"):
        page = text_of(volunteer.get(room, {"q": query}))
        assert wanted.public_id in page
        assert other.public_id not in page
    assert len(replies) == 2


FILTERS = [
    (LETTERS, "status__exact", "held"),
    (LETTERS, "rating__exact", "not_rated"),
    (LETTERS, "age", "1"),
    (LETTERS, "age", "7"),
    (LETTERS, "age", "old"),
    (LETTERS, "needs__exact", "listen"),
    (REPLIES, "status__exact", "held"),
    (REPLIES, "folded__exact", "1"),
    (REPLIES, "age", "old"),
    (REPLIES, "letter__rating__exact", "safe"),
    ("/admin/moderation/report/", "settled__exact", "0"),
    ("/admin/moderation/report/", "ground__exact", "spam"),
    ("/admin/moderation/decision/", "automated__exact", "1"),
]


@pytest.mark.parametrize(("room", "name", "value"), FILTERS)
def test_every_filter_of_a_list_answers(room: str, name: str, value: str) -> None:
    a_reply(a_letter())
    assert a_volunteer().get(room, {name: value}).status_code == 200


def test_filters_keep_what_fits_and_leave_out_the_rest() -> None:
    fits = a_letter(status="held", rating="not_rated", categories=["healing"])
    other = a_letter(rating="safe", categories=["you"])
    Letter.objects.filter(pk=other.pk).update(written_on="2020-01-01")
    healing = Category.objects.get(slug="healing").pk
    volunteer = a_volunteer()
    for query in (
        {"status__exact": "held"},
        {"rating__exact": "not_rated"},
        {"categories__id__exact": healing},
        {"age": "1"},
    ):
        page = text_of(volunteer.get(LETTERS, query))
        assert fits.public_id in page, query
        assert other.public_id not in page, query
    old = text_of(volunteer.get(LETTERS, {"age": "old"}))
    assert other.public_id in old
    assert fits.public_id not in old


def test_what_a_volunteer_does_leaves_no_title_and_no_words_in_the_log_of_the_admin() -> None:
    letter = a_letter(title="The last bus", body="A lighthouse.\n\nTwo.\n\nThree.")
    do(a_volunteer(), "remove", letter)
    logged = " ".join(f"{row.object_repr} {row.change_message}" for row in LogEntry.objects.all())
    assert "The last bus" not in logged
    assert "lighthouse" not in logged
    assert (str(letter), str(a_reply(letter))) == (letter.public_id, f"{letter.public_id}/1")


def test_the_page_of_a_letter_shows_words_reports_and_decisions_as_text() -> None:
    letter = a_letter(body="<b>Bold</b> words.\n\nTwo.\n\nThree.")
    Report.objects.create(letter=letter, ground="spam", facts="<script>alert(1)</script>")
    page = text_of(a_volunteer().get(reverse("admin:letters_letter_change", args=[letter.pk])))
    assert "&lt;b&gt;Bold&lt;/b&gt; words." in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_what_an_author_took_back_is_found_by_no_word_of_it() -> None:
    letter = a_letter(body="A lighthouse.\n\nTwo.\n\nThree.", title="The last bus")
    volunteer = a_volunteer()
    assert letter.public_id in text_of(volunteer.get(LETTERS, {"q": "lighthouse"}))
    letter.turn("take_back")  # type: ignore[arg-type]
    for word in ("lighthouse", "bus"):
        assert letter.public_id not in text_of(volunteer.get(LETTERS, {"q": word}))


@pytest.mark.parametrize("field", ["source__contains", "title__startswith", "hand", "key__digest"])
def test_no_address_of_a_list_feels_its_way_through_words_or_marks(field: str) -> None:
    a_letter(title="The last bus")
    assert a_volunteer().get(LETTERS, {field: "T"}).status_code in (302, 400)
