"""Behaviours 2.1 and 2.2: an update stands below its letter, dated and numbered by itself."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.models import Letter, Update
from tests.comments.pages import html_of
from tests.desk.adding import BETTER, add, move, public
from tests.letters.pages import headings, latest, links, source
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
MORE = "The van comes on Friday.\n\nThe boxes are taped."
AtMost = Callable[[int], CaptureQueriesContext]


@pytest.fixture
def letter() -> Letter:
    """A safe letter of May 2031."""
    return a_letter(title="The coat", body="It hangs there.", published_on=DAY)


def added_on(day: str, letter: Letter, **given: Any) -> Update:
    """An update through the pages on that day."""
    with time_machine.travel(f"{day} 23:30:00+00:00", tick=False):
        return add(letter, **given)


def section(page: str, number: int) -> str:
    """One update on the letter's page."""
    found = page.partition(f'<section class="update" aria-labelledby="update-{number}">')[2]
    assert found, page
    return found.partition("</section>")[0]


def test_each_has_its_number_its_day_and_an_anchor_of_its_own(letter: Letter) -> None:
    added_on("2031-06-02", letter, title="Two weeks on")
    second = added_on("2031-07-09", letter, body=MORE)
    page = public(letter)
    assert second.get_absolute_url() == f"{letter.get_absolute_url()}#update-2"
    theirs, ours = ' lang="en" dir="auto">Two weeks on</h2>', ' dir="auto">Update 2</h2>'
    for number, day, heading in ((1, "2031-06-02", theirs), (2, "2031-07-09", ours)):
        shown = section(page, number)
        assert f'<h2 id="update-{number}"{heading}' in shown
        assert f'datetime="{day}"' in shown
        assert f"<li>Update {number}</li>" in shown
        assert "23:30" not in shown
    assert page.index('id="update-1"') < page.index('id="update-2"')
    assert {"#entry", "#update-1", "#update-2"} <= links(Client().get(letter.get_absolute_url()))


def test_the_letters_own_words_markup_and_day_are_not_touched(letter: Letter) -> None:
    kept = ("source", "html", "title", "slug", "published_on", "edited_on", "written_on", "rating",
            "excerpt", "minutes", "byline", "seal", "language")  # fmt: skip
    before = Letter.objects.values(*kept).get()
    words = public(letter).partition('<div id="entry">')[2].partition("</div>\n")[0]
    added_on("2031-06-02", letter, rating="not_safe", notes=["sex"])
    assert Letter.objects.values(*kept).get() == before
    after = public(letter).partition('<div id="entry">')[2].partition("</div>\n")[0]
    assert words == after
    assert "It hangs there." in words
    assert not letter.notes.exists()


def test_it_shows_its_own_rating_and_notes_and_can_be_reported(letter: Letter) -> None:
    update = add(letter, rating="not_rated", notes=["death"])
    shown = section(public(letter), 1)
    assert "Not rated" in shown
    assert "Content notes: death of a loved one" in shown
    assert f'href="{update.report_url}"' in shown
    assert Client().get(update.report_url).status_code == 200


def test_what_is_typed_is_text(letter: Letter) -> None:
    add(letter, title="<img src=x>", body="<script>x</script>\n\nAnd & so.")
    page = public(letter)
    assert "&lt;img src=x&gt;" in page
    assert "<p>&lt;script&gt;x&lt;/script&gt;</p>" in page
    assert "<img src=x>" not in page


def test_the_readers_copies_of_page_and_lists_are_stale_afterwards(letter: Letter) -> None:
    addresses = (letter.get_absolute_url(), "/", "/archive/2031/5/", "/waiting/", "/to/you/")
    copies = {address: Client().get(address)["ETag"] for address in addresses}
    for address, etag in copies.items():
        assert Client().get(address, headers={"if-none-match": etag}).status_code == 304
    add(letter)
    for address, etag in copies.items():
        assert Client().get(address, headers={"if-none-match": etag}).status_code == 200, address


def test_lists_say_updated_and_keep_their_order(letter: Letter) -> None:
    a_letter(title="The scarf", body="It was blue.", published_on=DAY + datetime.timedelta(days=1))
    order = latest(Client().get("/"))
    assert order == ["The scarf", "The coat"]
    added_on("2031-06-02", letter)
    for address in ("/", "/archive/2031/5/", "/to/you/"):
        page = Client().get(address)
        assert latest(page)[:2] == order, address
        assert source(page).count("Updated <time") == 1
        assert 'Updated <time datetime="2031-06-02">2 June 2031</time>' in source(page)
    assert headings(Client().get("/waiting/")) == ["The coat", "The scarf"]
    assert "2031-05-20" in source(Client().get("/"))


