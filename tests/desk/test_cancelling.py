"""Cancelling a letter that waits for its day: it never was, and no row says otherwise."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from authors.models import UsedForm
from letters.models import Letter
from moderation.models import Case, Decision
from tests.desk import traces
from tests.desk.exports import a_letter_that_is
from tests.desk.listening import made
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.desk.traces import SIX, leave, rows
from tests.make import a_letter, a_member, a_voice, post_letter, words_in
from writing import erasures
from writing.models import Deed, Status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_of_its_own(shelves: None) -> Iterator[None]:
    with time_machine.travel("2031-05-04 12:00:00+00:00", tick=False):
        yield


def a_waiting_letter(client: Client, **given: str) -> tuple[Letter, str]:
    """One posted through the pages to go up in three days; its six words."""
    words = words_in(post_letter(client, when="three_days", **given))
    letter = Letter.objects.latest("pk")
    assert letter.status == "scheduled"
    return letter, words


def test_no_table_has_one_row_more_than_before_it_was_written() -> None:
    a_letter()
    but = "letters.Edition"  # one number, which says that some list may have changed
    before = rows(but)
    author = Client()
    letter, words = a_waiting_letter(author, rating="not_rated", name="a tambourine")
    author.post(desk_of(letter, "edit/"), edit_form(letter, body="Other words.", notes=["death"]))
    made(author, letter)
    assert {name for name, found in rows().items() if found != before.get(name)} >= {
        "letters.Letter",
        "letters.Letter_categories",
        "letters.Letter_notes",
        "authors.Key",
        "authors.UsedForm",
        "writing.EarlierText",
        "desk.PrivateFeed",
    }
    page = text_of(leave(author, letter, "cancel", words))
    assert "It is cancelled" in page
    # For 48 hours, so that a resend does not post it again; it is tied to nothing.
    assert UsedForm.objects.get().key is None
    UsedForm.objects.all().delete()
    assert rows(but) == before


def test_a_fingerprint_goes_with_it() -> None:
    author = Client()
    body = "I kept the ticket for a train that no longer runs between our two towns."
    before = rows()
    letter, words = a_waiting_letter(author, body=body)
    assert rows()["writing.Echo"] != before["writing.Echo"]
    leave(author, letter, "cancel", words)
    assert rows()["writing.Echo"] == before["writing.Echo"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_its_bytes_are_gone_too() -> None:
    author = Client()
    letter, words = a_waiting_letter(author, title="The gooseberry", body="I kept the quillwort.")
    assert "quillwort" in traces.on_disk()
    assert letter.public_id in traces.on_disk()
    leave(author, letter, "cancel", words)
    for trace in ("quillwort", "gooseberry", letter.public_id):
        assert trace not in traces.on_disk()


def test_its_address_says_the_same_before_and_after() -> None:
    author = Client()
    letter, words = a_waiting_letter(author, title="The gooseberry")
    addresses = [f"/letters/{letter.public_id}/", letter.get_absolute_url()]
    addresses += [f"{addresses[0]}reply/", f"/report/letter/{letter.public_id}/"]

    def answers() -> list[tuple[int, bytes]]:
        found = [Client().get(address) for address in addresses]
        return [(answer.status_code, answer.content) for answer in found]

    before = answers()
    assert {status for status, _ in before} == {404}
    leave(author, letter, "cancel", words)
    assert answers() == before
    assert "gooseberry" not in traces.said_at(Client(), traces.lists())


def test_a_second_click_shows_the_same_page() -> None:
    author = Client()
    letter, words = a_waiting_letter(author)
    first = leave(author, letter, "cancel", words)
    second = leave(author, letter, "cancel", words)
    assert first.content == second.content
    assert text_of(author.get(desk_of(letter)), 403)


def test_the_key_and_the_old_form_open_nothing_and_tick_publishes_nothing() -> None:
    author = Client()
    letter, words = a_waiting_letter(author)
    leave(author, letter, "cancel", words)
    assert "do not open" in text_of(Client().post("/key/", {"six_words": words}), 422)
    with time_machine.travel("2031-05-09 12:00:00+00:00", tick=False):
        call_command("tick")
    assert not Letter.objects.exists()


def test_the_page_offers_nothing_else_and_says_what_it_means() -> None:
    letter = a_letter_that_is("scheduled", words=SIX)
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert 'id="cancel"' in page
    assert "no line of it is left" in page
    for way in ("take_back", "orphan"):
        assert f'id="{way}"' not in page
        assert leave(holding(letter), letter, way).status_code == 403
    letter.refresh_from_db()
    assert letter.status == "scheduled"


def a_decided_letter() -> Letter:
    """One that waits for its day, and that a volunteer has held and let go again."""
    letter = a_letter_that_is("scheduled", words=SIX, title="The gooseberry", body="A quillwort.")
    letter.turn(Deed.HOLD, by=a_member(), ground="findable", words="A dulcimer stands in it.")
    return letter


def test_where_somebody_decided_about_it_a_row_without_words_is_left() -> None:
    letter = a_decided_letter()
    assert Case.objects.exists()
    pages = [leave(holding(letter), letter, "cancel") for _ in range(2)]
    assert [b"It is cancelled" in page.content for page in pages] == [True, True]
    letter.refresh_from_db()
    assert (letter.status, letter.source, letter.publish_on) == (Status.BURNED, "", None)
    assert Decision.objects.get().letter == letter
    assert not Case.objects.exists()
    for word in ("gooseberry", "quillwort", "dulcimer"):
        assert word not in traces.database()
    assert Client().get(f"/letters/{letter.public_id}/").status_code == 404


def test_a_letter_that_a_check_holds_before_its_day_can_be_cancelled() -> None:
    letter = a_decided_letter()
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert "Nobody but you and a volunteer has seen this letter." in page


@pytest.mark.parametrize("status", ["published", "hidden", "removed", "taken_back"])
def test_what_was_public_cannot_be_cancelled(status: str) -> None:
    letter = a_letter_that_is(status, words=SIX)
    assert leave(holding(letter), letter, "cancel").status_code == 403
    letter.refresh_from_db()
    assert (letter.status, letter.source == "") == (status, False)


def test_on_its_day_it_is_too_late_to_cancel_without_a_trace() -> None:
    author = Client()
    letter, words = a_waiting_letter(author)
    with time_machine.travel("2031-05-07 00:00:00+00:00", tick=False):
        call_command("tick")
        answer = leave(author, letter, "cancel", words)
    assert answer.status_code == 403
    assert Letter.objects.get().is_public


def test_a_restored_backup_lets_it_go_as_well() -> None:
    author = Client()
    letter, words = a_waiting_letter(author)
    leave(author, letter, "cancel", words)
    [line] = erasures.read()[erasures.digest(letter.public_id)]
    assert line.what == erasures.GONE


def test_nobody_else_can_cancel_it() -> None:
    letter = a_letter_that_is("scheduled", words=SIX)
    for client in (Client(), holding(a_letter()), holding(a_voice(a_letter()))):
        assert leave(client, letter, "cancel", "no such words").status_code == 403
    letter.refresh_from_db()
    assert letter.status == "scheduled"
