"""A form posts once: a second click, a lost answer or a resend shows what the first one made."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from authors import once
from authors.models import Key, UsedForm
from authors.once import Once
from letters.models import Letter
from tests import make
from tests.authors.people import a_browser

START = datetime.datetime(2030, 5, 4, 12, 1, tzinfo=datetime.UTC)


def after(**time: float) -> Any:
    return time_machine.travel(START + datetime.timedelta(**time), tick=False)


@pytest.fixture
def form(writer: Client) -> dict[str, Any]:
    """A previewed letter, ready to be posted."""
    with after():
        fields = make.a_form()
        token = make.token_in(writer.post("/write/", fields))
        return fields | {"act": "post", "token": token}


def test_a_second_click_shows_the_same_key_and_makes_no_second_letter(
    writer: Client, form: dict[str, Any]
) -> None:
    with after():
        first = writer.post("/write/", form)
        second = writer.post("/write/", form)
    assert make.words_in(first) == make.words_in(second)
    assert (Letter.objects.count(), Key.objects.count(), UsedForm.objects.count()) == (1, 1, 1)


def test_a_resend_from_a_browser_that_lost_the_answer_shows_the_key(
    writer: Client, form: dict[str, Any]
) -> None:
    with after():
        first = make.words_in(writer.post("/write/", form))
    with after(minutes=14):
        assert make.words_in(a_browser().post("/write/", form)) == first


def test_other_words_with_the_same_token_are_409_and_handed_back(
    writer: Client, form: dict[str, Any]
) -> None:
    with after():
        writer.post("/write/", form)
        page = writer.post("/write/", form | {"body": "Other words entirely."})
    assert page.status_code == 409
    assert "Other words entirely." in page.content.decode()
    assert "<code>" not in page.content.decode()
    assert Letter.objects.get().source == make.WORDS


@pytest.mark.parametrize("minutes", [30, 60, 47 * 60])
def test_half_an_hour_later_the_key_is_not_shown_again(
    writer: Client, form: dict[str, Any], minutes: int
) -> None:
    with after():
        words = make.words_in(writer.post("/write/", form))
    stranger = a_browser()
    with after(minutes=minutes):
        page = stranger.post("/write/", form)
    assert page.status_code == 200
    assert words not in page.content.decode()
    assert "posted before" in page.content.decode()
    assert "desk" not in stranger.cookies
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(("minutes", "shown"), [(0, True), (28, True), (29, False), (31, False)])
def test_the_key_is_shown_for_fifteen_minutes_to_half_an_hour(
    db: None, minutes: int, shown: bool
) -> None:
    sent = Once("a" * 32, "words")
    with after():  # a minute after a quarter hour began
        assert once.claim(sent, digest=b"1" * 32)
    with after(minutes=minutes):
        assert once.may_show_key(sent) is shown


def test_after_48_hours_a_resend_still_makes_no_second_letter(
    writer: Client, form: dict[str, Any]
) -> None:
    with after():
        words = make.words_in(writer.post("/write/", form))
    with after(hours=48, minutes=16):
        assert once.forget_old() == 1
        assert not UsedForm.objects.exists()
        page = writer.post("/write/", form)
    assert page.status_code == 200
    assert words not in page.content.decode()
    assert (Letter.objects.count(), Key.objects.count()) == (1, 1)


def test_used_forms_are_kept_for_48_hours(db: None) -> None:
    with after():
        once.claim(Once("a" * 32, "words"), digest=b"1" * 32)
    with after(hours=47, minutes=55):
        assert once.forget_old() == 0
    with after(hours=48, minutes=16):
        assert once.forget_old() == 1
    assert Key.objects.count() == 1  # the key opens its letter for ever


@pytest.mark.parametrize("token", ["", "x" * 32, "A" * 32, "a" * 31, "a" * 33, "é" * 32])
def test_a_token_of_no_preview_posts_nothing(writer: Client, token: str) -> None:
    page = writer.post("/write/", make.a_form(act="post", token=token))
    assert page.status_code == 200
    assert not Letter.objects.exists()
    assert make.token_in(page) != token


def test_what_is_stored_of_a_form_tells_neither_its_token_nor_its_words(
    writer: Client, form: dict[str, Any]
) -> None:
    with after():
        writer.post("/write/", form)
    row = UsedForm.objects.get()
    assert form["token"].encode() not in bytes(row.token) + bytes(row.content)
    assert bytes(row.content) != Once("f" * 32, Once(form["token"], "").content).content_digest


def test_the_same_words_under_two_tokens_leave_nothing_in_common() -> None:
    assert Once("a" * 32, "same").content_digest != Once("b" * 32, "same").content_digest


def test_a_reply_sent_twice_is_one_reply(writer: Client) -> None:
    letter = make.a_letter()
    form = {"body": "I was there.", "name": "", "act": "preview", "to": ""}
    url = f"/letters/{letter.public_id}/reply/"
    form |= {"act": "post", "token": make.token_in(writer.post(url, form))}
    first, second = a_browser().post(url, form), a_browser().post(url, form)
    assert make.words_in(first) == make.words_in(second)
    assert letter.replies.count() == 1
    assert letter.voices.count() == 1
