"""What came since the last visits, at many desks at once: one query for each kind of it."""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from comments.models import Reply, Voice
from letters.models import Letter, Update


def replies_for(letters: Sequence[Letter]) -> QuerySet[Reply]:
    """What strangers said under these letters since their authors were at the desk."""
    public = [letter for letter in letters if letter.is_public]
    rows = Reply.objects.visible().filter(letter__in=public, arrival__gt=F("letter__seen_number"))
    return rows.exclude(voice__role=Voice.Role.AUTHOR)


def answers_for(voices: Sequence[Voice]) -> QuerySet[Reply]:
    """What others answered these voices since they were at their desks."""
    rows = Reply.objects.visible().filter(
        parent__voice__in=_listening(voices), arrival__gt=F("parent__voice__seen_number")
    )
    return rows.exclude(voice=F("parent__voice"))


def updates_for(voices: Sequence[Voice]) -> QuerySet[Update]:
    """What was added, since then, to the letters these voices spoke under."""
    return Update.objects.visible().filter(
        letter__voices__in=_listening(voices), number__gt=F("letter__voices__seen_update")
    )


def _listening(voices: Sequence[Voice]) -> list[Voice]:
    """Those whose letter may be read: under another one there is no news."""
    return [voice for voice in voices if voice.letter.is_public]
