"""The sitemap: an index over months, parts that no page counts, and robots.txt."""

import datetime
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.models import ALPHABET, Letter, Month
from tests import engines
from tests.make import a_letter, an_update
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = "http://testserver/sitemap/pages.xml"


def lines(path: str, root: str) -> dict[str, str]:
    """Each address in a sitemap with its lastmod, "" without one."""
    answer = Client().get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    tree = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert tree.tag == f"{SPACE}{root}"
    found = {}
    for line in tree:
        address = line.findtext(f"{SPACE}loc") or ""
        assert address.startswith("http://testserver/")
        assert address not in found
        found[address] = line.findtext(f"{SPACE}lastmod") or ""
    return found


def parts() -> list[str]:
    """The addresses of the parts, but for the standing pages."""
    first, *rest = lines("/sitemap.xml", "sitemapindex")
    assert first == PAGES
    return rest


def part(name: str) -> dict[str, str]:
    """The letters in a part."""
    return lines(f"/sitemap/{name}.xml", "urlset")


def address(letter: Letter) -> str:
    return f"http://testserver{letter.get_absolute_url()}"


def test_the_index_names_each_month_that_has_safe_letters() -> None:
    a_letter(published_on=DAY)
    a_letter(published_on=DAY)
    a_letter(published_on=datetime.date(2029, 12, 31))
    a_letter(published_on=datetime.date(2030, 1, 1), rating="not_safe")
    assert parts() == [
        "http://testserver/sitemap/2029-12.xml",
        "http://testserver/sitemap/2031-05.xml",
    ]


def test_an_empty_site_has_its_standing_pages(shelves: None) -> None:
    assert parts() == []
    found = part("pages")
    for path in ("/", "/archive/", "/help/", "/wants/advice/", "/journals/", "/log/", "/privacy/"):
        assert f"http://testserver{path}" in found
    assert "http://testserver/to/you/" not in found


def test_every_address_in_the_sitemap_is_there_and_is_the_right_one() -> None:
    a_letter(published_on=DAY, categories=["you", "healing"])
    every = [*part("pages"), *part("2031-05")]
    assert "http://testserver/to/you/" in every
    assert "http://testserver/about/healing/" in every
    for found in every:
        page = Client().get(found)
        assert page.status_code == 200, found
        canonical = re.search(r'<link rel="canonical" href="([^"]*)"', page.content.decode())
        assert canonical is None or canonical[1] == found


def test_a_month_has_the_letters_from_its_first_to_its_last_day() -> None:
    days = ("2031-11-30", "2031-12-01", "2031-12-31", "2032-01-01")
    letters = [a_letter(published_on=datetime.date.fromisoformat(day)) for day in days]
    assert set(part("2031-12")) == {address(letters[1]), address(letters[2])}
    assert set(part("2032-01")) == {address(letters[3])}


def test_only_what_anybody_is_shown_is_there() -> None:
    shown = a_letter(published_on=DAY, notes=["death"], language="de")
    for given in ({"rating": "not_safe"}, {"rating": "not_rated"}, {"status": "held"},
                  {"status": "hidden"}, {"status": "taken_back"}, {"noindex": True}):  # fmt: skip
        a_letter(published_on=DAY, title="Not this one", **given)
    a_letter(published_on=DAY).turn(Deed.BURN)
    assert list(part("2031-05")) == [address(shown)]


def test_lastmod_is_the_day_a_reader_last_found_something_new() -> None:
    plain = a_letter(published_on=DAY)
    renewed, edited = a_letter(published_on=DAY), a_letter(published_on=DAY)
    an_update(renewed)
    Letter.objects.filter(pk=renewed.pk).update(renewed_on="2033-01-02")
    Letter.objects.filter(pk=edited.pk).update(edited_on="2032-03-04")
    assert part("2031-05") == {
        address(plain): "2031-05-20",
        address(renewed): "2033-01-02",
        address(edited): "2032-03-04",
    }


def a_full_month(count: int) -> None:
    """As the shelves count a month of so many letters."""
    Month.objects.filter(first=DAY.replace(day=1)).update(all_count=count, safe_count=count)


@pytest.mark.parametrize(("count", "cut"), [(10_000, 1), (10_001, 2), (25_000, 3), (990_000, 99)])
def test_a_full_month_is_cut_by_its_kept_count(count: int, cut: int) -> None:
    a_letter(published_on=DAY)
    a_full_month(count)
    names = [found.rpartition("/")[2].removesuffix(".xml") for found in parts()]
    assert names == (["2031-05"] if cut == 1 else [f"2031-05-{n}" for n in range(1, cut + 1)])