def test_words_of_an_update_stand_in_no_list_and_in_no_title(letter: Letter) -> None:
    add(letter, title="Wisteria", body="Gramophone.\n\nTambourine.")
    for address in ("/", "/waiting/", "/archive/2031/5/", "/to/you/", "/journals/"):
        text = source(Client().get(f"{address}?show=all"))
        assert not any(word in text for word in ("Wisteria", "Gramophone", "Tambourine"))
    assert "Wisteria" not in public(letter).partition("</head>")[0]


def test_one_that_is_not_safe_stays_folded_under_a_safe_letter(letter: Letter) -> None:
    add(letter, title="Wisteria", body="Gramophone.", rating="not_safe", notes=["sex"])
    page = public(letter)
    shown = section(page, 1)
    before, _, folded = shown.partition('<details class="gate">')
    assert "Gramophone." in folded
    assert "Gramophone." not in before
    assert "This update is folded." in folded
    assert "Content notes: sex." in folded
    assert "It hangs there." in page.partition("<details")[0]
    assert page.count("Gramophone.") == 1
    assert letter.rating == "safe"
    assert "The coat" in latest(Client().get("/"))


@pytest.mark.parametrize("deed", [Deed.HOLD, Deed.HIDE, Deed.REMOVE, Deed.TAKE_BACK, Deed.BURN])
def test_one_that_nobody_may_read_leaves_no_trace_on_any_page(deed: Deed, letter: Letter) -> None:
    before, card = public(letter), source(Client().get("/"))
    update = add(letter, title="Wisteria", body="Gramophone.")
    assert "Gramophone." in public(letter)
    update.turn(deed, ground="findable" if deed in (Deed.HIDE, Deed.REMOVE, Deed.HOLD) else "")
    assert public(letter) == before
    assert source(Client().get("/")) == card
    assert Client().get(update.report_url).status_code == 404


def test_one_that_is_held_gets_the_day_on_which_it_goes_up(letter: Letter) -> None:
    update = added_on("2031-06-02", letter, body="My number is 07700 900 142.")
    assert update.status == "held"
    letter.refresh_from_db()
    assert letter.renewed_on == DAY
    with time_machine.travel("2031-06-05 08:00:00+00:00", tick=False):
        update.turn(Deed.PUBLISH)
    shown = section(public(letter), 1)
    assert "2031-06-05" in shown
    assert "2031-06-02" not in shown
    with time_machine.travel("2031-08-01 08:00:00+00:00", tick=False):
        update.turn(Deed.HIDE)
        update.turn(Deed.RESTORE)
    update.refresh_from_db()
    assert update.published_on == datetime.date(2031, 6, 5)


def test_a_number_is_never_given_twice(letter: Letter) -> None:
    first = add(letter)
    move(first, "take_back")
    second = add(letter, body=MORE)
    assert second.number == 2
    page = public(letter)
    assert 'id="update-2"' in page
    assert 'id="update-1"' not in page
    move(first, "put_back")
    page = public(letter)
    assert page.index('id="update-1"') < page.index('id="update-2"')


def test_taking_one_back_and_putting_it_back_is_harmless_twice(letter: Letter) -> None:
    update = added_on("2031-06-02", letter)
    for act in ("take_back", "take_back", "put_back", "put_back"):
        assert move(update, act).status_code == 302
    update.refresh_from_db()
    assert (update.status, update.published_on) == ("published", datetime.date(2031, 6, 2))
    assert BETTER.partition("\n")[0] in public(letter)


def test_a_letter_that_is_taken_back_takes_its_updates_along(letter: Letter) -> None:
    update = add(letter)
    letter.refresh_from_db()
    letter.turn(Deed.TAKE_BACK)
    page = Client().get(letter.get_absolute_url())
    assert page.status_code == 410
    assert BETTER.partition("\n")[0] not in source(page)
    assert Client().get(update.report_url).status_code == 410


def test_a_letters_page_asks_no_more_of_the_database_with_updates(letter: Letter) -> None:
    a_reply(letter)
    with CaptureQueriesContext(connection) as before:
        html_of(Client(), letter)
    for number in range(3):
        add(letter, body=f"Part {number}.", notes=["death"])
    with CaptureQueriesContext(connection) as after:
        html_of(Client(), letter)
    assert len(before) == len(after) == 3  # the letter, its replies, those near it


def test_an_update_of_one_letter_has_no_place_under_another(letter: Letter) -> None:
    add(letter)
    other = a_letter(title="The scarf")
    assert Client().get(f"/report/update/{other.public_id}/1/").status_code == 404
    assert BETTER.partition("\n")[0] not in html_of(Client(), other)
