"""Lists are read from an index in their own order: nothing is sorted, nothing is scanned whole."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters import lists
from letters.models import Category
from tests import engines
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db


def plans(url: str) -> Iterator[tuple[str, str]]:
    """(query, plan) of every query on letters or replies that a page makes."""
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(url).status_code == 200
    for query in queries.captured_queries:
        sql = query["sql"]
        if "letters_letter" in sql or "comments_reply" in sql:
            yield sql, "; ".join(engines.plan(sql))


def assert_from_an_index(url: str) -> None:
    """No page sorts or reads a whole table."""
    found = list(plans(url))
    assert found
    for sql, plan in found:
        bad = engines.sorts_or_scans(sql, "letters_letter", "comments_reply")
        assert not bad, f"{sql}\n{plan}"


@pytest.fixture
def many() -> None:
    """More letters than one page holds."""
    for number in range(lists.PAGE + 5):
        a_letter(title=f"Number {number}")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("show", ["safe", "all"])
def test_home_and_the_month_read_an_index(show: str) -> None:
    assert_from_an_index(f"/?show={show}")
    letter = a_letter()
    assert letter.published_on
    month = letter.published_on
    assert_from_an_index(f"/archive/{month.year}/{month.month}/?show={show}")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("show", ["safe", "all"])
def test_the_waiting_shelf_reads_an_index(show: str) -> None:
    assert_from_an_index(f"/waiting/?show={show}")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("show", ["safe", "all"])
def test_a_full_pigeonhole_reads_an_index(show: str) -> None:
    Category.objects.filter(slug="you").update(all_count=lists.FULL_HOLE + 1)
    assert_from_an_index(f"/to/you/?show={show}")


def test_both_ways_to_read_a_pigeonhole_find_the_same_letters() -> None:
    for number in range(6):
        a_letter(categories=["you", "healing"] if number % 2 else ["a-parent"])
    hole = Category.objects.get(slug="healing")
    few = Client().get("/about/healing/").content
    Category.objects.filter(pk=hole.pk).update(all_count=lists.FULL_HOLE + 1)
    hole.refresh_from_db()
    found = lists.in_hole(lists.Letter.objects.all(), hole)
    assert {letter.card for letter in found} == {
        letter.card for letter in lists.Letter.objects.filter(categories=hole)
    }
    assert few.count(b'class="folded"') == 3


def test_a_conversation_reads_an_index() -> None:
    letter = a_letter()
    first = a_reply(letter)
    for _ in range(3):
        a_reply(letter, parent=first)
    assert_from_an_index(letter.get_absolute_url())
    assert_from_an_index(f"{letter.get_absolute_url()}?from=2")
