"""A heated conversation slows down: the same person waits before writing there again."""

from datetime import timedelta

from django.db.models import Sum

from authors import hands
from authors.clock import seconds, this_minute
from authors.refusals import TooFast
from comments.models import STEP, Reply, Voice
from letters.models import Letter
from screening import limits


def keep_calm(letter: Letter, parent: Reply | None, voice: Voice | None, place: bytes) -> None:
    """TooFast for whoever wrote a moment ago in a conversation that is heated now.

    The same person is the same voice, or today the same hand; `place` is its mark here.
    """
    reports = letter.open_reports + _reports_above(letter, parent)
    since = this_minute() - timedelta(seconds=limits.RECENT)
    recent = Reply.objects.filter(letter=letter, created_at__gte=since).count()
    wait = limits.wait_in_thread(_since_own(voice, place), reports, recent)
    if wait:
        raise TooFast(wait, heated=True)


def _since_own(voice: Voice | None, place: bytes) -> int | None:
    """Seconds since this person last spoke here, None for somebody who has not."""
    spoken = [hands.last_spoke(place)]
    if voice and voice.pk:
        own = Reply.objects.filter(voice=voice).order_by("-created_at")
        last = own.values_list("created_at", flat=True).first()
        spoken.append(int(last.timestamp()) if last else None)
    known = [when for when in spoken if when]
    return seconds() - max(known) if known else None


def _reports_above(letter: Letter, parent: Reply | None) -> int:
    """Open reports on the reply that is answered and on those above it."""
    if parent is None:
        return 0
    above = [parent.path[:end] for end in range(STEP, len(parent.path) + 1, STEP)]
    rows = Reply.objects.filter(letter=letter, path__in=above)
    return rows.aggregate(total=Sum("open_reports"))["total"] or 0
