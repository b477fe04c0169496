"""Lists of letters: their order, and turning pages without missing or repeating one."""

import datetime
import re

import pytest
from django.test import Client

from letters.lists import PAGE
from letters.models import Letter
from tests.letters.pages import headings, latest, source
from tests.make import a_letter

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)


def next_link(text: str, rel: str) -> str:
    """The address of the button to the next page ("next": older, "prev": newer), or ""."""
    found = re.search(rf'href="(\?[^"]*)" rel="{rel}"', text)
    return found[1].replace("&amp;", "&") if found else ""


def seventy() -> list[str]:
    """Seventy letters on few days, saved in no order; their titles in the order of lists."""
    for number in range(70):
        day = DAY - datetime.timedelta(days=number * 29 % 70 // 9)
        a_letter(title=f"Letter {number}", body="A.", published_on=day)
    rows = Letter.objects.values_list("published_on", "public_id", "title")
    return [title for _, _, title in sorted(rows, reverse=True)]


def pages(address: str, start: str, rel: str) -> list[list[str]]:
    """The titles on each page, from `start` on, as long as there is a button."""
    found, query = [], start
    while True:
        text = source(page := Client().get(address + query))
        found.append(latest(page))
        query = next_link(text, rel)
        if not query:
            return found


def test_newest_letters_come_first_and_chance_decides_within_a_day() -> None:
    expected = seventy()
    assert latest(Client().get("/")) == expected[:PAGE]
    assert len(set(expected)) == 70


@pytest.mark.parametrize("address", ["/", "/to/you/"])
def test_turning_pages_forward_meets_every_letter_once(address: str) -> None:
    expected = seventy()
    found = pages(address, "", "next")
    assert [len(page) for page in found] == [20, 20, 20, 10]
    assert sum(found, []) == expected  # noqa: RUF017 - four pages


def test_turning_pages_back_meets_every_letter_once() -> None:
    expected = seventy()
    last = Letter.objects.newest_first()[69]
    found = pages("/", f"?after={last.published_on}_{last.public_id}", "prev")
    assert [len(page) for page in found] == [20, 20, 20, 9]
    assert [title for page in reversed(found) for title in page] == expected[:69]


def test_going_on_and_back_again_shows_the_same_page() -> None:
    seventy()
    first = Client().get("/")
    second = Client().get("/" + next_link(source(first), "next"))
    assert next_link(source(first), "prev") == ""
    again = Client().get("/" + next_link(source(second), "prev"))
    assert latest(again) == latest(first)


def test_a_letter_posted_meanwhile_moves_nothing_on_older_pages() -> None:
    seventy()
    first = Client().get("/")
    older = "/" + next_link(source(first), "next")
    before = latest(Client().get(older))
    a_letter(title="Just now", published_on=DAY)
    assert latest(Client().get(older)) == before


def test_a_page_is_found_though_the_letter_of_its_cursor_is_gone() -> None:
    expected = seventy()
    query = next_link(source(Client().get("/")), "next")
    Letter.objects.get(title=expected[PAGE - 1]).turn("take_back")
    assert latest(Client().get("/" + query)) == expected[PAGE : 2 * PAGE]


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "2031-13-40_abcdefghjkmnp", "2031-05-20_short", "2031-05-20", "9" * 500,
     "0000-00-00_abcdefghjkmnp", "2031-05-20_abcdefghjkmnp%00", "٢٠٣١-٠٥-٢٠_abcdefghjkmnp"],
    ids=lambda value: ascii(value)[:20],
)  # fmt: skip
@pytest.mark.parametrize("which", ["before", "after"])
def test_a_cursor_that_is_none_of_ours_reads_as_the_start(which: str, cursor: str) -> None:
    a_letter(title="Saucepan")
    for address in ("/", "/to/you/", "/waiting/"):
        page = Client().get(f"{address}?{which}={cursor}")
        assert page.status_code == 200
        assert latest(page) == ["Saucepan"]


def test_the_first_page_alone_invites_to_write() -> None:
    seventy()
    first = Client().get("/")
    assert "Begin anywhere" in source(first)
    second = Client().get("/" + next_link(source(first), "next"))
    assert "Begin anywhere" not in source(second)
    assert "<h1" in source(second)


def test_an_empty_site_says_so_and_invites() -> None:
    text = source(Client().get("/"))
    assert "No letters here" in text
    assert 'href="/write/"' in text


def test_the_bottom_of_the_drawer_holds_only_letters_one_may_read() -> None:
    expected = seventy()
    a_letter(title="Wisteria", rating="not_safe")
    a_letter(title="Wisteria", status="hidden")
    for _ in range(5):
        a_letter(title="Saucepan")  # a new edition, so a new draw
        cards = headings(Client().get("/"))
        assert len(cards) <= PAGE + 2
        assert set(cards) <= {*expected, "Saucepan"}


def test_a_category_holds_its_letters_only() -> None:
    a_letter(title="Both", categories=["you", "thanks"])
    a_letter(title="One", categories=["thanks"])
    assert latest(Client().get("/to/you/")) == ["Both"]
    assert set(latest(Client().get("/about/thanks/"))) == {"Both", "One"}
    assert latest(Client().get("/to/myself/")) == []


@pytest.mark.parametrize("address", ["/to/nobody/", "/about/you/", "/to/thanks/"])
def test_a_category_that_is_not_there_is_not_found(address: str) -> None:
    a_letter()
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/to/you/", "/archive/", "/waiting/", "/random/"])
def test_lists_are_only_read(address: str) -> None:
    a_letter()
    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code in (200, 302)
