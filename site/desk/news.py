"""What came since the last visit, without keeping a time: replies are counted as they arrive."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from comments.models import Reply, Voice
from letters.models import Letter, Rating, Update

LATEST = 30  # replies shown at a desk; the rest is on the letter's page


@dataclass(frozen=True)
class News:
    """The latest replies, newest first, how many are new, and what was added to the letter."""

    latest: list[Reply] = field(default_factory=list)
    new: int = 0
    updates: list[Update] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """The arrival of the newest one."""
        return self.latest[0].arrival or 0 if self.latest else 0

    @property
    def added(self) -> list[tuple[Update, str]]:
        """(update, its heading); a heading that is not safe for work stays on the letter's page."""
        return [(one, one.heading if one.rating == Rating.SAFE else "") for one in self.updates]


def since(
    letter: Letter, replies: QuerySet[Reply], seen: int, seen_update: int | None = None
) -> News:
    """The news among `replies`, and the updates after number `seen_update`, where one is given.

    Under a letter nobody may read, others' words are not shown.
    """
    if not letter.is_public:
        return News()
    rows = replies.filter(letter=letter).select_related("voice", "letter").order_by("-arrival")
    new = rows.filter(arrival__gt=seen).count()
    if seen_update is None:
        return News(list(rows[:LATEST]), new)
    added = letter.updates.visible().filter(number__gt=seen_update).order_by("number")
    return News(list(rows[:LATEST]), new, list(added))


def for_voices(letter: Letter, voices: Sequence[Voice]) -> News:
    """What is new for one or several voices of one browser under a letter.

    Its author needs no news of what its author added.
    """
    answers = Reply.objects.visible().filter(parent__voice__in=voices).exclude(voice__in=voices)
    seen = max(voice.seen_number for voice in voices)
    if any(voice.is_author for voice in voices):
        return since(letter, answers, seen)
    return since(letter, answers, seen, max(voice.seen_update for voice in voices))


def seen_by(voices: Sequence[Voice], news: News) -> None:
    """Remember that these voices were at their desk and saw this. Only what was new is written."""
    marks = {"seen_number": news.seen} if news.new else {}
    if news.updates:
        marks["seen_update"] = news.updates[-1].number
    if marks:
        Voice.objects.filter(pk__in=[voice.pk for voice in voices]).update(**marks)
