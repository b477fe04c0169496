"""A feed and its entries, before either Atom or JSON is made of them. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

# Atom insists on a day even where nothing has happened yet; it must not move by itself.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One thing to read. `html` are its words; without them `summary`, plain text, says why not.

    `name` is never changed, whatever becomes of the title and with it of the `url`.
    """

    name: str
    url: str
    title: str
    published: datetime
    updated: datetime
    html: str = ""
    summary: str = ""
    author: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """All addresses are whole ones. `name` is the same on each page of a feed, `next` "" on the
    last; `since` is the day of a feed that has no entries."""

    name: str
    address: str
    home: str
    title: str
    about: str
    entries: list[Entry]
    next: str = ""
    since: datetime = NEVER
