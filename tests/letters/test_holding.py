"""Letters that a volunteer reads first: nobody else can, and nothing of them is lost."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from tests.letters.pages import latest, source
from tests.make import WORDS, post_letter, words_in
from writing.models import Deed, Status


@pytest.fixture
def reads_first(settings: Any) -> None:
    """A site where a volunteer reads every letter before it is up."""
    settings.PUBLISH = "after_reading"


def not_public(letter: Letter) -> None:
    """Nobody else finds it or anything of it."""
    somebody = Client()
    page = somebody.get(letter.get_absolute_url())
    assert page.status_code == 404
    assert "The ticket" not in source(page)
    assert latest(somebody.get("/?show=all")) == []
    for address in ("/to/you/", "/waiting/", "/archive/"):
        assert letter.public_id not in source(somebody.get(address))


def test_a_filled_honeypot_holds_the_letter_and_loses_nothing(stranger: Client) -> None:
    page = post_letter(stranger, website="https://example.org")
    assert page.status_code == 200
    assert "Your letter is with a volunteer" in source(page)
    assert len(words_in(page).split()) == 6
    letter = Letter.objects.get()
    assert (letter.status, letter.source, letter.published_on) == (Status.HELD, WORDS, None)
    assert letter.decisions.get().ground == "spam"
    not_public(letter)


def test_an_empty_honeypot_holds_nothing(stranger: Client) -> None:
    post_letter(stranger, website="  ")
    assert Letter.objects.get().status == Status.PUBLISHED


def test_the_honeypot_survives_the_preview(stranger: Client) -> None:
    page = stranger.post("/write/", {"act": "preview", "website": "x", "body": "a"} | BASE)
    assert 'name="website" value="x"' in source(page)


BASE = {"categories": ["you"], "rating": "safe"}


def test_a_letter_waits_where_volunteers_read_first(reads_first: None, stranger: Client) -> None:
    page = post_letter(stranger)
    assert "Your letter is with a volunteer" in source(page)
    assert "Anyone can read it now" not in source(page)
    letter = Letter.objects.get()
    not_public(letter)
    desk = source(stranger.get(f"/desk/{letter.public_id}/"))
    assert "Waiting for a volunteer" in desk
    assert "Not yet" in desk


def test_waiting_is_no_decision_about_the_letter(reads_first: None, stranger: Client) -> None:
    post_letter(stranger)
    assert not Letter.objects.get().decisions.exists()


def test_a_letter_gets_the_day_it_is_published_not_the_day_it_was_sent(
    reads_first: None, stranger: Client
) -> None:
    sent = datetime.datetime(2031, 5, 5, 12, 0, tzinfo=datetime.UTC)
    with time_machine.travel(sent, tick=False) as clock:
        post_letter(stranger)
        clock.shift(datetime.timedelta(days=3))
        letter = Letter.objects.get()
        letter.turn(Deed.PUBLISH)
        letter.refresh_from_db()
        assert letter.published_on == datetime.date(2031, 5, 8)
        text = source(Client().get(letter.get_absolute_url()))
    assert 'datetime="2031-05-08"' in text
    assert "2031-05-05" not in text


def test_a_letter_that_comes_back_keeps_its_first_day(shelves: None, stranger: Client) -> None:
    sent = datetime.datetime(2031, 5, 5, 12, 0, tzinfo=datetime.UTC)
    with time_machine.travel(sent, tick=False) as clock:
        post_letter(stranger)
        letter = Letter.objects.get()
        letter.turn(Deed.HIDE)
        not_public(letter)
        clock.shift(datetime.timedelta(days=3))
        letter.turn(Deed.RESTORE)
    assert Letter.objects.get().published_on == datetime.date(2031, 5, 5)
