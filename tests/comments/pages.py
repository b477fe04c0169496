"""Reading a letter's page the way its readers do: which replies stand on it, in which order."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

from comments import places
from comments.models import Reply
from comments.stored import VERSION
from letters.models import Letter
from tests.make import a_voice

_ANCHOR = re.compile(r' id="reply-(\d+)"')
_NEXT = re.compile(r'<a class="btn" href="(\?from=\d+)#reply-\d+" rel="next">')


def html_of(client: Client, letter: Letter, query: str = "") -> str:
    """The letter's page, which has to be there."""
    page = client.get(letter.get_absolute_url() + query)
    assert page.status_code == 200
    return str(page.content.decode())


def thread_of(client: Client, letter: Letter, query: str = "") -> str:
    """The conversation alone: from its heading to the reply form."""
    found = re.search(
        r'<section class="talk".*?</section>', html_of(client, letter, query), re.DOTALL
    )
    assert found
    return found[0]


def numbers(html: str) -> list[int]:
    """The numbers of the replies, in the order of the page."""
    return [int(number) for number in _ANCHOR.findall(html)]


def next_link(html: str) -> str:
    """The query of the "next" link, "" on the last page."""
    found = _NEXT.search(html)
    return found[1] if found else ""


def one_reply(html: str, number: int) -> str:
    """The article of one reply, or the place it left."""
    found = re.search(rf'<(article|div) [^>]*id="reply-{number}".*?</\1>', html, re.DOTALL)
    assert found, f"no reply {number}"
    return found[0]


def parsed(fragment: str) -> Element:
    """The fragment inside a document, by a strict parser that raises at the first error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = f'<!DOCTYPE html><html lang="en"><title>x</title><body>{fragment}</body></html>'
    tree: Element = parser.parse(page)
    return tree


def nesting(element: Element, tag: str = "ol") -> int:
    """How many of these stand inside one another at the deepest place."""
    below = max((nesting(child, tag) for child in element), default=0)
    return below + (element.tag == tag)


def many_replies(letter: Letter, count: int, shape: Any = lambda number: None) -> None:
    """Rows straight into the database: shape(n) is the number that reply n answers, or None.

    One voice says them all, and their markup is the least that a page can show.
    """
    voice, paths, children = a_voice(letter), {}, {}
    rows = []
    for number in range(1, count + 1):
        parent = shape(number)
        place = children.get(parent, 0)
        children[parent] = place + 1
        paths[number] = paths.get(parent, "") + places.step(place)
        rows.append(
            Reply(
                letter=letter,
                voice=voice,
                number=number,
                path=paths[number],
                status="published",
                was_public=True,
                source="So it was.",
                html="<p>So it was.</p>",
                markup=f'<article class="reply" id="reply-{number}"><p>So.</p></article>',
                markup_version=VERSION,
            )
        )
    Reply.objects.bulk_create(rows)
    Letter.objects.filter(pk=letter.pk).update(reply_count=count, last_number=count)
