"""Numbers and dates of an export are believed only as far as they can be."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.wordpress.dates import when
from exchange.wordpress.numbers import Seen, number
from tests.exchange.reads import export, only
from tests.exchange.wxr import an_item

ZERO = "0000-00-00 00:00:00"


def at(**given: str | None) -> datetime | None:
    return only(an_item(**given)).at


def test_the_clock_of_the_site_comes_first() -> None:
    assert at(post_date="2012-12-12 23:59:59") == datetime(2012, 12, 12, 23, 59, 59)


@pytest.mark.parametrize(
    "bad", [ZERO, "", None, "soon", "2012-13-01 00:00:00", "1969-12-31 23:59:59"]
)
def test_then_the_universal_clock(bad: str | None) -> None:
    assert at(post_date=bad, post_date_gmt="2012-12-12 09:00:00") == datetime(2012, 12, 12, 9)


def test_then_the_date_of_the_feed() -> None:
    found = at(post_date=ZERO, post_date_gmt=ZERO, pubDate="Thu, 29 Feb 2024 08:01:02 +0200")
    assert found == datetime(2024, 2, 29, 8, 1, 2)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "Thu, 01 Jan 1900 00:00:00 +0000",
        "Mon, 32 Jan 2012 00:00:00 +0000",
        "Mon, 1 Jan 2012 00:00:00 +99999999999",
        "yesterday",
        "١ Jan 2012 00:00:00",
    ],
)
def test_a_published_post_without_any_date_keeps_none_and_is_reported(bad: str) -> None:
    done = export(an_item(6, post_date=ZERO, post_date_gmt=ZERO, pubDate=bad))
    assert done.posts[0].at is None
    assert done.lines_about("no usable date")[0].startswith("post 6: ")


def test_a_draft_without_a_date_is_nothing_to_report() -> None:
    done = export(an_item(status="draft", post_date=ZERO, post_date_gmt=ZERO, pubDate=""))
    assert done.posts[0].at is None
    assert done.lines == []


@pytest.mark.parametrize(
    ("stamp", "is_date"),
    [
        ("1970-01-01 00:00:00", True),
        ("1969-12-31 23:59:59", False),
        ("2100-12-31 23:59:59", True),
        ("2101-01-01 00:00:00", False),
        ("9999-12-31 23:59:59", False),
        ("2024-02-29 00:00:00", True),
        ("2023-02-29 00:00:00", False),
        ("2012-12-12T10:00:00", True),
        ("2012-12-12", False),
        ("2012-12-12 24:00:00", False),
        ("٢٠١٢-12-12 10:00:00", False),
        ("-001-11-30 00:00:00", False),
    ],
)
def test_years_of_broken_clocks_are_no_dates(stamp: str, is_date: bool) -> None:
    assert bool(when(stamp)) is is_date


@given(st.text(max_size=40))
def test_no_text_in_place_of_a_date_makes_trouble(text: str) -> None:
    found = when(text, published=text)
    assert found is None or 1970 <= found.year <= 2100


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 12, 31)))
def test_every_date_of_those_years_is_read_back(date: datetime) -> None:
    date = date.replace(microsecond=0)
    assert when(date.isoformat(" ")) == date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        (" 7\n", 7),
        ("007", 7),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", 0),
        ("9" * 5000, 0),
        ("-7", 0),
        ("+7", 0),
        ("7.0", 0),
        ("7e3", 0),
        ("1_000", 0),
        ("٧", 0),
        ("²", 0),
        ("", 0),
    ],
)
def test_a_number_is_plain_digits_that_a_database_can_keep(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("bad", ["", "-4", "x", "9223372036854775808", "0", None])
def test_an_item_without_a_usable_number_has_none_and_is_reported(bad: str | None) -> None:
    done = export(an_item(5), an_item(bad, post_id=bad))
    assert [post.number for post in done.posts] == [5, 0]
    assert done.lines_about("no usable number")[0].startswith("item 2 of the file: ")


def test_items_without_numbers_are_not_each_others_doubles() -> None:
    assert export(an_item(None), an_item(None)).lines_about("number used twice") == []


def test_a_number_used_twice_is_reported_and_both_are_handed_out() -> None:
    done = export(an_item(5, "one"), an_item(6), an_item(5, "two"))
    assert [post.title for post in done.posts if post.number == 5] == ["one", "two"]
    [line] = done.lines_about("number used twice")
    assert line.startswith("post 5: ")


@given(st.lists(st.integers(0, 300) | st.integers(0, 2**63 - 1), max_size=60))
def test_what_was_seen_is_known_again_and_nothing_else(numbers: list[int]) -> None:
    seen, before = Seen(), set[int]()
    for one in numbers:
        assert seen.again(one) is (one in before)
        before.add(one)
