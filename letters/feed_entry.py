"""A feed and its entries, before either Atom or JSON is made of them. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

# Atom insists on a day even where nothing has happened yet; it must not move by itself.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One thing to read. `html` are its words; without them `summary`, plain text, says why not.

    `name` is never changed, whatever becomes of the title and with it of the `url`. `titled_in` is
    the language of the title, `language` that of the words; None where they are ours, and so in
    that of the feed. `html` says of each of its pieces which one it is in.
    """

    name: str
    url: str
    title: str
    published: datetime
    updated: datetime
    html: str = ""
    summary: str = ""
    author: str = ""
    titled_in: str | None = None
    language: str | None = None
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
