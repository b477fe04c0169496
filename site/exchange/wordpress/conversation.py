"""What there is of a post's comments before any is brought in: who answers whom, what is here."""

from itertools import islice

from django.conf import settings

from exchange.models import Origin
from exchange.wordpress import tree
from exchange.wordpress.claims import Claims, Line
from exchange.wordpress.foreseen import Foreseen
from exchange.wordpress.letters import Place
from exchange.wordpress.parts import Comment, Post, named
from exchange.wordpress.speakers import Who
from letters.models import Letter

_KEPT = ("approved", "held")
_KINDS = ("", "comment")
_AT_ONCE = 500  # numbers in one query


class Conversation:
    """The comments of one post, read once for their order.

    `parents` is whom they answer, without those that answer the letter, and `answered` are those
    they answer; `there` is, for each comment that came earlier, the primary key of its reply;
    `elsewhere` are numbers of replies to another letter. A dry run did not keep what is `foreseen`.
    """

    def __init__(
        self, letter: Letter, post: Post, site: str, place: Place, foreseen: Foreseen | None = None
    ) -> None:
        self.letter, self.post, self.site, self.place = letter, post, site, place
        self.there: dict[int, int] = {}
        self.elsewhere: set[int] = set()
        links, keep, held = {}, set(), set()
        for comment in post.comments():
            links[comment.number] = comment.parent
            if _is_kept(comment):
                keep.add(comment.number)
                if comment.state == "held":
                    held.add(comment.number)
        self._look_for(links)
        if foreseen:
            self.elsewhere |= {n for n in links if foreseen.post_of(n) not in (0, post.number)}
        keep -= self.elsewhere
        keep |= self.there.keys()
        parents, broken = tree.mended(links, keep)
        for number in tree.past(parents, held):
            if number not in self.there:
                self._at(number).line("stands further up", "what it answered waits")
        self.parents = {number: parent for number, parent in parents.items() if parent}
        self.answered = set(self.parents.values())
        for number in broken:
            if number not in self.there:
                self._at(number).line("answers the letter", "what it answered cannot be found")

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

    def at(self, comment: Comment) -> Place:
        """A comment, as the report names it."""
        return self._at(comment.number, comment.place)

    def _at(self, number: int, place: int = 0) -> Place:
        return Place(named(number, place, self.place.name), self.place.report)

    def takes(self, comment: Comment) -> bool:
        """Whether it comes along; if not, the report says why."""
        why = self._against(comment)
        if why:
            self.at(comment).line("left out", why)
        return not why

    def _against(self, comment: Comment) -> str:
        if comment.number in self.elsewhere:
            return "another comment has the same number"
        if comment.state not in _KEPT:
            return comment.state
        if comment.kind not in _KINDS:
            return f"it is a {comment.kind}"
        return "" if comment.number else "it has no number, so a second run could not know it again"

    def deal(self, claims: Claims) -> dict[Who, bytes]:
        """Keys for the new voices that came with an e-mail address."""
        link = settings.SITE_URL + self.letter.get_absolute_url()
        dealt: dict[Who, bytes] = {}
        for comment in self.post.comments():
            who, address = (comment.name, comment.person), self.post.addresses.get(comment.person)
            known = comment.number in self.there or comment.number in self.elsewhere
            new = _is_kept(comment) and not known
            if new and address and who not in dealt:
                dealt[who] = claims.deal(Line(address, "replies", comment.name, link))
        return dealt


def _is_kept(comment: Comment) -> bool:
    return comment.kind in _KINDS and comment.state in _KEPT and comment.number > 0
