"""Counts of what was decided and of what waits. Exact: suppression says what may be published."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncMonth

from authors.clock import this_hour, this_minute, today
from letters.models import Letter
from moderation import models
from moderation.models import RESTRICTING, Appeal, Decision, Report
from moderation.reasons import URGENT, is_law
from screening.naming import REPORTED
from writing.models import Deed

# (under so many hours, in words); more is LONGER.
WAITS = (
    (1, "within an hour"),
    (24, "within a day"),
    (72, "within three days"),
    (168, "within a week"),
)
LONGER = "longer than a week"
OUTCOMES = ("by_law", "by_rule", "no_action", "withdrawn", "open")


class Key(NamedTuple):
    """What the decisions of one group have in common: all that is published of any of them."""

    month: date
    deed: str
    is_letter: bool
    ground: str
    automated: bool
    on_appeal: bool


@dataclass
class Group:
    """Decisions that look alike, and how many of them were reversed on appeal, followed a
    report, or were holds by a screen that a volunteer then published."""

    key: Key
    hours: Counter[int | None] = field(default_factory=Counter)
    reversed: int = 0
    reported: int = 0
    cleared: int = 0

    @property
    def count(self) -> int:
        """How many decisions."""
        return self.hours.total()

    @property
    def waits(self) -> list[int]:
        """The hours each had waited in the queue, of those that had."""
        return [hours for hours in self.hours.elements() if hours is not None]

    @property
    def restricts(self) -> bool:
        """Whether these took something away, and not in answer to an appeal."""
        return self.key.deed in RESTRICTING and not self.key.on_appeal


def groups(first: date, after: date) -> list[Group]:
    """The decisions from the day `first` on and before the day `after`, grouped. One query."""
    found: dict[Key, Group] = {}
    for *key, hours, undone, reported, cleared, count in _rows(first, after):
        group = found.setdefault(Key(*key), Group(Key(*key)))
        group.hours[hours] += count
        group.reversed += count * undone
        group.reported += count * reported
        group.cleared += count * (cleared == Deed.PUBLISH)
    order = list(Deed.values)
    return sorted(found.values(), key=lambda group: (order.index(group.key.deed), group.key))


def _rows(first: date, after: date) -> Iterable[tuple[Any, ...]]:
    rows = Decision.objects.filter(decided_at__gte=midnight(first), decided_at__lt=midnight(after))
    marked = rows.order_by().annotate(
        month=TruncMonth("decided_at", output_field=DateField(), tzinfo=UTC),
        is_letter=Q(letter__isnull=False),
        on_appeal=Q(answers__isnull=False),
        undone=reversal(),
        reported=Q(Exists(Report.objects.filter(decision=OuterRef("pk"))))
        | Q(codes__contains=REPORTED),
        cleared=Case(When(deed=Deed.HOLD, automated=True, then=_next_deed()), default=Value("")),
    )
    about = (*Key._fields, "hours", "undone", "reported", "cleared")
    counted: QuerySet[Any] = marked.values_list(*about).annotate(count=Count("pk"))
    return counted.iterator()


def reversal() -> Exists:
    """Whether an appeal against a decision had success."""
    answers = Decision.objects.filter(answers=OuterRef("pk"))
    return Exists(answers.exclude(deed=Deed.UPHOLD))


def _next_deed() -> Coalesce:
    """What a volunteer did with the text next."""
    later = Decision.objects.filter(pk__gt=OuterRef("pk"), automated=False).order_by("pk")
    ways = [
        later.filter(**{kind: OuterRef(kind)}).values("deed")[:1] for kind in ("letter", "reply")
    ]
    return Coalesce(*(Subquery(way) for way in ways), Value(""))


def midnight(day: date) -> datetime:
    """The moment a day begins, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def first_month() -> date:
    """The first day of the first month of which the ledger says anything, or of this one."""
    begun = Decision.objects.aggregate(begun=Min("decided_at"))["begun"]
    return month_of(begun.date() if begun else today())


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(first: date, step: int = 1) -> date:
    """The first day of the month `step` months later; earlier for a negative step."""
    months = first.year * 12 + first.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def wait_in_words(hours: float) -> str:
    """Hours as one of five steps: "within a day"."""
    return next((words for limit, words in WAITS if hours < limit), LONGER)


def middle(hours: list[int]) -> float | None:
    """The median, None of nothing."""
    return median(hours) if hours else None


# --- reports and appeals of one year ---------------------------------------------------


@dataclass
class Notice:
    """Reports with one ground and one outcome (of OUTCOMES), and the hours until each decision."""

    count: int = 0
    hours: list[int] = field(default_factory=list)


def notices(year: int) -> dict[tuple[str, str], Notice]:
    """(ground, outcome) -> the reports of a year."""
    found: dict[tuple[str, str], Notice] = {}
    about = ("ground", "settled", "decision__deed", "decision__ground", "decision__decided_at")
    for hour, ground, settled, deed, why, at in _of_year(Report.objects.all(), year, *about):
        notice = found.setdefault((ground, _outcome(settled, deed, why)), Notice())
        notice.count += 1
        if at:
            notice.hours.append(_between(hour, at))
    return found


def _outcome(settled: bool, deed: str | None, ground: str | None) -> str:
    if not settled:
        return "open"
    if deed is None:
        return "withdrawn"
    if deed not in RESTRICTING:
        return "no_action"
    return "by_law" if is_law(ground or "") else "by_rule"


class Complaint(NamedTuple):
    """One appeal: against what, what came of it (upheld, reversed, open or withdrawn)."""

    deed: str
    ground: str
    outcome: str
    hours: int | None


def complaints(year: int) -> list[Complaint]:
    """The appeals of a year."""
    answers = Decision.objects.filter(answers=OuterRef("decision")).order_by("pk")
    rows = Appeal.objects.annotate(
        answer=Subquery(answers.values("deed")[:1]),
        answered=Subquery(answers.values("decided_at")[:1]),
    )
    about = ("decision__deed", "decision__ground", "closed", "answer", "answered")
    found = []
    for hour, deed, ground, closed, answer, at in _of_year(rows, year, *about):
        outcome = "upheld" if answer == Deed.UPHOLD else "reversed"
        if answer is None:
            outcome = "withdrawn" if closed else "open"
        found.append(Complaint(deed, ground, outcome, _between(hour, at) if at else None))
    return found


def _of_year(rows: QuerySet[Any], year: int, *about: str) -> Iterable[Any]:
    first, after = (int(midnight(date(y, 1, 1)).timestamp()) // 3600 for y in (year, year + 1))
    mine = rows.order_by("pk").filter(hour__gte=first, hour__lt=after)
    return mine.values_list("hour", *about).iterator()


def _between(hour: int, at: datetime) -> int:
    return max(0, int(at.timestamp()) // 3600 - hour)


# --- now -----------------------------------------------------------------------------


def backlog() -> dict[str, int]:
    """What waits: how many in all and for which reasons, the oldest age in hours, and marks
    of the newest item that is care. Two queries."""
    names = {"care": "urgent", "held": "held", "appealed": "appealed", "unrated": "unrated"}
    counts: dict[str, Any] = {
        name: Count("pk", filter=Q(**{column: True})) for name, column in names.items()
    }
    waits = models.Case.objects.aggregate(
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
    return Decision.objects.order_by().filter(decided_at__gte=since)


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
