"""Turning the pages of answers: many are newest first, few are nearest first."""

import datetime

import pytest
from django.test import Client

from letters.models import Letter
from letters.search.find import FEW, PAGE
from tests.letters.pages import headings, source
from tests.letters.search.asking import DAY, all_pages, ask, found, in_bulk, next_link
from tests.make import a_letter

pytestmark = pytest.mark.django_db


def test_many_answers_are_newest_first_and_turning_on_meets_each_once() -> None:
    expected = in_bulk(130)
    pages = all_pages(ask("saucepan"))
    assert [len(page) for page in pages] == [20] * 6 + [10]
    assert sum(pages, []) == expected  # noqa: RUF017 - seven pages
    assert expected == list(Letter.objects.newest_first().values_list("title", flat=True))


def test_turning_back_meets_each_once_too() -> None:
    expected = in_bulk(130)
    page = ask("saucepan")
    while link := next_link(page, "next"):
        page = Client().get(f"/search/{link}")
    back = all_pages(page, "prev")
    assert [len(page) for page in back] == [10] + [20] * 6
    assert [title for page in reversed(back) for title in page] == expected
    assert next_link(ask("saucepan"), "prev") == ""


def test_filters_and_wishes_stay_while_turning() -> None:
    expected = in_bulk(70, rating="not_safe")
    in_bulk(65, "A kettle.", rating="not_safe")
    pages = all_pages(ask("saucepan", to="you", show="all", year="2031"))
    assert sum(pages, []) == expected  # noqa: RUF017 - four pages
    assert all_pages(ask("saucepan", to="you")) == [[]]


def test_a_letter_posted_meanwhile_moves_nothing_on_older_pages() -> None:
    in_bulk(70)
    older = next_link(ask("saucepan"), "next")
    before = headings(Client().get(f"/search/{older}"))
    a_letter(title="Just now", body="A saucepan.", published_on=DAY + datetime.timedelta(days=1))
    assert headings(Client().get(f"/search/{older}")) == before
    assert found("saucepan")[0] == "Just now"


def test_a_page_is_found_though_the_letter_of_its_cursor_is_gone() -> None:
    expected = in_bulk(90)
    older = next_link(ask("saucepan"), "next")
    Letter.objects.get(title=expected[PAGE - 1]).turn("take_back")
    assert headings(Client().get(f"/search/{older}")) == expected[PAGE : 2 * PAGE]


@pytest.mark.parametrize("count", [FEW - 1, FEW, FEW + 1])
def test_the_count_is_exact_up_to_a_limit(count: int) -> None:
    in_bulk(count)
    page = source(ask("saucepan"))
    assert (f"{count} letters with" in page) == (count <= FEW)
    assert ("More than 60 letters with" in page) == (count > FEW)
    assert ("The nearest first" in page) == (count <= FEW)
    titles = sum(all_pages(ask("saucepan")), [])  # noqa: RUF017 - four pages
    assert len(titles) == len(set(titles)) == count


def test_few_answers_are_nearest_first() -> None:
    a_letter(title="Once", body="A saucepan stood there. " + "It was cold. " * 60)
    a_letter(title="Often", body="A saucepan, a saucepan, a saucepan.")
    a_letter(title="The saucepan", body="It stood there.")
    a_letter(title="Twice", body="A saucepan and a saucepan. " + "It was cold. " * 60)
    assert found("saucepan") == ["The saucepan", "Often", "Twice", "Once"]
    assert found("sauce*") == ["The saucepan", "Often", "Twice", "Once"]


def test_alike_answers_are_newest_first() -> None:
    expected = in_bulk(30)
    assert sum(all_pages(ask("saucepan")), []) == expected  # noqa: RUF017 - two pages
    assert sum(all_pages(ask("", to="you")), []) == expected  # noqa: RUF017


def test_turning_the_pages_of_few_answers_meets_each_once() -> None:
    in_bulk(30)
    in_bulk(20, "A saucepan, a saucepan.", first=30)
    first = ask("saucepan")
    pages = all_pages(first)
    assert [len(page) for page in pages] == [20, 20, 10]
    assert len(set(sum(pages, []))) == 50  # noqa: RUF017 - three pages
    assert set(pages[0]) == {f"Letter {number}" for number in range(30, 50)}
    second = Client().get(f"/search/{next_link(first, 'next')}")
    assert headings(Client().get(f"/search/{next_link(second, 'prev')}")) == pages[0]


def test_few_that_became_many_between_two_pages_are_still_answered() -> None:
    in_bulk(60)
    older = next_link(ask("saucepan"), "next")
    in_bulk(5, first=60)
    page = Client().get(f"/search/{older}")
    assert page.status_code == 200
    assert len(headings(page)) <= PAGE
    assert "Nearer letters" not in source(page)


def test_what_safe_mode_leaves_out_is_no_number_where_there_are_many() -> None:
    in_bulk(61, rating="not_safe")
    page = source(ask("saucepan"))
    assert "No letter has these words yet" in page
    assert "Letters that are not marked safe for work are left out." in page
    in_bulk(61, "A kettle.", first=100)
    assert "are left out." in source(ask("kettle"))
    assert "are left out." not in source(ask("kettle", show="all"))
