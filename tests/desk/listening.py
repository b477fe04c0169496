"""Making a private feed, and reading it as a feed reader does."""

import html
import re
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.desk.rooms import desk_of, text_of

ATOM = "{http://www.w3.org/2005/Atom}"


def made(client: Client, letter: Letter, page: str = "feed/", **sent: Any) -> str:
    """The path of the feed this browser makes at its desk."""
    answer = client.post(desk_of(letter, page), sent)
    return path_on(text_of(answer))


def path_on(page: str) -> str:
    """The path of the address a page shows."""
    found = re.search(r'readonly value="([^"]*)"', page)
    assert found, page
    address = html.unescape(found[1])
    assert address.startswith(f"{settings.SITE_URL}/news/")
    return address.removeprefix(settings.SITE_URL)


def entry(path: str) -> dict[str, str]:
    """The one entry of a feed: id, title, updated, summary, link; and the feed's own id."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    [found] = feed.iter(f"{ATOM}entry")
    said = {child.tag.removeprefix(ATOM): child.text or "" for child in found}
    link = found.find(f"{ATOM}link")
    said["link"] = link.get("href", "") if link is not None else ""
    return said | {"feed": feed.findtext(f"{ATOM}id") or ""}
