"""The reports and the appeals of one year, counted by what came of them. Exact."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from authors.clock import midnight
from moderation.models import RESTRICTING, Appeal, Decision, Report
from moderation.reasons import is_law
from writing.models import Deed


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
