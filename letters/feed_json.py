"""A feed as JSON Feed 1.1."""

import json
from typing import Any

from django.utils.translation import get_language

from letters.feed_entry import Entry, Feed
from writing.models import Language

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> str:
    """The document. What would be empty is left out."""
    content = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "next_url": feed.next,
        "language": get_language(),
    }
    items = [_said(_item(entry)) for entry in feed.entries]
    return json.dumps(_said(content) | {"items": items}, ensure_ascii=False)


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.name,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": "" if entry.html else entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.tags),
        "language": "" if entry.language == Language.OTHER else entry.language or "",
    }


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
