"""Fifty replies to a page, in thread order, for the same price everywhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.thread import PAGE
from letters.models import Letter
from tests.comments.pages import many_replies, next_link, numbers, thread_of
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db


def _mixed(number: int) -> int | None:
    """A thread that goes down and comes up again: every seventh reply answers the letter."""
    if number % 7 == 1:
        return None
    return number - 1 if number % 3 else number - number % 7 + (1 if number % 7 else -6)


@pytest.fixture
def long_thread(db: None) -> Letter:
    """A hundred and seventy replies of mixed depth."""
    letter = a_letter()
    many_replies(letter, 170, _mixed)
    return letter


def test_the_next_links_reach_every_reply_exactly_once(long_thread: Letter, client: Client) -> None:
    found, query = [], ""
    for _ in range(10):
        page = thread_of(client, long_thread, query)
        found.append(numbers(page))
        query = next_link(page)
        if not query:
            break
    in_order = long_thread.replies.order_by("path").values_list("number", flat=True)
    assert [number for page in found for number in page] == list(in_order)
    assert [len(page) for page in found] == [PAGE, PAGE, PAGE, 20]


def test_a_page_begins_with_the_number_asked_for(long_thread: Letter, client: Client) -> None:
    for number in (2, 49, 113, 170):
        page = thread_of(client, long_thread, f"?from={number}")
        assert numbers(page)[0] == number
        assert "The conversation from its beginning" in page


def test_the_first_page_offers_no_way_back_to_itself(long_thread: Letter, client: Client) -> None:
    assert "The conversation from its beginning" not in thread_of(client, long_thread)
    assert "The conversation from its beginning" not in thread_of(client, long_thread, "?from=1")


def test_a_page_that_begins_inside_shows_one_line_for_each_hidden_ancestor(
    client: Client,
) -> None:
    letter = a_letter()
    above = a_reply(letter, name="Tall heron")
    gone = a_reply(letter, parent=above, name="Night ferry")
    a_reply(letter, parent=above)
    deep = a_reply(letter, parent=gone)
    gone.turn(Deed.TAKE_BACK)
    page = thread_of(client, letter, f"?from={deep.number}")
    lines = re.findall(r'href="(\?from=\d+#reply-\d+)">Above: <bdi>(.*?)</bdi>', page)
    assert lines == [
        ("?from=1#reply-1", "Tall heron"),
        ("?from=2#reply-2", "a reply that was taken down"),
    ]
    assert "Above:" not in thread_of(client, letter)


def test_an_answer_to_a_reply_on_another_page_loads_that_page(client: Client) -> None:
    letter = a_letter()
    above = a_reply(letter)
    below = a_reply(letter, parent=above)
    assert '<li>to <a href="#reply-1">' in thread_of(client, letter)
    assert '<li>to <a href="?from=1#reply-1">' in thread_of(client, letter, f"?from={below.number}")


BAD = ("0", "-1", "abc", "9" * 30, "%00", "1%00", "", "%D9%A1", "1.0", " 1", "5000")


@pytest.mark.parametrize("start", BAD)
def test_a_from_that_is_no_number_of_this_thread_reads_as_the_first_page(
    start: str, client: Client
) -> None:
    letter = a_letter()
    many_replies(letter, 3)
    assert numbers(thread_of(client, letter, f"?from={start}")) == [1, 2, 3]


def test_a_number_of_another_letter_reads_as_the_first_page(client: Client) -> None:
    letter, other = a_letter(), a_letter()
    many_replies(letter, 2)
    many_replies(other, 5)
    assert numbers(thread_of(client, letter, "?from=4")) == [1, 2]


def _queries(letter: Letter, query: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert numbers(thread_of(Client(), letter, query))
    return len(seen)


def test_ten_thousand_replies_cost_what_a_hundred_cost() -> None:
    small, large = a_letter(), a_letter()
    many_replies(small, 100)
    many_replies(large, 10_000)
    counts = {_queries(small, ""), _queries(large, "")}
    assert len(counts) == 1
    assert counts.pop() <= 8
    late = {
        _queries(letter, query) for letter, query in ((small, "?from=90"), (large, "?from=9990"))
    }
    assert len(late) == 1
    assert late.pop() <= 8
    assert numbers(thread_of(Client(), large, "?from=9990")) == list(range(9990, 10_001))
    assert _queries(large, "?from=9990") == _queries(large, "?from=4000")
