"""The archive: months with their counts, and the letters of one month."""

import datetime
import re

import pytest
from django.test import Client

from tests.letters.pages import latest, source
from tests.make import a_letter
from writing.models import Deed

pytestmark = pytest.mark.django_db


def posted_on(year: int, month: int, day: int, **given: object) -> None:
    a_letter(published_on=datetime.date(year, month, day), **given)


def months(query: str = "") -> list[tuple[str, str, str]]:
    """(address, month, count) for each link of the archive, in order."""
    pattern = r'href="(/archive/\d+/\d+/[^"]*)">(\w+) <span>(\d+)<'
    return re.findall(pattern, source(Client().get(f"/archive/{query}")))


def test_the_archive_has_years_and_months_with_counts() -> None:
    for year, month, day in ((2030, 12, 31), (2031, 1, 1), (2031, 1, 31), (2031, 11, 5)):
        posted_on(year, month, day)
    posted_on(2031, 1, 15, rating="not_safe")
    assert months() == [
        ("/archive/2031/1/", "January", "2"),
        ("/archive/2031/11/", "November", "1"),
        ("/archive/2030/12/", "December", "1"),
    ]
    assert [count for _, _, count in months("?show=all")] == ["3", "1", "1"]


def test_an_empty_archive_says_so() -> None:
    assert "No letters yet" in source(Client().get("/archive/"))


def test_a_month_that_holds_nothing_for_the_reader_is_not_listed() -> None:
    posted_on(2031, 1, 1, rating="not_safe")
    posted_on(2031, 2, 1, rating="not_rated")
    posted_on(2031, 3, 1)
    assert [name for _, name, _ in months()] == ["March"]
    assert [name for _, name, _ in months("?show=all")] == ["January", "February", "March"]


def test_an_archive_with_nothing_safe_offers_all_of_it() -> None:
    posted_on(2031, 1, 1, rating="not_safe")
    page = source(Client().get("/archive/"))
    assert months() == []
    assert "No letters yet" in page
    assert '<a href="?show=all">Look among all letters</a>' in page
    assert len(months("?show=all")) == 1


def test_somebody_who_asked_for_all_letters_is_led_to_all_of_a_month() -> None:
    posted_on(2031, 1, 1, title="Wisteria", rating="not_safe")
    ((address, _, _),) = months("?show=all")
    assert latest(Client().get(address)) == ["Wisteria"]
    client = Client()
    client.cookies["preferences"] = "all.device."
    assert 'href="/archive/2031/1/"' in source(client.get("/archive/"))


def test_a_month_without_letters_left_is_not_listed() -> None:
    letter = a_letter(published_on=datetime.date(2031, 1, 1))
    assert len(months()) == 1
    letter.turn(Deed.TAKE_BACK)
    assert months() == []


def test_a_month_holds_its_first_and_last_day_and_no_other() -> None:
    for day in ((2031, 1, 1), (2031, 1, 31), (2030, 12, 31), (2031, 2, 1)):
        posted_on(*day, title="-".join(map(str, day)))
    assert latest(Client().get("/archive/2031/1/")) == ["2031-1-31", "2031-1-1"]
    assert latest(Client().get("/archive/2030/12/")) == ["2030-12-31"]
    assert "<h1>January 2031</h1>" in source(Client().get("/archive/2031/1/"))


def test_a_month_with_only_letters_not_safe_offers_all_of_them() -> None:
    posted_on(2031, 1, 1, title="Wisteria", rating="not_safe")
    page = Client().get("/archive/2031/1/")
    assert latest(page) == []
    assert "Nothing from this month is in this list." in source(page)
    assert latest(Client().get("/archive/2031/1/?show=all")) == ["Wisteria"]


def test_a_month_turns_its_own_pages() -> None:
    for number in range(25):
        posted_on(2031, 1, 1 + number, title=f"Letter {number}")
    posted_on(2030, 12, 1, title="Older")
    page = Client().get("/archive/2031/1/")
    found = re.search(r'href="(\?before=[^"]*)" rel="next"', source(page))
    assert found
    second = Client().get("/archive/2031/1/" + found[1].replace("&amp;", "&"))
    assert latest(page) + latest(second) == [f"Letter {number}" for number in range(24, -1, -1)]


@pytest.mark.parametrize(
    "month",
    ["2031/13", "2031/0", "0/1", "0/0", "9999/1", "9999/12", "10000/1", "9" * 20 + "/1", "2031/x",
     "2031/99999999999999999999", "-1/1", "2031/1.5", "٢٠٣١/١"],
)  # fmt: skip
def test_a_month_that_no_calendar_has_is_not_found(month: str) -> None:
    page = Client().get(f"/archive/{month}/?before=x&show=all")
    assert page.status_code == 404
    assert "<h1>" in source(page)


def test_the_last_year_a_list_can_have_is_an_empty_page() -> None:
    assert Client().get("/archive/9998/12/").status_code == 200
    assert Client().get("/archive/1/1/").status_code == 200


def test_a_month_nobody_wrote_in_is_an_empty_page() -> None:
    page = Client().get("/archive/1999/5/")
    assert page.status_code == 200
    assert "Nothing from this month is in this list." in source(page)
