"""Asking the search page, and letters enough to turn its pages."""

import datetime
import html
import re
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters import shelves, starter
from letters.models import Category, Edition, Letter, Rating
from letters.search import index
from tests.letters.pages import headings, source
from writing.models import Status

DAY = datetime.date(2031, 5, 20)
COOKIE = "preferences"


def ask(typed: str = "", client: Client | None = None, **given: str) -> Any:
    """The page of answers; given= are the filters of the form."""
    page = (client or Client()).get("/search/", {"q": typed} | given)
    assert page.status_code == 200, page.status_code
    return page


def found(typed: str = "", client: Client | None = None, **given: str) -> list[str]:
    """The headings of the letters a search finds, in their order, unmarked."""
    cards = headings(ask(typed, client, **given))
    return [re.sub("</?mark>", "", heading) for heading in cards]


def all_found(typed: str = "", **given: str) -> set[str]:
    """The same without an order."""
    return set(found(typed, **given))


def passages(page: Any) -> list[str]:
    """The passages of the cards of a page, as HTML."""
    return re.findall(r'<p class="excerpt[^"]*"[^>]*>(.*?)</p>', source(page), re.DOTALL)


def marked(page: Any) -> list[str]:
    """What is marked on a page."""
    return [html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", source(page))]


def next_link(page: Any, rel: str) -> str:
    """The address of the button to the next page ("next") or to the one before ("prev"), or ""."""
    link = re.search(rf'href="(\?[^"]*)" rel="{rel}"', source(page))
    return html.unescape(link[1]) if link else ""


def all_pages(start: Any, rel: str = "next") -> list[list[str]]:
    """The headings on each page, from this one on, as long as there is a button."""
    pages, page = [headings(start)], start
    while link := next_link(page, rel):
        page = Client().get(f"/search/{link}")
        pages.append(headings(page))
    return pages


def in_bulk(count: int, words: str = "A saucepan.", first: int = 0, **given: Any) -> list[str]:
    """So many public letters with these words, on few days, quickly; their titles, newest first."""
    starter.load_shelves()
    made = []
    for number in range(first, first + count):
        day = DAY - datetime.timedelta(days=number * 29 % count // 9)
        fields = {"rating": Rating.SAFE, "language": "en", "published_on": day} | given
        letter = Letter(status=Status.PUBLISHED, **fields)
        letter.set_words(words)
        letter.set_title(f"Letter {number}")
        made.append(letter)
    Letter.objects.bulk_create(made)
    hole = Category.objects.get(slug="you")
    Letter.categories.through.objects.bulk_create(
        Letter.categories.through(letter=letter, category=hole) for letter in made
    )
    with transaction.atomic():
        for letter in made:
            shelves.count(letter, 1)
            index.keep(letter)
    Edition.objects.get_or_create(pk=1)
    order = sorted(((one.published_on, one.public_id, one.title) for one in made), reverse=True)
    return [title for _, _, title in order]


def queries(typed: str, **given: str) -> int:
    """How many queries a search takes."""
    with CaptureQueriesContext(connection) as caught:
        ask(typed, **given)
    return len(caught)
