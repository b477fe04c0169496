"""Who speaks under a letter from the old site: one voice for each name of each person there."""

import secrets
from collections.abc import Mapping

from django.conf import settings

from authors import seals
from authors.models import Key
from comments.models import Voice
from comments.voices import free_name
from exchange.wordpress import letters
from exchange.wordpress.letters import Place
from exchange.wordpress.parts import Comment
from letters.models import Letter
from writing.fields import is_reserved
from writing.text import fold_name

Who = tuple[str, int]  # the name as it was written, and Comment.person
MOST = seals.COUNT  # seals there are, and so voices in one conversation with its letter's own
_RECENT = 200  # voices kept in memory; the others are read again


class Speakers:
    """The voices of one thread while it is brought in. `digests`: keys dealt to some of them.

    Nothing of an address is kept: only that these replies have one voice, as with any thread.
    """

    def __init__(self, letter: Letter, digests: Mapping[Who, bytes]) -> None:
        self.letter, self.digests = letter, digests
        self._known: dict[Who, int] = {}
        self._recent: dict[int, Voice] = {}
        taken = Voice.objects.filter(letter=letter).values_list("folded_name", "seal")
        self._names = {name for name, _ in taken} | {fold_name(letter.byline)}
        self._seals = {seal for _, seal in taken} | {letter.seal}

    def remember(self, comment: Comment, voice: int) -> None:
        """This comment came earlier, with this voice (its primary key)."""
        self._known.setdefault(self._who(comment), voice)

    def has_no_room(self, comment: Comment) -> bool:
        """Whether it needs a voice of its own where every seal there is has been given."""
        return len(self._seals) >= MOST and self._who(comment) not in self._known

    def voice(self, comment: Comment, place: Place) -> Voice:
        """The voice of a comment, made if it has not spoken here yet."""
        who = self._who(comment)
        if who not in self._known:
            voice = self._new(comment, place)
            self._known[who] = voice.pk
            self._keep(voice)
        return self.known(self._known[who])

    def known(self, pk: int) -> Voice:
        """A voice of this thread by its primary key."""
        if pk not in self._recent:
            self._keep(Voice.objects.get(pk=pk))
        return self._recent[pk]

    @staticmethod
    def _who(comment: Comment) -> Who:
        """Two without a name or an address are two; minus keeps them apart from persons."""
        alone = not comment.name.strip() and not comment.person
        return comment.name, -comment.number if alone else comment.person

    def _keep(self, voice: Voice) -> None:
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[voice.pk] = voice

    def _new(self, comment: Comment, place: Place) -> Voice:
        name = letters.name(comment.name, place) or free_name(self.letter)
        digest = self.digests.get((comment.name, comment.person))
        unverified = is_reserved(name)
        return Voice.objects.create(
            letter=self.letter,
            key=Key.objects.create(digest=digest) if digest else None,
            name=name,
            folded_name=None if unverified else self._free(fold_name(name)),
            seal=self._seal(),
            unverified=unverified,
        )

    def _free(self, folded: str) -> str | None:
        """None for a name that an earlier voice here has: two people may have shared it there."""
        if folded in self._names:
            return None
        self._names.add(folded)
        return folded

    def _seal(self) -> int:
        """One that nobody here has."""
        while True:
            voice = secrets.token_hex(8)
            seal = seals.draw(settings.SECRETS.seal, self.letter.public_id, voice)
            if seal not in self._seals:
                self._seals.add(seal)
                return seal
