"""Everything that some keys open, with what is new in each: for a browser, and for an account."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, QuerySet
from django.urls import reverse

from comments.models import Reply, Voice
from desk import fresh
from letters.models import Letter
from letters.update_models import Update

# What a line does not show, and what can be long.
_HEAVY = ("html", "card", "sheet")


@dataclass(frozen=True)
class Entry:
    """One letter, or one voice under somebody's letter, and how much came since the last visit."""

    letter: Letter
    voice: Voice | None = None
    new: int = 0
    updates: int = 0

    @property
    def key(self) -> int | None:
        """The id of the key that opens it."""
        return self.voice.key_id if self.voice else self.letter.key_id

    @property
    def handle(self) -> str:
        """What a form calls it. It opens nothing; the key has to be there."""
        return f"{self.letter.public_id}.{self.voice.seal}" if self.voice else str(self.letter)

    @property
    def url(self) -> str:
        """Its desk."""
        room = "desk:voice" if self.voice else "desk:letter"
        return reverse(room, args=[self.letter.public_id])


@dataclass(frozen=True)
class Shelf:
    """What some keys open. Falsy where they open nothing."""

    letters: list[Entry] = field(default_factory=list)
    voices: list[Entry] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def entries(self) -> list[Entry]:
        """All of them, in the order of the page."""
        return [*self.letters, *self.voices]

    def find(self, handle: str) -> Entry | None:
        """The entry a form names, if the keys open it."""
        return next((entry for entry in self.entries if entry.handle == handle), None)

    def opened_by(self, key: int) -> Entry | None:
        """What one of the keys opens."""
        return next((entry for entry in self.entries if entry.key == key), None)


def of(keys: Sequence[int]) -> Shelf:
    """The shelf of these keys, as they come. Five queries, however many there are."""
    place = {key: at for at, key in enumerate(keys)}
    letters = list(Letter.objects.filter(key_id__in=keys).defer(*_HEAVY))
    spoken = Voice.objects.filter(key_id__in=keys, role=Voice.Role.STRANGER)
    heavy = (f"letter__{name}" for name in ("source", *_HEAVY))
    voices = list(spoken.select_related("letter").defer(*heavy))
    letters.sort(key=lambda letter: place[letter.key_id or 0])
    voices.sort(key=lambda voice: place[voice.key_id or 0])
    replies = _counted(fresh.replies_for(letters), "letter")
    answers = _counted(fresh.answers_for(voices), "parent__voice")
    updates = _counted(fresh.updates_for(voices), "letter__voices")
    return Shelf(
        [Entry(letter, new=replies.get(letter.pk, 0)) for letter in letters],
        [
            Entry(voice.letter, voice, answers.get(voice.pk, 0), updates.get(voice.pk, 0))
            for voice in voices
        ],
    )


def _counted(rows: QuerySet[Reply] | QuerySet[Update], by: str) -> dict[int, int]:
    """How many rows there are of each."""
    return dict(rows.order_by().values_list(by).annotate(Count("pk")))
