"""From a letter to its neighbours in the list somebody came from."""

import datetime
import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters import lists
from letters.models import Category, Letter
from tests.letters.pages import source
from tests.make import a_letter, a_reply, an_update
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
LISTS = {
    "all": "/",
    "to.you": "/to/you/",
    "about.thanks": "/about/thanks/",
    "2031-05": "/archive/2031/5/",
    "wants.advice": "/wants/advice/",
    "journals": "/journals/",
    "waiting": "/waiting/",
}


def on_day(back: int, **given: object) -> Letter:
    """A letter that stands in every list, so many days before the latest."""
    given = {"title": f"Letter {back}", "body": "A.", "form": "journal", "needs": "advice"} | given
    day = DAY - datetime.timedelta(days=back)
    return a_letter(published_on=day, categories=["you", "thanks"], **given)


def trail(page: object) -> dict[str, tuple[str, str]]:
    """rel -> (address, heading) of the neighbours a letter's page names."""
    pattern = r'<a href="([^"]*)" rel="(prev|next)"(?: lang="\w+")? dir="auto">(.*?)</a>'
    found = re.findall(pattern, source(page))
    return {rel: (html.unescape(url), html.unescape(name)) for url, rel, name in found}


def neighbours(letter: Letter, query: str, client: Client | None = None) -> tuple[str, str]:
    """The headings above and below a letter in a list, "" at an end."""
    page = (client or Client()).get(f"{letter.get_absolute_url()}?{query}")
    assert page.status_code == 200
    found = trail(page)
    return found.get("prev", ("", ""))[1], found.get("next", ("", ""))[1]


def title(page: object) -> str:
    """The title of the letter whose page it is."""
    found = re.search(r'<span id="title"[^>]*>(.*?)<', source(page))
    assert found
    return html.unescape(found[1])


def first_link(page: object) -> str:
    """The address of a list's first letter."""
    found = re.search(r'<article class="folded">\s*<h3><a href="([^"]*)"', source(page))
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("name", [name for name in LISTS if name != "waiting"])
def test_a_letter_names_the_newer_and_the_older_one_of_its_list(name: str) -> None:
    letters = [on_day(back) for back in range(5)]
    assert neighbours(letters[2], f"in={name}") == ("Letter 1", "Letter 3")
    text = source(Client().get(f"{letters[2].get_absolute_url()}?in={name}"))
    assert "<p>Newer</p>" in text
    assert "<p>Older</p>" in text
    assert 'aria-label="The list you came from"' in text


def test_on_the_waiting_shelf_the_one_that_waits_longer_stands_above() -> None:
    letters = [on_day(back) for back in range(5)]
    assert neighbours(letters[2], "in=waiting") == ("Letter 3", "Letter 1")
    text = source(Client().get(f"{letters[2].get_absolute_url()}?in=waiting"))
    assert "<p>Waiting longer</p>" in text
    assert "<p>Not waiting as long</p>" in text


def test_nothing_is_named_past_the_ends_of_a_list() -> None:
    letters = [on_day(back) for back in range(2)]
    assert neighbours(letters[0], "in=all") == ("", "Letter 1")
    assert neighbours(letters[1], "in=all") == ("Letter 0", "")


def test_the_only_letter_of_a_list_has_no_way_on() -> None:
    letter = on_day(0)
    text = source(Client().get(f"{letter.get_absolute_url()}?in=all"))
    assert "The list you came from" not in text


