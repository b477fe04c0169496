"""What a WordPress export holds, as plain data. `reading` makes it; nothing here knows a database.

E-mail addresses are in `Post.addresses` and `Site.addresses` only, in memory, for the operator's
file of keys; network addresses and browsers' names are never read at all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Term:
    """A category as the old site named it: `nicename` is the end of its address."""

    nicename: str
    name: str
    number: int = 0
    parent: str = ""


@dataclass(frozen=True)
class Site:
    """What stands before the first post. `names` and `addresses` go by an account's login."""

    title: str = ""
    address: str = ""  # wp:base_blog_url, or the channel's link
    language: str = ""  # for example en-US
    version: str = ""  # of WXR
    terms: tuple[Term, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Comment:
    """One comment. `state` is approved, held, spam or trash; `kind` comment, pingback or trackback.

    `person` is the same number for comments of one post that came with the same e-mail address
    or the same account, counted from 1 for each post anew; 0 where there was neither.
    """

    number: int
    parent: int
    name: str
    at: datetime | None  # the old site's own clock, without a zone
    html: str
    state: str = "approved"
    kind: str = "comment"
    person: int = 0
    place: int = 0  # counted from the top of its post


def named(number: int, place: int, post: str) -> str:
    """What the report calls a comment of a post: one without a number goes by its place."""
    return f"comment {number or f'{place} from the top'} of {post}"


@dataclass(frozen=True)
class Post:
    """One item. `status` and `kind` are WordPress's own words (publish, draft ...; post, page ...).

    `comments` may be called more than once and reads them one at a time, in the order of the
    file; `addresses` goes by Comment.person.
    """

    number: int
    kind: str
    status: str
    title: str  # may hold HTML
    html: str
    slug: str = ""
    link: str = ""
    login: str = ""
    byline: str = ""  # what a submission form kept of the writer's name, "" where none did
    byline_address: str = ""
    at: datetime | None = None  # the old site's own clock
    sticky: bool = False
    locked: bool = False  # behind a password, which is never read
    open: bool = True  # takes comments
    terms: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    comments: Callable[[], Iterator[Comment]] = lambda: iter(())
    count: int = 0  # of comments
    where: str = ""  # what the report calls it
    addresses: Mapping[int, str] = field(default_factory=dict)
