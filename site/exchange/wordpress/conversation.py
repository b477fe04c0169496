"""What there is of a post's comments before any is brought in: who answers whom, what is here."""

from itertools import islice

from django.conf import settings

from exchange.models import Origin
from exchange.wordpress import tree
from exchange.wordpress.claims import Claims, Line
from exchange.wordpress.letters import Place
from exchange.wordpress.numbers import Seen
from exchange.wordpress.parts import Comment, Post
from exchange.wordpress.speakers import Who
from letters.models import Letter

_KEPT = ("approved", "held")
_AT_ONCE = 500  # numbers in one query


class Conversation:
    """The comments of one post, read once for their order.

    `parents` is what exchange.wordpress.tree makes of them; `there` is, for each comment that came
    earlier, the primary key of its reply; `elsewhere` are numbers of replies to another letter.
    `before` are those that a dry run did not keep.
    """

    def __init__(
        self, letter: Letter, post: Post, site: str, place: Place, before: Seen | None = None
    ) -> None:
        self.letter, self.post, self.site, self.place = letter, post, site, place
        self.there: dict[int, int] = {}
        self.elsewhere: set[int] = set()
        links, kept = {}, set()
        for comment in post.comments():
            links[comment.number] = comment.parent
            if _is_kept(comment):
                kept.add(comment.number)
        self._look_for(links)
        if before:
            self.elsewhere |= {number for number in links if before.has(number)}
        self.parents, broken = tree.mended(links, (kept - self.elsewhere) | set(self.there))
        for number in broken:
            if number not in self.there:
                self.at(number).line("answers the letter", "what it answered cannot be found")

    def _look_for(self, numbers: dict[int, int]) -> None:
        """Which of them are here already, under this letter or another."""
        rest = iter(numbers)
        rows = Origin.objects.filter(site=self.site, letter=None)
        while some := list(islice(rest, _AT_ONCE)):
            found = rows.filter(number__in=some).values_list("number", "reply", "reply__letter")
            for number, reply, letter in found:
                if letter == self.letter.pk and reply is not None:
                    self.there[number] = reply
                else:
                    self.elsewhere.add(number)

    def at(self, number: int) -> Place:
        """A comment, as the report names it."""
        return Place(f"comment {number} of {self.place.name}", self.place.report)

    def takes(self, comment: Comment) -> bool:
        """Whether it comes along; if not, the report says why."""
        if comment.number in self.elsewhere:
            self.at(comment.number).line("left out", "another comment has the same number")
            return False
        if not _is_kept(comment):
            why = comment.state if comment.state not in _KEPT else f"it is a {comment.kind}"
            self.at(comment.number).line("left out", why)
        return _is_kept(comment)

    def deal(self, claims: Claims) -> dict[Who, bytes]:
        """Keys for the new voices that came with an e-mail address."""
        link = settings.SITE_URL + self.letter.get_absolute_url()
        dealt: dict[Who, bytes] = {}
        for comment in self.post.comments():
            who, address = (comment.name, comment.person), self.post.addresses.get(comment.person)
            new = _is_kept(comment) and comment.number not in {*self.there, *self.elsewhere}
            if new and address and who not in dealt:
                dealt[who] = claims.deal(Line(address, "replies", comment.name, link))
        return dealt


def _is_kept(comment: Comment) -> bool:
    return comment.kind in ("", "comment") and comment.state in _KEPT
