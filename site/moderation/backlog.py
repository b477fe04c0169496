"""What waits now and how long things took lately, for volunteers alone. Exact."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from authors.clock import this_hour, this_minute, today
from letters.models import Letter
from moderation.figures import ours, reversal
from moderation.models import Case, Report
from moderation.reasons import URGENT


def counts() -> dict[str, int]:
    """What waits: how many in all and for which reasons, the oldest age in hours, and marks
    of the newest item that is care. Two queries."""
    names = {"care": "urgent", "held": "held", "appealed": "appealed", "unrated": "unrated"}
    counts: dict[str, Any] = {
        name: Count("pk", filter=Q(**{column: True})) for name, column in names.items()
    }
    waits = Case.objects.aggregate(
        waiting=Count("pk"),
        reported=Count("pk", filter=Q(reports__gt=0)),
        oldest=Min("since"),
        newest=Max("since"),
        newest_care=Max("pk", filter=Q(urgent=True)),
        **counts,
    )
    urgent = Report.objects.filter(settled=False, ground__in=URGENT)
    waits["newest_urgent_report"] = urgent.aggregate(newest=Max("pk"))["newest"]
    waits["oldest"] = max(0, this_hour() - waits["oldest"]) if waits["waiting"] else 0
    return {name: count or 0 for name, count in waits.items()}


def recent_waits(days: int) -> list[int]:
    """The hours that what volunteers decided in the last days had waited."""
    mine = _lately(days).filter(automated=False, hours__isnull=False)
    return list(mine.values_list("hours", flat=True))


def recent_grounds(days: int) -> list[tuple[str, int, int]]:
    """(ground, decisions of the last days, how many of them an appeal reversed), most first."""
    rows = _lately(days).filter(answers__isnull=True).exclude(ground="").annotate(undone=reversal())
    counts = rows.values_list("ground").annotate(
        count=Count("pk"), undone_count=Count("pk", filter=Q(undone=True))
    )
    return list(counts.order_by("-count", "ground"))


def _lately(days: int) -> QuerySet[Any]:
    since = this_minute() - timedelta(days=days)
    return ours().order_by().filter(decided_at__gte=since)


def unanswered(*limits: int) -> tuple[list[int], int]:
    """Letters without a first reply: how many up to each limit of days old, and above the
    last one; and the age in days of the oldest."""
    days = [None, *limits, None]
    counts = {
        f"step{n}": Count("pk", filter=_aged(over, most))
        for n, (over, most) in enumerate(pairwise(days))
    }
    found = Letter.objects.visible().waiting().aggregate(oldest=Min("published_on"), **counts)
    oldest = (today() - found["oldest"]).days if found["oldest"] else 0
    return [found[name] for name in counts], oldest


def _aged(over: int | None, most: int | None) -> Q:
    """More than `over` and at most `most` days old."""
    aged = Q()
    if over is not None:
        aged &= Q(published_on__lt=today() - timedelta(days=over))
    if most is not None:
        aged &= Q(published_on__gte=today() - timedelta(days=most))
    return aged
