"""The desk of a letter that waits for its day: change the day, change the words, or send it up."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters import sleeping
from letters.models import Letter
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.letters.pages import hidden_fields, kept_words
from tests.make import a_letter, post_letter
from writing.models import Deed, EarlierText

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Wisteria", "body": "Gramophone.\n\nIt plays."}
OTHER = "Gramophone.\n\nIt plays no more."


@pytest.fixture
def clock(shelves: None) -> Iterator[time_machine.Traveller]:
    """The afternoon of 20 May 2031."""
    start = datetime.datetime(2031, 5, 20, 15, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


@pytest.fixture
def waiting(clock: time_machine.Traveller) -> Letter:
    """A letter that is to go up on 23 May."""
    post_letter(Client(), when="three_days", **GIVEN)
    return Letter.objects.get()


def choose(letter: Letter, when: str, client: Client | None = None) -> Any:
    """Press one of the buttons of the panel."""
    return (client or holding(letter)).post(desk_of(letter, "when/"), {"when": when})


def fresh(letter: Letter) -> tuple[str, str]:
    """(where it stands, its day) now."""
    letter.refresh_from_db()
    return letter.status, str(letter.publish_on)


def test_the_desk_says_the_day_and_offers_another(waiting: Letter) -> None:
    desk = text_of(holding(waiting).get(desk_of(waiting)))
    panel = desk.partition('id="when"')[2].partition("</section>")[0]
    assert 'goes up on <time datetime="2031-05-23">23 May 2031</time>' in panel
    for value in ("now", "tomorrow", "three_days"):
        assert f'name="when" value="{value}"' in panel
    assert "Waiting for its day" in desk
    assert "Add an update" not in desk
    assert f'href="{waiting.get_absolute_url()}' not in desk


def test_it_can_be_put_off_and_brought_forward(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    assert choose(waiting, "tomorrow")["Location"] == desk_of(waiting)
    assert fresh(waiting) == ("scheduled", "2031-05-21")
    clock.move_to(datetime.datetime(2031, 5, 21, 8, tzinfo=datetime.UTC))
    choose(waiting, "three_days")  # its day has come, and its author is still not sure
    assert fresh(waiting) == ("scheduled", "2031-05-24")
    assert sleeping.release_due() == 0


def test_publish_now_puts_it_up_at_once_and_twice_is_harmless(waiting: Letter) -> None:
    assert [choose(waiting, "now").status_code for _ in range(2)] == [302, 302]
    assert fresh(waiting) == ("published", "None")
    assert waiting.published_on == datetime.date(2031, 5, 20)
    assert Client().get(waiting.get_absolute_url()).status_code == 200
    waiting.refresh_from_db()
    assert not waiting.decisions.exists()


def test_a_page_that_was_open_while_it_went_up_hides_nothing(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime.datetime(2031, 5, 23, 8, tzinfo=datetime.UTC))
    assert sleeping.release_due() == 1
    assert choose(waiting, "three_days").status_code == 302
    assert fresh(waiting) == ("published", "2031-05-23")
    assert "It waits for its day" not in text_of(holding(waiting).get(desk_of(waiting)))


def test_other_words_while_it_waits_are_screened_again(waiting: Letter) -> None:
    body = f"{GIVEN['body']}\n\nMy number is 07700 900 142."
    client = holding(waiting)
    seen = client.post(desk_of(waiting, "edit/"), edit_form(waiting, body=body))
    assert "Not saved yet." in text_of(seen)
    form = edit_form(waiting, body=body) | hidden_fields(seen)
    assert client.post(desk_of(waiting, "edit/"), form).status_code == 302
    assert fresh(waiting) == ("held", "2031-05-23")
    desk = text_of(client.get(desk_of(waiting)))
    assert "A volunteer reads it first." in desk
    assert 'name="when"' not in desk
    waiting.turn(Deed.PUBLISH)
    assert fresh(waiting) == ("scheduled", "2031-05-23")


def test_other_words_that_nothing_is_wrong_with_leave_it_waiting(waiting: Letter) -> None:
    holding(waiting).post(desk_of(waiting, "edit/"), edit_form(waiting, body=OTHER))
    assert fresh(waiting) == ("scheduled", "2031-05-23")
    assert waiting.source == OTHER
    assert EarlierText.objects.get().source == GIVEN["body"]
    assert Client().get(waiting.get_absolute_url()).status_code == 404


def test_where_a_volunteer_reads_first_other_words_are_read_again(
    waiting: Letter, settings: Any
) -> None:
    settings.PUBLISH = "after_reading"
    holding(waiting).post(desk_of(waiting, "edit/"), edit_form(waiting, body=OTHER))
    assert fresh(waiting) == ("held", "2031-05-23")


def test_the_page_for_editing_does_not_ask_for_the_day_again(waiting: Letter) -> None:
    page = text_of(holding(waiting).get(desk_of(waiting, "edit/")))
    assert "When shall it go up?" not in page
    form = edit_form(waiting, body=OTHER, when="now")
    holding(waiting).post(desk_of(waiting, "edit/"), form)
    assert fresh(waiting) == ("scheduled", "2031-05-23")


def test_a_letter_that_waits_takes_no_update(waiting: Letter) -> None:
    sent = {"title": "", "body": OTHER, "rating": "safe", "act": "preview"}
    page = holding(waiting).post(desk_of(waiting, "updates/"), sent)
    assert page.status_code == 403
    assert OTHER in kept_words(page)


def test_one_that_is_held_cannot_be_sent_up_by_its_author(waiting: Letter) -> None:
    waiting.turn(Deed.HOLD, ground="findable")
    for when in ("now", "tomorrow"):
        assert choose(waiting, when).status_code == 403
    assert fresh(waiting) == ("held", "2031-05-23")


def test_a_letter_that_was_never_to_wait_cannot_be_made_to(clock: time_machine.Traveller) -> None:
    letter = a_letter()
    assert choose(letter, "three_days").status_code == 302
    assert fresh(letter) == ("published", "None")


@pytest.mark.parametrize("when", ["", "2031-06-01", "never"])
def test_a_day_no_button_offers_is_refused(when: str, waiting: Letter) -> None:
    assert choose(waiting, when).status_code == 400
    assert fresh(waiting) == ("scheduled", "2031-05-23")


def test_only_its_own_key_moves_it_and_only_by_a_form(waiting: Letter) -> None:
    for client in (Client(), holding(a_letter(title="Other"))):
        assert choose(waiting, "now", client).status_code == 403
    assert holding(waiting).get(desk_of(waiting, "when/"), {"when": "now"}).status_code == 405
    foreign = {"headers": {"Sec-Fetch-Site": "cross-site"}}
    checked = holding(waiting, checks=True)
    sent = {"when": "now"}
    assert checked.post(desk_of(waiting, "when/"), sent, **foreign).status_code == 403
    assert fresh(waiting) == ("scheduled", "2031-05-23")


def test_the_index_of_desks_says_that_it_waits(waiting: Letter) -> None:
    page = holding(waiting).get("/desk/")
    assert "Waiting for its day" in text_of(page)
    assert page["Cache-Control"] == "no-store"
