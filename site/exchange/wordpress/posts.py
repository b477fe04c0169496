"""One item of the file, from its elements to a `Post`."""

from datetime import datetime
from functools import cached_property

from exchange.report import Report
from exchange.wordpress import bylines
from exchange.wordpress.dates import when
from exchange.wordpress.numbers import Seen, number
from exchange.wordpress.parts import Post, Term
from exchange.wordpress.plain import address, name
from exchange.wordpress.threads import Thread

Fields = dict[str, str]
# Characters of one text. Nobody wrote more, and a file may claim to be one endless letter.
LONGEST = 4_000_000


class PostDraft:
    """Grows with the elements of an item. `place` counts items from the top of the file, for
    the report on those without a number."""

    def __init__(self, fields: Fields, place: int, report: Report) -> None:
        self.fields = fields
        self.place = place
        self.report = report
        self.thread = Thread(report)
        self.terms: dict[str, Term] = {}
        self.tags: dict[str, None] = {}
        self.bare: dict[str, Term] = {}  # labels that do not say of which kind they are
        self.is_cut = False
        self.byline = self.byline_address = ""

    @property
    def number(self) -> int:
        """0 as long as none was read."""
        return number(self.get("wp:post_id"))

    @cached_property
    def where(self) -> str:
        """Its name in the report."""
        return f"post {self.number}" if self.number else f"item {self.place} of the file"

    def get(self, field: str) -> str:
        """The words of an element, as WordPress writes them or with space around."""
        return self.fields.get(field, "").strip()

    def label(self, domain: str | None, nicename: str, text: str) -> None:
        """A category or a tag. Very old exports write each twice, once without its domain;
        those of other programs may hold it without one only."""
        shown = name(text)
        if domain == "category" and (nicename or shown):
            self.terms.setdefault(nicename or shown, Term(nicename, shown))
        elif domain in ("post_tag", "tag") and shown:
            self.tags.setdefault(shown)
        elif domain is None:
            self.bare[shown] = Term(nicename, shown)
        else:
            why = "neither a category nor a tag, so it was left out"
            self.report.line(self.where, "label of another kind", why)

    def meta(self, fields: Fields) -> None:
        """What a plugin kept, of which only bylines are read."""
        key, value = fields.get("wp:meta_key", ""), fields.get("wp:meta_value", "")
        if bylines.is_name(key):
            self.byline = self.byline or name(value)
        elif bylines.is_address(key):
            self.byline_address = self.byline_address or address(value)

    def comment(self, fields: Fields) -> None:
        """Into the thread, at once."""
        self.thread.add(fields, self.where)

    def post(self, seen: Seen) -> Post:
        """The item once its end was read; `seen` are the numbers of those before."""
        self.tell_of_oddities(seen)
        if not self.terms and not self.tags:
            self.terms = self.bare
        return Post(
            number=self.number,
            kind=self.get("wp:post_type"),
            status=self.get("wp:status"),
            title=self.get("title"),
            html=self.fields.get("content:encoded", ""),
            slug=self.get("wp:post_name"),
            link=self.get("link"),
            login=self.get("dc:creator"),
            byline=self.byline,
            byline_address=self.byline_address,
            at=self.at(),
            sticky=self.get("wp:is_sticky") == "1",
            locked=bool(self.get("wp:post_password")),
            open=self.get("wp:comment_status") != "closed",
            terms=tuple(self.terms.values()),
            tags=tuple(self.tags),
            comments=self.thread.comments,
            count=self.thread.count,
            where=self.where,
            addresses=self.thread.people.addresses,
        )

    def tell_of_oddities(self, seen: Seen) -> None:
        """At the end, when the number is known: WordPress writes it after the words."""
        if not self.number:
            why = "it has no post_id from 1 to 2^63 - 1"
            self.report.line(self.where, "no usable number", why)
        elif seen.again(self.number):
            self.report.line(self.where, "number used twice", "an item before has the same")
        if self.is_cut:
            why = f"one of {LONGEST:,} characters or more ends there"
            self.report.line(self.where, "text too long", why)

    def at(self) -> datetime | None:
        """Missing without a word for a draft, which has none in WordPress either."""
        own = self.get("wp:post_date"), self.get("wp:post_date_gmt")
        found = when(*own, published=self.get("pubDate"))
        if found is None and self.get("wp:status") == "publish":
            why = "none of its dates is a day from 1970 to 2100"
            self.report.line(self.where, "no usable date", why)
        return found
