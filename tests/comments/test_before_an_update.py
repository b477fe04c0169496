"""Behaviour 2.4: a reply written before an update says so; the reply itself stays as it was."""

from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Reply, Voice
from letters.models import Letter
from tests.comments.pages import html_of, many_replies, one_reply
from tests.desk.adding import add, move
from tests.make import a_letter, a_reply, post_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A public letter."""
    return a_letter(title="The coat")


def said_of(letter: Letter, number: int, query: str = "") -> str:
    """What a reply says of the updates after it: the anchor it leads to, "" for nothing."""
    letter.refresh_from_db()
    reply = one_reply(html_of(Client(), letter, query), number)
    before = reply.partition('wrote before <a href="')[2]
    assert before.count("wrote before") == 0
    return before.partition('"')[0]


def test_one_written_before_an_update_says_so_and_leads_there(letter: Letter) -> None:
    a_reply(letter)
    assert said_of(letter, 1) == ""
    add(letter)
    assert said_of(letter, 1) == "#update-1"
    line = '<li>wrote before <a href="#update-1">update 1</a></li>'
    assert line in html_of(Client(), letter)


def test_one_written_after_it_says_nothing(letter: Letter) -> None:
    add(letter)
    post_reply(Client(), letter)
    assert said_of(letter, 1) == ""


def test_each_names_the_first_update_that_came_after_it(letter: Letter) -> None:
    a_reply(letter)
    add(letter)
    a_reply(letter, body="A second one.")
    add(letter, body="Part two.")
    a_reply(letter, body="A third one.")
    assert [said_of(letter, number) for number in (1, 2, 3)] == ["#update-1", "#update-2", ""]


def test_the_authors_own_replies_are_not_marked(letter: Letter) -> None:
    a_reply(letter)
    a_reply(letter, by_author=True, body="I will tell you more.")
    add(letter)
    assert said_of(letter, 1) == "#update-1"
    assert said_of(letter, 2) == ""


def test_one_that_was_held_counts_from_when_it_was_written(letter: Letter) -> None:
    held = a_reply(letter, status="held")
    add(letter)
    held.turn(Deed.PUBLISH)
    assert said_of(letter, held.number) == "#update-1"


def test_one_that_waited_for_a_volunteer_counts_from_when_it_went_up(letter: Letter) -> None:
    a_reply(letter)
    update = add(letter, body="My number is 07700 900 142.")
    a_reply(letter, body="I write while it waits.")
    assert [said_of(letter, number) for number in (1, 2)] == ["", ""]
    update.turn(Deed.PUBLISH)
    a_reply(letter, body="I write afterwards.")
    assert [said_of(letter, number) for number in (1, 2, 3)] == ["#update-1", "#update-1", ""]


def test_the_mark_goes_with_the_update_and_comes_back_with_it(letter: Letter) -> None:
    a_reply(letter)
    first = add(letter)
    second = add(letter, body="Part two.")
    move(first, "take_back")
    assert said_of(letter, 1) == "#update-2"
    move(second, "take_back")
    assert said_of(letter, 1) == ""
    a_reply(letter, body="While both are gone.")
    move(first, "put_back")
    move(second, "put_back")
    assert [said_of(letter, number) for number in (1, 2)] == ["#update-1", ""]


@pytest.mark.parametrize("deed", [Deed.HIDE, Deed.REMOVE])
def test_an_update_that_a_volunteer_took_away_is_not_named(deed: Deed, letter: Letter) -> None:
    a_reply(letter)
    update = add(letter)
    update.turn(deed, ground="findable")
    assert said_of(letter, 1) == ""
    update.turn(Deed.RESTORE)
    assert said_of(letter, 1) == "#update-1"


def test_a_reply_of_the_same_day_is_told_apart(letter: Letter) -> None:
    with time_machine.travel("2031-06-02 10:00:30+00:00", tick=False):
        a_reply(letter)
        add(letter)
        a_reply(letter, body="In the same minute.")
    assert [said_of(letter, number) for number in (1, 2)] == ["#update-1", ""]


def _replies() -> list[dict[str, Any]]:
    return list(Reply.objects.order_by("pk").values())


def test_no_row_of_a_reply_or_a_voice_is_changed_by_an_update(letter: Letter) -> None:
    first = a_reply(letter)
    a_reply(letter, parent=first, by_author=True)
    before, voices = _replies(), list(Voice.objects.order_by("pk").values())
    update = add(letter)
    move(update, "take_back")
    move(update, "put_back")
    assert _replies() == before
    assert list(Voice.objects.order_by("pk").values()) == voices


def test_replies_deep_in_a_long_thread_say_it_on_their_own_page(letter: Letter) -> None:
    many_replies(letter, 60)
    for pk in Reply.objects.values_list("pk", flat=True):
        Reply.objects.filter(pk=pk).update(markup_version=0)
    add(letter)
    assert said_of(letter, 60, "?from=60") == "#update-1"


def test_the_marks_cost_no_query(letter: Letter) -> None:
    for number in range(3):
        a_reply(letter, body=f"Reply {number}.")
    with CaptureQueriesContext(connection) as before:
        html_of(Client(), letter)
    for number in range(3):
        add(letter, body=f"Part {number}.")
    with CaptureQueriesContext(connection) as after:
        html_of(Client(), letter)
    assert len(after) == len(before)
