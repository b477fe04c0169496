"""Too many letters from one hand: a pause, and the words in a form that can be sent again."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from tests.letters.pages import body_field, hidden_fields, source
from tests.make import WORDS, a_form, post_letter


@pytest.fixture
def clock(settings: Any) -> Iterator[time_machine.Traveller]:
    """Twenty to eleven, on a site where one hand may post one letter an hour."""
    settings.LIMITS = settings.LIMITS | {"letter": 1}
    start = datetime.datetime(2031, 5, 5, 10, 40, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


def test_a_second_letter_has_to_wait_until_the_hour_is_over(
    clock: time_machine.Traveller, stranger: Client
) -> None:
    assert "Your letter is posted" in source(post_letter(stranger))
    page = post_letter(stranger, body="A second one.\nWith two lines.")
    assert page.status_code == 429
    assert page["Retry-After"] == "1200"
    assert page["Cache-Control"] == "no-store"
    assert "about <b>20 minutes</b>" in source(page)
    assert "Your words are safe" in source(page)
    assert Letter.objects.count() == 1


def test_the_words_come_back_in_a_form_that_can_be_sent_again(
    clock: time_machine.Traveller, stranger: Client
) -> None:
    post_letter(stranger)
    body = "A second one.\nWith <b>two</b> lines."
    page = post_letter(stranger, title="Again", body=body, notes=["death"], categories=["you"])
    assert body_field(page) == body
    assert '<form class="sheet" method="post" action="/write/">' in source(page)
    form = hidden_fields(page) | {"body": body_field(page)}
    assert stranger.post("/write/", form).status_code == 429
    clock.shift(datetime.timedelta(minutes=21))
    assert "Your letter is posted" in source(stranger.post("/write/", form))
    letter = Letter.objects.get(title="Again")
    assert (letter.source, letter.notes.get().slug) == (body, "death")


def test_another_hand_is_not_slowed_down(
    clock: time_machine.Traveller, stranger: Client, another: Client
) -> None:
    post_letter(stranger)
    assert post_letter(stranger).status_code == 429
    page = post_letter(another, body="I found your ticket in a coat that I had given away.")
    assert "Your letter is posted" in source(page)


def test_a_new_address_in_the_same_network_is_the_same_hand(
    clock: time_machine.Traveller, shelves: None
) -> None:
    first, second = Client(REMOTE_ADDR="203.0.113.4"), Client(REMOTE_ADDR="203.0.113.200")
    assert post_letter(first).status_code == 200
    assert post_letter(second).status_code == 429


def test_a_double_click_over_the_limit_still_shows_the_key(
    clock: time_machine.Traveller, stranger: Client
) -> None:
    form = hidden_fields(stranger.post("/write/", a_form())) | {"act": "post"}
    assert stranger.post("/write/", form).status_code == 200
    assert "Your letter is posted" in source(stranger.post("/write/", form))


def test_looking_again_and_mistakes_do_not_count(
    clock: time_machine.Traveller, stranger: Client
) -> None:
    for _ in range(3):
        stranger.post("/write/", a_form())
        stranger.post("/write/", a_form(rating=""))
    assert "Your letter is posted" in source(post_letter(stranger, body=WORDS))
