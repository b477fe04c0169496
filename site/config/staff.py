"""Django's admin, with the site's own name, allauth at its door, and how the queue stands."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin.sites import AdminSite
from django.http import HttpRequest, HttpResponse

from moderation import admin_views, backlog, charts, figures
from moderation.reasons import label_for

WAITED_DAYS, GROUNDS_DAYS = 30, 90  # how far back the panels look
_AGES = {1: "up to a day", 7: "up to a week", 30: "up to a month"}
_OLDER = "longer"


@dataclass(frozen=True)
class Panel:
    """One chart of the first page: what it says in a sentence, and its bars."""

    title: str
    said: str
    bars: list[charts.Bar]


class StaffSite(AdminSite):
    """The volunteers' room. config.middleware.StaffDoor asks for the second factor."""

    site_header = "Dear Stranger"
    site_title = "Dear Stranger"
    index_title = "The volunteers’ room"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one way to sign in, and it is not the admin's own."""
        answer: HttpResponse = secure_admin_login(super().login)(request)  # type: ignore[no-untyped-call]
        return answer

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The first page, with the panels for those who may see the queue."""
        panels = _panels() if request.user.has_perm("moderation.view_case") else []
        return super().index(request, {"panels": panels, **(extra_context or {})})


def _panels() -> list[Panel]:
    return [_waiting(), _times(), *_grounds(), _unanswered()]


def _waiting() -> Panel:
    waits = backlog.counts()
    said = f"{_counted(waits['waiting'], 'item')} in the queue."
    if waits["waiting"]:
        said += f" The oldest has waited {admin_views.hours(waits['oldest'])}."
    rows = [(name, waits[name]) for name in ("care", "held", "reported", "appealed")]
    return Panel("Waiting now", said, charts.bars([*rows, ("not rated", waits["unrated"])]))


def _times() -> Panel:
    waits = backlog.recent_waits(WAITED_DAYS)
    middle = figures.middle(waits)
    said = "Nothing was decided from the queue."
    if middle is not None:
        said = f"Half were decided after {middle:g} hours or less (median)."
    steps = [words for _, words in figures.WAITS] + [figures.LONGER]
    counts = Counter(figures.wait_in_words(hours) for hours in waits)
    bars = charts.bars([(step, counts[step]) for step in steps])
    return Panel(f"Time to a decision, last {WAITED_DAYS} days", said, bars)


def _grounds() -> list[Panel]:
    rows = backlog.recent_grounds(GROUNDS_DAYS)
    decided = sum(count for _, count, _ in rows)
    undone = sum(count for _, _, count in rows)
    by_ground = charts.bars([(label_for(ground), count) for ground, count, _ in rows])
    stood = charts.bars([("reversed on appeal", undone), ("stand", decided - undone)])
    return [
        Panel(f"Grounds, last {GROUNDS_DAYS} days", f"{_counted(decided, 'decision')}.", by_ground),
        Panel("Reversals of these", f"{undone:,} of {decided:,} were reversed.", stood),
    ]


def _unanswered() -> Panel:
    counts, oldest = backlog.unanswered(*_AGES)
    said = f"{_counted(sum(counts), 'letter')} without a first reply."
    if sum(counts):
        said += f" The oldest has been up for {_counted(oldest, 'day')}."
    rows = list(zip([*_AGES.values(), _OLDER], counts, strict=True))
    return Panel("Nobody has answered yet", said, charts.bars(rows))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
