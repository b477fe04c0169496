"""Counts of what was decided. Exact: suppression says what may be published."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date
from statistics import median
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext, gettext_noop

from authors.clock import midnight, today
from moderation.models import RESTRICTING, Decision, Report
from moderation.subjects import KINDS
from screening.naming import REPORTED
from writing.models import CURATING, Deed

# (under so many hours, in words); more is LONGER.
WAITS = (
    # Translators: this and the next four complete "Half of them ...".
    (1, gettext_noop("within an hour")),
    (24, gettext_noop("within a day")),
    (72, gettext_noop("within three days")),
    (168, gettext_noop("within a week")),
)
LONGER = gettext_noop("longer than a week")


class Key(NamedTuple):
    """What the decisions of one group have in common: all that is published of any of them.

    `kind` is letter, reply or update; `curating`: these answer the author of a letter, who had
    put a reply away.
    """

    month: date
    deed: str
    kind: str
    ground: str
    automated: bool
    on_appeal: bool
    curating: bool


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
    rows = ours().filter(decided_at__gte=midnight(first), decided_at__lt=midnight(after))
    marked = rows.order_by().annotate(
        month=TruncMonth("decided_at", output_field=DateField(), tzinfo=UTC),
        kind=Case(*(_is(kind) for kind in KINDS)),
        on_appeal=Q(answers__isnull=False),
        curating=Q(Exists(Decision.objects.filter(pk=OuterRef("answers"), deed__in=CURATING))),
        undone=reversal(),
        reported=Q(Exists(Report.objects.filter(decision=OuterRef("pk"))))
        | Q(codes__contains=REPORTED),
        cleared=Case(When(deed=Deed.HOLD, automated=True, then=_next_deed()), default=Value("")),
    )
    about = (*Key._fields, "hours", "undone", "reported", "cleared")
    counted: QuerySet[Any] = marked.values_list(*about).annotate(count=Count("pk"))
    return counted.iterator()


def _is(kind: str) -> When:
    return When(**{f"{kind}__isnull": False}, then=Value(kind))


def ours() -> QuerySet[Decision]:
    """The decisions of this site: volunteers' and checks', not those of a letter's author."""
    return Decision.objects.exclude(deed__in=CURATING)


def reversal() -> Exists:
    """Whether an appeal against a decision had success."""
    answers = Decision.objects.filter(answers=OuterRef("pk"))
    return Exists(answers.exclude(deed=Deed.UPHOLD))


def _next_deed() -> Coalesce:
    """What a volunteer did with the text next."""
    later = ours().filter(pk__gt=OuterRef("pk"), automated=False).order_by("pk")
    ways = [later.filter(**{kind: OuterRef(kind)}).values("deed")[:1] for kind in KINDS]
    return Coalesce(*(Subquery(way) for way in ways), Value(""))


def first_month() -> date:
    """The first day of the first month of which the ledger says anything, or of this one."""
    begun = ours().aggregate(begun=Min("decided_at"))["begun"]
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
    return gettext(next((words for limit, words in WAITS if hours < limit), LONGER))


def middle(hours: list[int]) -> float | None:
    """The median, None of nothing."""
    return median(hours) if hours else None
