"""Decisions 10: one form makes one reply, however often it arrives."""

import html
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from authors.models import Key
from comments.models import Reply, Voice
from letters.models import Letter
from tests.make import a_letter, post_letter, post_reply, words_in

pytestmark = pytest.mark.django_db


def _previewed(client: Client, letter: Letter, **given: str) -> tuple[str, dict[str, str]]:
    """(address, fields) of the form on a preview, ready to be sent."""
    url = f"/letters/{letter.public_id}/reply/"
    page = client.post(url, {"body": "I was there.", "name": "", "act": "preview"} | given)
    assert page.status_code == 200
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return url, {name: html.unescape(value) for name, value in hidden} | {"act": "post"}


def _twice(client: Client, letter: Letter, **given: str) -> tuple[Any, Any]:
    url, form = _previewed(client, letter, **given)
    return client.post(url, form), client.post(url, form)


def test_a_double_click_makes_one_reply_and_shows_the_same_key() -> None:
    first, second = _twice(Client(), a_letter())
    assert words_in(first) == words_in(second)
    assert (Reply.objects.count(), Voice.objects.count()) == (1, 1)


def test_a_second_click_from_a_browser_that_lost_the_first_answer_shows_the_key_too() -> None:
    letter = a_letter()
    url, form = _previewed(Client(), letter)
    first, second = Client().post(url, form), Client().post(url, form)
    assert words_in(first) == words_in(second)
    assert Reply.objects.count() == 1


def test_a_double_click_of_the_author_makes_one_reply_and_no_key(shelves: None) -> None:
    author = Client()
    post_letter(author)
    letter = Letter.objects.get()
    keys = Key.objects.count()
    first, second = _twice(author, letter)
    assert first.status_code == second.status_code == 200
    assert Reply.objects.get().voice.role == "author"
    assert Key.objects.count() == keys
    assert "no new key" in second.content.decode()


def test_a_double_click_of_somebody_who_spoke_before_makes_one_reply() -> None:
    letter, browser = a_letter(), Client()
    post_reply(browser, letter, body="Before.")
    first, second = _twice(browser, letter, body="After.")
    assert first.status_code == second.status_code == 200
    written = Reply.objects.order_by("number").values_list("source", flat=True)
    assert list(written) == ["Before.", "After."]
    assert Voice.objects.count() == 1


def test_the_same_form_with_other_words_is_refused_and_they_come_back() -> None:
    letter, browser = a_letter(), Client()
    url, form = _previewed(browser, letter)
    browser.post(url, form)
    page = browser.post(url, form | {"body": "Something else."})
    assert page.status_code == 409
    assert "Something else." in page.content.decode()
    assert Reply.objects.count() == 1


def test_a_second_click_a_day_later_makes_nothing_and_shows_no_key() -> None:
    letter = a_letter()
    with time_machine.travel("2026-03-01 10:00:00+00:00", tick=False) as clock:
        url, form = _previewed(Client(), letter)
        words = words_in(Client().post(url, form))
        clock.move_to("2026-03-02 09:00:00+00:00")
        page = Client().post(url, form).content.decode()
    assert words not in page
    assert "Nothing was posted twice." in page
    assert Reply.objects.count() == 1


def test_a_second_click_is_not_counted_against_the_limit(settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "reply": 1}
    first, second = _twice(Client(), a_letter())
    assert (first.status_code, second.status_code) == (200, 200)


def test_a_second_click_after_the_reply_was_taken_down_says_nothing_false() -> None:
    from writing.models import Deed

    letter, browser = a_letter(), Client()
    url, form = _previewed(browser, letter)
    browser.post(url, form)
    Reply.objects.get().turn(Deed.TAKE_BACK)
    page = browser.post(url, form)
    assert page.status_code == 200
    assert "no longer shown" in page.content.decode()
    assert "Anyone can read it now" not in page.content.decode()
    assert "with a volunteer" not in page.content.decode()
    assert Reply.objects.count() == 1


def test_two_previews_of_the_same_words_are_two_replies() -> None:
    letter = a_letter()
    post_reply(Client(), letter)
    post_reply(Client(), letter)
    assert Reply.objects.count() == 2
    assert Key.objects.filter(voices__isnull=False).count() == 2
