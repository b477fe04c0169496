"""What there is of a post's comments before any is brought in: who answers whom, what is here."""

from django.conf import settings

from comments.models import Reply
from exchange.models import Origin
from exchange.wordpress import tree
from exchange.wordpress.claims import Claims
from exchange.wordpress.letters import Place
from exchange.wordpress.parts import Comment, Post
from exchange.wordpress.speakers import Who
from letters.models import Letter

_KEPT = ("approved", "held")


class Conversation:
    """The comments of one post, read once for their order. `parents` is exchange.wordpress.tree's;
    `there` says of a comment that came earlier which reply and which voice it is."""

    def __init__(self, letter: Letter, post: Post, site: str, place: Place) -> None:
        self.letter, self.post, self.site, self.place = letter, post, site, place
        self.there = self._there()
        self.parents = self._parents()

    def _there(self) -> dict[int, tuple[int, int]]:
        if self.letter.pk is None:
            return {}
        rows = Origin.objects.filter(site=self.site, letter=None, reply__letter=self.letter)
        found = rows.values_list("number", "reply", "reply__voice")
        return {number: (reply, voice) for number, reply, voice in found}

    def _parents(self) -> dict[int, int]:
        links, kept = {}, []
        for comment in self.post.comments():
            links[comment.number] = comment.parent
            if _is_kept(comment) or comment.number in self.there:
                kept.append(comment.number)
        found, broken = tree.mended(links, kept)
        for number in broken:
            if number not in self.there:
                self.at(number).line("answers the letter", "what it answered cannot be found")
        return found

    def at(self, number: int) -> Place:
        """A comment, as the report names it."""
        return Place(f"comment {number} of {self.place.name}", self.place.report)

    def takes(self, comment: Comment) -> bool:
        """Whether it comes along; if not, the report says why."""
        if not _is_kept(comment):
            why = comment.state if comment.state not in _KEPT else f"it is a {comment.kind}"
            self.at(comment.number).line("left out", why)
        return _is_kept(comment)

    def is_elsewhere(self, number: int) -> bool:
        """Whether this number is already that of a reply somewhere on this site."""
        return Origin.objects.filter(site=self.site, letter=None, number=number).exists()

    def keep(self, number: int, reply: Reply) -> None:
        """Remember that this comment is that reply."""
        Origin.objects.create(site=self.site, number=number, reply=reply)

    def deal(self, claims: Claims) -> dict[Who, bytes]:
        """Keys for the new voices that came with an e-mail address."""
        opens = settings.SITE_URL + self.letter.get_absolute_url()
        dealt: dict[Who, bytes] = {}
        for comment in self.post.comments():
            who, address = (comment.name, comment.person), self.post.addresses.get(comment.person)
            new = _is_kept(comment) and comment.number not in self.there
            if new and address and who not in dealt:
                dealt[who] = claims.deal(address, opens)
        return dealt


def _is_kept(comment: Comment) -> bool:
    return comment.kind in ("", "comment") and comment.state in _KEPT
