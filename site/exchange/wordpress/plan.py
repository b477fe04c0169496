"""What an operator wants of an import, and what becomes of each post. Pure."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange.wordpress.parts import Post
from letters.choices import Needs, Rating
from writing.models import Language, Status

_LEFT_OUT = {
    "trash": "it was in the bin",
    "auto-draft": "it was never written",
    "inherit": "it is a copy of another one",
}
CLOCKS = timedelta(days=1)  # an old site's clock may be ahead of ours by as much
_CLOSED_TO_PUBLIC = {
    "draft": "it was a draft",
    "private": "it was private",
}


@dataclass(frozen=True)
class Wishes:
    """`wait`: everything is read by a volunteer first. `closed_too`: drafts, private posts and
    those behind a password come along and wait; else they are left out. `bylines`: account for
    the name the old site showed, form for a submission form's alone, none. `needs`: what
    the letters ask of strangers, which nobody asked their writers."""

    wait: bool = False
    closed_too: bool = False
    bylines: str = "account"
    language: str = ""
    needs: Needs = Needs.STORIES


@dataclass(frozen=True)
class Fate:
    """Where a post will stand: a status, or none with the reason for leaving it out."""

    status: Status | None = None
    why: str = ""


def fate(post: Post, wishes: Wishes, today: date) -> Fate:
    """What becomes of an item of the export."""
    if post.kind != "post":
        return Fate(why=f"it is no letter but of the kind “{post.kind}”")
    if post.number <= 0:
        return Fate(why="it has no number, so a second run could not know it again")
    if post.status in _LEFT_OUT:
        return Fate(why=_LEFT_OUT[post.status])
    closed = "it was behind a password" if post.locked else _CLOSED_TO_PUBLIC.get(post.status, "")
    if closed:
        return Fate(Status.HELD if wishes.closed_too else None, closed)
    if post.status not in ("publish", "future"):  # pending, or a state some plugin made
        return Fate(Status.HELD, "it waited for the old site’s editors")
    if post.at is None:
        return Fate(Status.HELD, "it has no date")
    if wishes.wait:
        return Fate(Status.HELD)
    if post.at.date() > today + (CLOCKS if post.status == "publish" else timedelta()):
        return Fate(Status.SCHEDULED, "its day has not come")
    return Fate(Status.PUBLISHED)


_ENOUGH = 2000  # characters that tell in what letters a text is written
# How Unicode names the letters of the languages that are not written in Latin ones.
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "he": ("HEBREW",),
    "ja": ("HIRAGANA", "KATAKANA", "CJK"),
}
_RATINGS: Mapping[str, Rating] = {
    "safe for work": Rating.SAFE,
    "not safe for work": Rating.NOT_SAFE,
    "nsfw": Rating.NOT_SAFE,
}


def rating_in(name: str) -> Rating | None:
    """The rating a category stands for: * Safe for Work * had asterisks to be sorted first."""
    return _RATINGS.get(name.strip("* ").casefold())


def rating(post: Post) -> Rating:
    """What its categories say; without one of those it is not rated. The stricter one wins."""
    said = {found for term in post.terms if (found := rating_in(term.name))}
    if Rating.NOT_SAFE in said:
        return Rating.NOT_SAFE
    return Rating.SAFE if said else Rating.NOT_RATED


def language_of(words: str, code: str) -> str:
    """The language of these words: `code`, unless they are in letters that it is not written in."""
    letters = [char for char in words[:_ENOUGH] if char.isalpha()]
    own = _SCRIPTS.get(code, ("LATIN",))
    written = sum(unicodedata.name(char, "").startswith(own) for char in letters)
    return code if written * 2 >= len(letters) else Language.OTHER


def language(code: str) -> str:
    """The language of a site's letters, from a code such as de-AT."""
    short = code.replace("_", "-").partition("-")[0].casefold()
    return short if short in Language.values else Language.OTHER
