"""Letters that ask strangers for one thing, for somebody who has just that to give."""

import datetime
import re

import pytest
from django.test import Client

from letters.models import Letter, Needs
from tests import engines
from tests.letters.pages import latest, links, source
from tests.letters.test_lists import next_link, pages
from tests.letters.test_query_plans import assert_from_an_index, plans
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
ASKED = {"stories": Needs.STORIES, "advice": Needs.ADVICE, "listening": Needs.LISTEN}


def wanting(address: str, query: str = "") -> list[str]:
    """The titles on a shelf."""
    return latest(Client().get(f"/wants/{address}/{query}"))


def one_of_each() -> None:
    """Four letters, titled with what they ask for."""
    for needs in Needs:
        a_letter(title=f"For {needs.value}", needs=needs)


@pytest.mark.parametrize("address", ASKED)
def test_each_shelf_holds_the_letters_that_ask_for_it(address: str) -> None:
    one_of_each()
    assert wanting(address) == [f"For {ASKED[address].value}"]


@pytest.mark.parametrize(
    "address", ["no_replies", "listen", "no-replies", "STORIES", "money", "stories/x", ""]
)
def test_any_other_wish_is_not_found(address: str) -> None:
    one_of_each()
    assert Client().get(f"/wants/{address}".rstrip("/") + "/").status_code == 404


@pytest.mark.parametrize("address", ASKED)
def test_the_newest_letter_comes_first(address: str) -> None:
    for days in (3, 9, 1):
        day = DAY - datetime.timedelta(days=days)
        a_letter(title=f"{days} days", published_on=day, needs=ASKED[address])
    assert wanting(address) == ["1 days", "3 days", "9 days"]


def test_a_letter_that_has_replies_still_asks() -> None:
    a_reply(a_letter(title="The ticket"))
    assert wanting("stories") == ["The ticket"]


@pytest.mark.parametrize("how", ["closed", "closed_by_author"])
def test_letters_whose_replies_are_closed_ask_for_nothing(how: str) -> None:
    a_letter(title="Closed", **{how: True})
    a_letter(title="Open")
    assert wanting("stories") == ["Open"]


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_letters_that_nobody_can_read_ask_for_nothing(status: str) -> None:
    a_letter(status=status)
    assert wanting("stories", "?show=all") == []


def test_a_letter_that_waits_for_its_day_is_not_there_before() -> None:
    letter = a_letter(status="held", publish_on=DAY + datetime.timedelta(days=36500))
    letter.turn(Deed.PUBLISH)
    assert letter.status == "scheduled"
    assert wanting("stories", "?show=all") == []


def test_letters_not_safe_are_for_those_who_want_all() -> None:
    a_letter(title="Wisteria", rating="not_safe", body="Gramophone.")
    assert wanting("stories") == []
    assert wanting("stories", "?show=all") == ["Wisteria"]
    assert "Gramophone" not in source(Client().get("/wants/stories/?show=all"))


def test_letters_with_notes_that_a_reader_leaves_out_are_not_there() -> None:
    a_letter(title="Wisteria", notes=["death"])
    a_letter(title="Saucepan")
    reader = Client()
    reader.cookies["preferences"] = "safe.device.death"
    page = reader.get("/wants/stories/")
    assert latest(page) == ["Saucepan"]
    assert "Letters with notes you chose to leave out are not in this list." in source(page)


def test_turning_the_pages_meets_every_letter_once_there_and_back() -> None:
    for number in range(45):
        day = DAY - datetime.timedelta(days=number // 9)
        a_letter(title=f"Letter {number}", body="A.", published_on=day, needs=Needs.ADVICE)
        a_letter(title="Another", body="A.", published_on=day)
    rows = Letter.objects.filter(needs=Needs.ADVICE).newest_first()
    expected = list(rows.values_list("title", flat=True))
    found = pages("/wants/advice/", "", "next")
    assert [len(page) for page in found] == [20, 20, 5]
    assert [title for page in found for title in page] == expected
    second = next_link(source(Client().get("/wants/advice/")), "next")
    back = next_link(source(Client().get("/wants/advice/" + second)), "prev")
    assert wanting("advice", back) == expected[:20]


def test_the_shelf_reads_its_own_index() -> None:
    for number in range(25):
        a_letter(title=f"Number {number}")
    for query in ("?show=safe", "?show=all", f"?show=all&before={DAY}_{'z' * 13}"):
        assert_from_an_index(f"/wants/stories/{query}")


@engines.only_on_sqlite("PostgreSQL takes the index that suits the rows it has counted")
def test_and_not_that_of_another_list() -> None:
    a_letter()
    used = [plan for sql, plan in plans("/wants/stories/?show=all") if "needs" in sql]
    assert any("newest_by_needs" in plan for plan in used), used


def test_a_page_says_what_its_authors_ask_and_has_a_name_of_its_own() -> None:
    names = set()
    for address in ASKED:
        text = source(Client().get(f"/wants/{address}/"))
        found = re.search(r"<h1>(.*?)</h1>", text)
        assert found
        assert f"<title>{found[1]}" in text
        assert f'href="/wants/{address}/" aria-current="page"' in text
        assert "No letters here" in text
        names.add(found[1])
    assert len(names) == 3


def test_the_shelves_are_found_from_home_a_pigeonhole_and_the_waiting_shelf() -> None:
    a_letter()
    for address in ("/", "/to/you/", "/waiting/", "/wants/advice/", "/journals/"):
        found = links(Client().get(address))
        assert {f"/wants/{name}/" for name in ASKED} <= found, address


@pytest.mark.parametrize("address", ["/wants/stories/", "/journals/"])
def test_the_lists_are_only_read(address: str) -> None:
    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200


@pytest.mark.parametrize("cursor", ["x", "2031-13-40_abcdefghjkmnp", "9" * 500])
def test_a_cursor_that_is_none_of_ours_reads_as_the_start(cursor: str) -> None:
    a_letter(title="Saucepan", form="journal")
    for address in ("/wants/stories/", "/journals/"):
        for way in ("before", "after"):
            assert latest(Client().get(f"{address}?{way}={cursor}")) == ["Saucepan"]
