"""The comments of one item, each spooled as it ends."""

from collections.abc import Iterator
from datetime import datetime

from exchange.report import Report
from exchange.wordpress.dates import when
from exchange.wordpress.numbers import Seen, number
from exchange.wordpress.parts import Comment, named
from exchange.wordpress.people import People
from exchange.wordpress.plain import name
from exchange.wordpress.spool import Spool

Fields = dict[str, str]
# WordPress writes the first of each; older versions and plugins the others.
STATES = {
    "1": "approved",
    "approve": "approved",
    "approved": "approved",
    "0": "held",
    "hold": "held",
    "": "held",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "trash",
}
KINDS = {"comment", "pingback", "trackback"}


class Thread:
    """Takes comments in the order of the file and gives them back in it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.people = People()
        self.count = 0
        self.seen = Seen()
        self.spool: Spool | None = None

    def comments(self) -> Iterator[Comment]:
        """From the first, at each call."""
        return self.spool.read() if self.spool else iter(())

    def add(self, fields: Fields, post: str) -> None:
        """One comment, of a post that the report calls `post`."""
        self.count += 1
        one = CommentDraft(fields, self.count, post, self.report)
        if one.number and self.seen.again(one.number):
            why = "a comment of this post before it has the same"
            self.report.line(one.where, "number used twice", why)
        account = number(fields.get("wp:comment_user_id", ""))
        person = self.people.number(fields.get("wp:comment_author_email", ""), account)
        self.spool = self.spool or Spool()
        self.spool.add(one.comment(person))


class CommentDraft:
    """The elements of one comment; `place` counts from the top, for one without a number."""

    def __init__(self, fields: Fields, place: int, post: str, report: Report) -> None:
        self.fields = fields
        self.report = report
        self.number = number(self.get("id"))
        self.place = place
        self.post = post

    @property
    def where(self) -> str:
        """Its name in the report."""
        return named(self.number, self.place, self.post)

    def get(self, field: str) -> str:
        """The words of an element whose name starts with comment_."""
        return self.fields.get(f"wp:comment_{field}", "").strip()

    def comment(self, person: int) -> Comment:
        """As plain data; what is odd about it goes to the report."""
        if not self.number:
            why = "it has no comment_id from 1 to 2^63 - 1"
            self.report.line(self.where, "no usable number", why)
        state = self.state()
        return Comment(
            number=self.number,
            parent=self.parent(),
            name=name(self.get("author")),
            at=self.at(state),
            html=self.fields.get("wp:comment_content", ""),
            state=state,
            kind=self.kind(),
            person=person,
            place=self.place,
        )

    def parent(self) -> int:
        """The number of the comment that this one answers, 0 for none."""
        said = self.get("parent")
        found = number(said)
        if not found and said.strip("0"):
            why = "what it answers is no number, so it stands by itself"
            self.report.line(self.where, "no usable parent", why)
        return found

    def at(self, state: str) -> datetime | None:
        """The old site's clock, or the universal one."""
        found = when(self.get("date"), self.get("date_gmt"))
        if found is None and state == "approved":
            why = "neither of its dates is a day from 1970 to 2100"
            self.report.line(self.where, "no usable date", why)
        return found

    def state(self) -> str:
        """Held for a mark that nobody knows: a person decides about it then."""
        said = self.get("approved").lower()
        if said not in STATES:
            why = "not one of WordPress's, so it waits for a person"
            self.report.line(self.where, "unknown state", why)
        return STATES.get(said, "held")

    def kind(self) -> str:
        """A kind that plugins add is handed on as it stands."""
        kind = self.get("type") or "comment"
        if kind not in KINDS:
            why = "neither a comment nor a pingback nor a trackback"
            self.report.line(self.where, "unknown kind of comment", why)
        return kind
