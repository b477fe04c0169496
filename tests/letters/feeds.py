"""Reading feeds as feed readers do, with two libraries that know nothing of this site."""

import json
from typing import Any

import atoma
import feedparser
from django.test import Client


def get(path: str, status: int = 200) -> Any:
    """The answer to a feed reader, which has no cookie."""
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer


def atom(path: str) -> Any:
    """The feed as feedparser reads it; well-formed, and whole for a second reader too."""
    content = get(path).content
    read = feedparser.parse(content, sanitize_html=False)
    assert read.bozo == 0, read.get("bozo_exception")
    again = atoma.parse_atom_bytes(content)
    assert [entry.id_ for entry in again.entries] == [entry.id for entry in read.entries]
    assert again.updated is not None
    assert all(entry.updated and entry.title for entry in again.entries)
    return read


def as_json(path: str) -> dict[str, Any]:
    """The JSON feed; readable for a library, with what version 1.1 asks for."""
    content = get(path).content
    read = atoma.parse_json_feed_bytes(content)
    feed: dict[str, Any] = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert read.title == feed["title"]
    assert [item.id_ for item in read.items] == [item["id"] for item in feed["items"]]
    assert all(("content_html" in item) != ("content_text" in item) for item in feed["items"])
    return feed


def titles(path: str) -> list[str]:
    """The titles in a feed, which are the same in both formats."""
    found = [entry.title for entry in atom(path).entries]
    there, _, query = path.partition("?")
    assert [
        item["title"] for item in as_json(f"{there.rstrip('/')}.json?{query}")["items"]
    ] == found
    return found


def words(path: str) -> str:
    """All that an Atom feed says, as it is sent."""
    text: str = get(path).content.decode()
    return text


def whole(html: str, language: str = "en") -> str:
    """The words of a letter or a reply as a feed has them: they say which language they are in."""
    return f'<div dir="auto" lang="{language}">{html}</div>'


def content(entry: Any) -> str:
    """The whole words of an entry, "" where it has none."""
    html: str = entry.content[0].value if "content" in entry else ""
    return html
