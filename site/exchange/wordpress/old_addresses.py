"""Addresses of the old site: kept as digests when it moves in, found again when asked for."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from exchange.models import OldAddress
from exchange.wordpress.foreseen import Foreseen
from exchange.wordpress.parts import Post, Site, Term
from letters.models import Category, Letter

# What WordPress adds to an address without naming something else.
_TAIL = re.compile(r"(?:/page/\d{1,9}|/comment-page-\d{1,9})?/*$")
_LONGEST = 2_000  # characters; WordPress cuts a slug at 200


def digest(path: str) -> bytes:
    """What is kept of a path: capitals, percent signs and the pages of a list do not count."""
    plain = _TAIL.sub("", unquote(path[:_LONGEST])).strip("/").casefold()
    return hashlib.sha256(plain.encode("utf-8", "replace")).digest()


def folder(site: Site) -> str:
    """Where on its host the old site stood: "" or "/blog"."""
    return urlsplit(site.address).path.rstrip("/")


def name(site: Site) -> str:
    """What the old site is called in our tables: its host and folder."""
    host = (urlsplit(site.address).hostname or "").removeprefix("www.")
    return (host + folder(site))[:200]


@dataclass(frozen=True)
class Keeper:
    """Keeps the addresses of one old site, each for whoever comes first. In a dry run, where no
    row stays, what came first is `foreseen`."""

    site: Site
    foreseen: Foreseen | None = None

    def post(self, post: Post, letter: Letter) -> bool:
        """Its permalink, its number, the archives of its day, and home, to which with the year no
        row says anything more; whether the permalink was free."""
        base = folder(self.site)
        for path in ("", f"{post.at:%Y}" if post.at else ""):
            self._keep(f"{base}/{path}")
        free = True
        if post.link and not urlsplit(post.link).query:
            free = self._keep(urlsplit(post.link).path, letter=letter, post=post.number)
        self._keep(f"{base}/?p={post.number}", letter=letter, post=post.number)
        if post.at and letter.published_on:
            first = letter.published_on.replace(day=1)
            for path in (f"{post.at:%Y/%m}", f"{post.at:%Y/%m/%d}"):
                self._keep(f"{base}/{path}", month=first)
        return free

    def category(self, term: Term, category: Category | None, parents: str) -> None:
        """Its list, alone and below its parents, and its number. One that is no pigeonhole here
        leads home."""
        base = folder(self.site)
        for path in {f"category/{term.nicename}", f"category/{parents}{term.nicename}"}:
            self._keep(f"{base}/{path}", category=category)
        if term.number:
            self._keep(f"{base}/?cat={term.number}", category=category)

    def _keep(
        self,
        path: str,
        *,
        letter: Letter | None = None,
        post: int = 0,
        category: Category | None = None,
        month: date | None = None,
    ) -> bool:
        target = {"letter": letter, "category": category, "month": month}
        mixed = digest(path)
        row, new = OldAddress.objects.get_or_create(digest=mixed, defaults=target)
        if new and self.foreseen:
            return self.foreseen.leads(mixed, post)
        return new or row.letter_id == (letter.pk if letter else None)
