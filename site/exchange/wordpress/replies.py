"""The comments of one post as replies in a thread, each after the one it answers."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from django.db.models import F

from comments import places, stored
from comments.forms import BODY_LIMIT
from comments.models import Reply, Voice
from exchange.wordpress import letters, tree
from exchange.wordpress.conversation import Conversation
from exchange.wordpress.parts import Comment
from exchange.wordpress.speakers import Speakers, Who
from letters import explained
from letters.models import Letter
from moderation import cases
from writing.models import Language, Status


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
        self.speakers = Speakers(letter, digests)
        self.replies = {number: reply for number, (reply, _) in conversation.there.items()}
        self.terms = explained.terms()
        self.arrivals = letter.arrivals

    def bring(self) -> int:
        """How many replies came."""
        parents = self.conversation.parents
        there, count = set(self.replies), 0
        for comment in tree.parents_first(self._new(), parents, lambda one: one.number, there):
            count += self._brought(comment)
        if count:
            public = self.arrivals - self.letter.arrivals
            rows = Letter.objects.filter(pk=self.letter.pk)
            rows.update(reply_count=F("reply_count") + public, arrivals=F("arrivals") + public)
        return count

    def _new(self) -> Iterator[Comment]:
        """Those to bring; of the others it is said why not, or who spoke."""
        for comment in self.conversation.post.comments():
            if comment.number in self.conversation.there:
                self.speakers.remember(comment, self.conversation.there[comment.number][1])
            elif self.conversation.takes(comment):
                yield comment

    def _brought(self, comment: Comment) -> bool:
        place = self.conversation.at(comment.number)
        if comment.number in self.replies or self.conversation.is_elsewhere(comment.number):
            place.line("left out", "another comment has the same number")
            return False
        body = letters.source(comment.html, BODY_LIMIT, place)
        if not body:
            return False
        parent = self._parent(comment)
        reply = self._made(comment, self.speakers.voice(comment, place), parent, body)
        self.replies[comment.number] = reply.pk
        self.conversation.keep(comment.number, reply)
        if reply.status == Status.HELD:
            cases.refresh(reply)
        return True

    def _parent(self, comment: Comment) -> Reply | None:
        """The reply it answers; the letter itself where that one had no words to bring."""
        pk = self.replies.get(self.conversation.parents.get(comment.number, 0))
        return Reply.objects.select_related("voice").get(pk=pk) if pk else None

    def _made(self, comment: Comment, voice: Voice, parent: Reply | None, body: str) -> Reply:
        number, path = places.allocate(self.letter, parent)
        reply = Reply(letter=self.letter, parent=parent, voice=voice, number=number, path=path)
        reply.language = Language.OTHER
        reply.set_words(body)
        when = comment.at or datetime.combine(self.letter.written_on, time())
        reply.created_at, reply.written_on = when.replace(second=0, tzinfo=UTC), when.date()
        if comment.state == "approved" and not self.wait:
            self.arrivals += 1
            reply.status, reply.was_public = Status.PUBLISHED, True
            reply.arrival = self.arrivals
        reply.markup, reply.markup_version = stored.make(reply, self.terms), stored.VERSION
        reply.save()
        return reply