def test_every_letter_of_a_full_month_is_in_one_part_and_in_one_only() -> None:
    ids = [f"{first}{second}aaaaaaaaaaa" for first in ALPHABET for second in ALPHABET]
    ids += ["2" * 13, "z" * 13]
    shelf = a_letter(published_on=DAY)
    Letter.objects.bulk_create(
        Letter(public_id=public_id, slug="letter", status="published", rating="safe", html="",
               was_public=True, published_on=DAY, renewed_on=DAY)
        for public_id in ids
    )  # fmt: skip
    a_full_month(47_000)
    names = [found.rpartition("/")[2].removesuffix(".xml") for found in parts()]
    sizes = {name: part(name) for name in names}
    every = [found for letters in sizes.values() for found in letters]
    assert len(every) == len(set(every)) == len(ids) + 1
    assert address(shelf) in every
    assert len(names) == 5
    assert min(map(len, sizes.values())) > len(ids) / 5 * 0.8


WRONG = ("2031-04", "2031-00", "2031-13", "0000-01", "9999-12", "2031-5", "2031-05-1", "2031-05-0",
         "2031-05-2", "2031-05-01", "x", "-", "2031-05-99999999", "٢٠٣١-٠٥", "pages-1")  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_part_that_the_index_does_not_name_is_not_there(name: str) -> None:
    a_letter(published_on=DAY)
    assert Client().get(f"/sitemap/{name}.xml").status_code == 404


@pytest.mark.parametrize("name", ["2031-05", "2031-05-0", "2031-05-4", "2031-05-03"])
def test_a_month_that_is_cut_has_no_other_parts(name: str) -> None:
    a_letter(published_on=DAY)
    a_full_month(25_000)
    assert Client().get(f"/sitemap/{name}.xml").status_code == 404
    assert Client().get("/sitemap/2031-05-3.xml").status_code == 200


def test_the_last_month_there_can_be_is_asked_for_calmly(shelves: None) -> None:
    Month.objects.create(first=datetime.date(9999, 12, 1), all_count=1, safe_count=1)
    assert part("9999-12") == {}


def test_many_letters_cost_what_one_costs(django_assert_num_queries: Callable[..., Any]) -> None:
    for number in range(12):
        a_letter(published_on=DAY.replace(month=number + 1))
        a_letter(published_on=DAY)
    for path, count in (
        ("/sitemap.xml", 2),
        ("/sitemap/pages.xml", 2),
        ("/sitemap/2031-05.xml", 3),
    ):
        with django_assert_num_queries(count):
            assert Client().get(path).status_code == 200


def test_no_part_counts_or_skips_rows() -> None:
    a_letter(published_on=DAY)
    a_full_month(25_000)
    with CaptureQueriesContext(connection) as caught:
        for path in ("/sitemap.xml", "/sitemap/2031-05-2.xml"):
            Client().get(path)
    asked = " ".join(query["sql"].upper() for query in caught.captured_queries)
    assert "COUNT(" not in asked
    assert "OFFSET" not in asked


@pytest.mark.parametrize("name", ["2031-05", "2031-05-2"])
def test_a_part_reads_the_index_of_its_month_and_of_no_other(name: str) -> None:
    a_letter(published_on=DAY)
    a_full_month(25_000 if name.count("-") == 2 else 1)
    with CaptureQueriesContext(connection) as caught:
        assert Client().get(f"/sitemap/{name}.xml").status_code == 200
    (asked,) = [one["sql"] for one in caught.captured_queries if "letters_letter" in one["sql"]]
    if connection.vendor == "sqlite":  # PostgreSQL reads so few rows as they lie
        assert "newest_by_rating" in "; ".join(engines.plan(asked))


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap/2031-05.xml", "/sitemap/pages.xml"])
def test_it_is_kept_until_a_list_changes(path: str) -> None:
    letter = a_letter(published_on=DAY)
    a_letter(published_on=DAY)
    first = Client().get(path)
    assert first["Cache-Control"] == "no-cache"
    assert "Vary" not in first
    reader = Client(headers={"If-None-Match": first["ETag"]})
    assert reader.get(path).status_code == 304
    letter.turn(Deed.HIDE)
    assert reader.get(path).status_code == 200


def test_robots_txt_names_the_sitemap_and_closes_what_is_private() -> None:
    text = Client().get("/robots.txt", headers={"Host": "letters.test"}).content.decode()
    assert "\nSitemap: http://testserver/sitemap.xml\n" in text
    closed = re.findall(r"^Disallow: (\S+)$", text, re.MULTILINE)
    for path in ("/desk/", "/news/", "/queue/", "/search/", "/receipt/", "/key/", "/admin/"):
        assert path in closed
    for path in ("/", "/letters/", "/feed/", "/archive/", "/sitemap.xml", "/to/"):
        assert not any(path.startswith(one) for one in closed if "*" not in one), path
    assert text.startswith("User-agent: *\nDisallow: /")