@pytest.mark.parametrize(("name", "address"), LISTS.items())
def test_one_walks_from_a_list_through_all_of_it_and_comes_to_its_end(
    name: str, address: str
) -> None:
    for back in range(25):  # more than a page of the list
        on_day(back // 2 % 9, title=f"Letter {back}")
    elsewhere = datetime.date(2030, 1, 1)
    a_letter(title="Elsewhere", published_on=elsewhere, categories=["myself"])
    met, at = [], first_link(Client().get(address))
    assert f"?in={name}" in at
    while at:
        page = Client().get(at)
        met.append(title(page))
        at = trail(page).get("next", ("", ""))[0]
    assert len(met) == len(set(met)) == 25 + (name in ("all", "waiting"))
    back_again = [met[-1]]
    at = trail(page)["prev"][0]
    while at:
        page = Client().get(at)
        back_again.append(title(page))
        at = trail(page).get("prev", ("", ""))[0]
    assert back_again == met[::-1]


def test_journals_follow_one_another_by_their_latest_entry() -> None:
    old, middle, new = on_day(9), on_day(5), on_day(0)
    an_update(old)  # posted today, long before the days of the others
    Letter.objects.filter(pk=old.pk).update(renewed_on=DAY + datetime.timedelta(days=1))
    assert neighbours(new, "in=journals") == (old.title, middle.title)
    assert neighbours(new, "in=all") == ("", middle.title)


def test_the_way_keeps_to_safe_letters_unless_the_address_says_otherwise() -> None:
    on_day(0, title="Saucepan")
    middle = on_day(2)
    on_day(1, title="Wisteria", rating="not_safe")
    on_day(3, title="Gramophone", rating="not_rated")
    assert neighbours(middle, "in=all") == ("Saucepan", "")
    assert neighbours(middle, "in=all&show=all") == ("Wisteria", "Gramophone")
    page = Client().get(f"{middle.get_absolute_url()}?in=all&show=all")
    assert trail(page)["prev"][0].endswith("?in=all&show=all")
    assert neighbours(middle, "in=all&show=none") == ("Saucepan", "")


def test_the_way_keeps_to_the_notes_and_languages_the_reader_chose() -> None:
    on_day(0, title="Saucepan")
    on_day(1, title="Wisteria", notes=["death"])
    middle = on_day(2)
    on_day(3, title="Gramophone", language="de")
    on_day(4, title="Umbrella")
    client = Client()
    assert neighbours(middle, "in=all", client) == ("Wisteria", "Gramophone")
    client.cookies["preferences"] = "safe.device.death.en"
    assert neighbours(middle, "in=all", client) == ("Saucepan", "Umbrella")


def test_letters_that_nobody_may_read_are_passed_over() -> None:
    on_day(0, title="Saucepan")
    for status in ("held", "hidden", "taken_back"):
        on_day(1, title="Wisteria", status=status)
    assert neighbours(on_day(2), "in=all") == ("Saucepan", "")


def test_a_letter_that_left_its_list_still_knows_the_way_on() -> None:
    letters = [on_day(back) for back in range(3)]
    a_reply(letters[1])
    assert neighbours(letters[1], "in=waiting") == ("Letter 2", "Letter 0")
    letters[1].categories.clear()
    assert neighbours(letters[1], "in=to.you") == ("Letter 0", "Letter 2")


@pytest.mark.parametrize(
    "name",
    ["", "x", "to.", "to.nobody", "about.you", "to.you.", "wants.money", "2031-13", "2031-00",
     "0000-05", "9999-12", "2031-5", "20310-05", "all.all", "ALL", "../etc", "all\n", "all\x00",
     "٢٠٣١-٠٥", "to.you%00", "'; DROP TABLE", "a" * 10_000, "to." + "y" * 51, '"><b>', "\ud800"],
    ids=lambda value: ascii(value)[:16],
)  # fmt: skip
def test_what_names_no_list_leaves_the_page_plain(name: str) -> None:
    letters = [on_day(back) for back in range(3)]
    plain = Client().get(letters[1].get_absolute_url())
    page = Client().get(letters[1].get_absolute_url(), {"in": name.encode("utf-8", "replace")})
    assert page.status_code == 200
    assert page.content == plain.content


def test_lists_say_in_each_address_which_list_it_is() -> None:
    on_day(0)
    on_day(1)
    for name, address in LISTS.items():
        assert first_link(Client().get(address)).endswith(f"/?in={name}"), address
        both = first_link(Client().get(f"{address}?show=all"))
        assert both.endswith(f"/?in={name}&show=all"), address


def test_the_drawer_belongs_to_no_list() -> None:
    for back in range(22):
        on_day(back)
    drawer = source(Client().get("/")).partition('id="drawer"')[2]
    assert "/letters/" in drawer
    assert "?in=" not in drawer


def test_a_cards_address_is_written_as_html() -> None:
    on_day(0)
    assert '?in=all&amp;show=all" lang="en" dir="auto"' in source(Client().get("/?show=all"))


def test_an_old_address_leads_on_with_all_it_asked() -> None:
    letter = on_day(0)
    for asked in ("?in=to.you&show=all", "?from=3", ""):
        page = Client().get(f"/letters/{letter.public_id}/an-older-slug/{asked}")
        assert page.status_code == 301
        assert page["Location"] == letter.get_absolute_url() + asked
    page = Client().get(f"/letters/{letter.public_id}/?in=%0d%0aSet-Cookie:x%ff")
    assert "\n" not in page["Location"]
    assert Client().get(page["Location"]).status_code == 200


def test_the_page_changes_when_a_neighbour_comes_or_goes() -> None:
    letter = on_day(1)
    address = f"{letter.get_absolute_url()}?in=all"
    mark, plain = (Client().get(a)["ETag"] for a in (address, letter.get_absolute_url()))
    assert mark != plain
    newer = on_day(0)
    later = Client().get(address, headers={"If-None-Match": mark})
    assert later.status_code == 200
    assert trail(later)["prev"][1] == newer.title
    newer.turn(Deed.TAKE_BACK)
    gone = Client().get(address, headers={"If-None-Match": later["ETag"]})
    assert gone.status_code == 200
    assert trail(gone) == {}
    assert Client().get(letter.get_absolute_url())["ETag"] == plain


def test_each_list_and_each_readers_wishes_have_a_mark_of_their_own() -> None:
    address = on_day(0).get_absolute_url()
    asked = [f"?in={name}" for name in LISTS] + ["", "?in=all&show=all"]
    assert len({Client().get(address + one)["ETag"] for one in asked}) == len(asked)
    for one in asked:
        page = Client().get(address + one)
        known = Client().get(address + one, headers={"If-None-Match": page["ETag"]})
        assert known.status_code == 304
        assert "Cookie" in page["Vary"]


def asked(address: str) -> list[str]:
    """The queries of a page."""
    with CaptureQueriesContext(connection) as caught:
        assert Client().get(address).status_code == 200
    return [query["sql"] for query in caught.captured_queries]


@pytest.mark.parametrize("name", LISTS)
def test_the_way_on_costs_two_questions_more_and_the_edition(name: str) -> None:
    letters = [on_day(back) for back in range(3)]
    plain = len(asked(letters[1].get_absolute_url()))
    hole = name.partition(".")[0] in ("to", "about")
    few = len(asked(f"{letters[1].get_absolute_url()}?in={name}"))
    assert few == plain + 3 + hole
    for back in range(30):
        on_day(back % 5)
    assert len(asked(f"{letters[1].get_absolute_url()}?in={name}")) == few


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans are SQLite's")
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("show", ["safe", "all"])
def test_neighbours_are_found_in_an_index(name: str, show: str) -> None:
    letters = [on_day(back) for back in range(25)]
    Category.objects.update(all_count=lists.FULL_HOLE + 1)
    found = asked(f"{letters[1].get_absolute_url()}?in={name}&show={show}")
    neighbours = [sql for sql in found if "LIMIT 1" in sql and "source" in sql and "ORDER" in sql]
    assert len(neighbours) == 2
    for sql in neighbours:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = "; ".join(row[3] for row in cursor.fetchall())
        assert "TEMP B-TREE" not in plan, f"{sql}\n{plan}"
        assert "SCAN letters_letter" not in plan, f"{sql}\n{plan}"


def test_an_untitled_neighbour_goes_by_its_first_words() -> None:
    on_day(0, title="", body="The river was warm that night.")
    on_day(2, title="", body="Gramophone.", rating="not_safe")
    middle = on_day(1)
    assert neighbours(middle, "in=all&show=all") == (
        "The river was warm that night.",
        "Untitled letter",
    )


def test_a_title_that_looks_like_markup_stays_words() -> None:
    on_day(0, title='<b>"bold"</b>')
    page = Client().get(f"{on_day(1).get_absolute_url()}?in=all")
    assert trail(page)["prev"][1] == '<b>"bold"</b>'
    assert "<b>" not in source(page).partition("The list you came from")[2]


def test_without_a_list_the_page_asks_for_no_edition() -> None:
    letter = on_day(0)
    on_day(1)
    assert not any("edition" in sql for sql in asked(letter.get_absolute_url()))
