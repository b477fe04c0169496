"""The comments of one post as replies in a thread, each after the one it answers."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from django.db.models import F

from authors.clock import today
from comments import stored
from comments.forms import BODY_LIMIT
from comments.models import Reply
from exchange.models import Origin
from exchange.wordpress import letters, tree
from exchange.wordpress.conversation import Conversation
from exchange.wordpress.letters import Place, Source
from exchange.wordpress.numbers import Seen
from exchange.wordpress.parts import Comment
from exchange.wordpress.plan import CLOCKS
from exchange.wordpress.seats import Seat, Seats, seat
from exchange.wordpress.speakers import Speakers, Who
from letters import explained
from letters.models import Letter
from moderation import cases
from writing.models import Language, Status

_AT_ONCE = 500  # rows in one statement


class Thread:
    """Brings in what is new of one conversation. Call it inside the letter's transaction."""

    def __init__(
        self,
        letter: Letter,
        conversation: Conversation,
        digests: Mapping[Who, bytes],
        *,
        wait: bool,
    ) -> None:
        self.letter, self.conversation, self.wait = letter, conversation, wait
        self.speakers, self.seats = Speakers(letter, digests), Seats(letter)
        self.here = Seen()  # comments that came, earlier or now
        self.seated: dict[int, Seat] = {}  # by comment, of those that are answered
        self.voices = self._earlier()
        self.terms = explained.terms()
        self.origins: list[Origin] = []
        self.public = 0

    def _earlier(self) -> dict[int, int]:
        """(comment -> primary key of its voice) of what came earlier, which takes its seat."""
        there, found = self.conversation.there, {}
        rows = Reply.objects.filter(letter=self.letter) if there else Reply.objects.none()
        numbers = {pk: number for number, pk in there.items()}
        for reply in rows.defer("source", "html", "markup").iterator(_AT_ONCE):
            if number := numbers.get(reply.pk, 0):
                found[number] = reply.voice_id
                self._seat(number, reply)
        return found

    def _seat(self, number: int, reply: Reply) -> None:
        self.here.again(number)
        if number in self.conversation.answered:
            self.seated[number] = seat(reply)

    def bring(self) -> int:
        """How many replies came."""
        given, count = Seen(self.here), 0
        parents = self.conversation.parents
        for comment in tree.parents_first(self._new(), parents, lambda one: one.number, given):
            count += self._brought(comment)
        Origin.objects.bulk_create(self.origins)
        self.seats.write_down()
        rows = Letter.objects.filter(pk=self.letter.pk)
        arrived = {name: F(name) + self.public for name in ("reply_count", "arrivals")}
        rows.update(**arrived)
        return count

    def _new(self) -> Iterator[Comment]:
        """Those to bring; of the others it is said why not, or who spoke."""
        for comment in self.conversation.post.comments():
            if comment.number in self.voices:
                self.speakers.remember(comment, self.voices[comment.number])
            elif self.conversation.takes(comment):
                yield comment

    def _brought(self, comment: Comment) -> bool:
        place = self.conversation.at(comment)
        if comment.number in self.here:
            place.line("left out", "another comment has the same number")
            return False
        words = letters.source(comment.html, BODY_LIMIT, place)
        if not words.body:
            return False
        if self.speakers.has_no_room(comment):
            place.line("left out", "there are no more seals for those who speak there")
            return False
        # What answers a comment without words answers the letter itself.
        above = self.seated.get(self.conversation.parents.get(comment.number, 0))
        reply = self._made(comment, words, above, place)
        self._seat(comment.number, reply)
        self._remember(comment.number, reply.pk)
        if reply.status == Status.HELD:
            cases.refresh(reply)
        return True

    def _remember(self, number: int, reply: int) -> None:
        self.origins.append(Origin(site=self.conversation.site, number=number, reply_id=reply))
        if len(self.origins) >= _AT_ONCE:
            Origin.objects.bulk_create(self.origins)
            self.origins = []

    def _made(self, comment: Comment, words: Source, above: Seat | None, place: Place) -> Reply:
        number, path = self.seats.next(above)
        reply = Reply(letter=self.letter, number=number, path=path, language=Language.OTHER)
        reply.voice, reply.parent = self.speakers.voice(comment, place), self._parent(above)
        reply.set_words(words.body)
        when = self._when(comment, place)
        reply.created_at, reply.written_on = when.replace(second=0, tzinfo=UTC), when.date()
        if words.hidden:
            place.line("waits", letters.HIDDEN)
        if comment.state == "approved" and not self.wait and not words.hidden:
            self.public += 1
            reply.status, reply.was_public = Status.PUBLISHED, True
            reply.arrival = self.seats.letter.arrivals + self.public
        reply.markup, reply.markup_version = stored.make(reply, self.terms), stored.VERSION
        reply.save(force_insert=True)
        return reply

    def _when(self, comment: Comment, place: Place) -> datetime:
        """Its own minute, or the day of the letter where it has none that can be."""
        of_letter = self.conversation.post.at
        if comment.at and comment.at.date() > today() + CLOCKS:
            place.line("date in the future", "it stands at the day of its letter")
        elif comment.at:
            if of_letter and comment.at < of_letter - CLOCKS:
                place.line("older than its letter", "its date is kept")
            return comment.at
        return datetime.combine(self.letter.written_on, time())

    def _parent(self, above: Seat | None) -> Reply | None:
        """As much of it as an answer shows: its number, its voice, and whether it is there."""
        if above is None:
            return None
        voice = self.speakers.known(above.voice)
        return Reply(pk=above.pk, number=above.number, voice=voice, status=above.status)
