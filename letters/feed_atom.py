"""A feed as Atom (RFC 4287), with a link to its next page (RFC 5005)."""

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from letters.feed_entry import Entry, Feed
from letters.previews import SITE

CONTENT_TYPE = Atom1Feed.content_type
# Two noncharacters are text to us, but no character of XML: one would spoil the whole feed.
_NO_XML = re.compile("[\ufffe\uffff]")


def write(feed: Feed) -> str:
    """The document. Where a letter is not signed, the site stands as the author of the feed."""
    atom = _Atom(
        title=_plain(feed.title),
        link=feed.home,
        description=None,
        subtitle=_plain(feed.about),
        language=get_language(),
        author_name=SITE,
        feed_url=feed.address,
        feed_guid=feed.name,
        next=feed.next,
        since=feed.since,
    )
    for entry in feed.entries:
        atom.add_item(**_item(entry))
    return str(atom.writeString("utf-8"))


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "title": _plain(entry.title),
        "link": entry.url,
        "description": None,
        "author_name": _plain(entry.author) or None,
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "unique_id": entry.name,
        "categories": entry.tags,
        "titled_in": entry.titled_in,
        "language": entry.language,
        "html": _plain(entry.html),
        "summary": _plain(entry.summary),
    }


def _plain(text: str) -> str:
    return _NO_XML.sub("", text)


class _Atom(Atom1Feed):
    """With whole texts, the language of each, the next page, and a day where there is no entry."""

    def latest_post_date(self) -> Any:
        return super().latest_post_date() if self.items else self.feed["since"]

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if self.feed["next"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next"]})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["titled_in"]} if item["titled_in"] else {}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})
        else:
            said = {"type": "text", "xml:lang": item["language"] or self.feed["language"]}
            handler.addQuickElement("summary", item["summary"], said)
