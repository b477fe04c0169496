"""Behaviour 4.7: the number of replies stands in three places and is the same in all of them."""

import re

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.comments.pages import html_of
from tests.make import a_letter, a_member, a_reply, post_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db


def _counts(letter: Letter) -> tuple[str, str, str]:
    """What the meta line, the heading of the conversation and the card on the home page say."""
    html = html_of(Client(), letter)
    meta = re.search(r'<a href="#replies">(.*?)</a>', html)
    heading = re.search(r'<h2 id="replies">(.*?) to “', html)
    home = Client().get("/").content.decode()
    card = re.search(r"<li>([\d,]+ repl(?:y|ies)|Waiting for a first reply)</li>", home)
    assert meta
    assert heading
    assert card
    return meta[1], heading[1], card[1]


def _agree(letter: Letter, words: str) -> bool:
    card = "Waiting for a first reply" if words == "0 replies" else words
    return _counts(letter) == (words, words, card)


def test_none_one_and_many_are_said_in_three_places_alike() -> None:
    letter = a_letter()
    assert _agree(letter, "0 replies")
    post_reply(Client(), letter)
    assert _agree(letter, "1 reply")
    post_reply(Client(), letter, to="1")
    assert _agree(letter, "2 replies")


def test_thousands_are_grouped() -> None:
    letter = a_letter()
    Letter.objects.update(reply_count=1204)
    assert _agree(letter, "1,204 replies")


def test_a_held_reply_is_counted_once_it_is_published() -> None:
    letter = a_letter()
    held = a_reply(letter, status="held")
    assert _agree(letter, "0 replies")
    held.turn(Deed.PUBLISH, by=a_member())
    assert _agree(letter, "1 reply")


def test_what_is_hidden_is_not_counted_until_it_is_restored() -> None:
    letter = a_letter()
    a_reply(letter)
    reply, staff = a_reply(letter), a_member()
    reply.turn(Deed.HIDE, by=staff, ground="cruel")
    assert _agree(letter, "1 reply")
    reply.turn(Deed.RESTORE, by=staff)
    assert _agree(letter, "2 replies")
    reply.turn(Deed.REMOVE, by=staff, ground="spam")
    assert _agree(letter, "1 reply")


def test_what_is_taken_back_is_counted_out_once() -> None:
    letter = a_letter()
    a_reply(letter)
    reply = a_reply(letter)
    reply.turn(Deed.HOLD, by=a_member(), ground="other")
    assert _agree(letter, "1 reply")
    reply.turn(Deed.TAKE_BACK)
    assert _agree(letter, "1 reply")


def test_a_held_reply_taken_back_was_never_counted() -> None:
    letter = a_letter()
    a_reply(letter, status="held").turn(Deed.TAKE_BACK)
    assert _agree(letter, "0 replies")


def test_the_count_is_the_number_of_replies_that_can_be_read() -> None:
    letter = a_letter()
    for status in ("published", "held", "hidden", "taken_back", "published"):
        a_reply(letter, status=status)
    letter.refresh_from_db()
    assert letter.reply_count == Reply.objects.visible().count() == 2
