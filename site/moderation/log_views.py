"""The public log: what was decided in a month, and nothing that leads to a text or a person."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy, gettext_noop, pgettext
from django.views.decorators.http import require_safe

from authors.clock import today
from letters import caching
from moderation import figures, suppression
from moderation.figures import Group
from moderation.models import RESTRICTING
from moderation.reasons import done_in_words, is_law, label_for, rule_for
from moderation.suppression import Figure
from writing.models import Deed

# deed -> (its class in the style sheet, its drawing)
_LOOKS = {
    **dict.fromkeys((Deed.HIDE, Deed.REMOVE, Deed.REDACT, Deed.REVISE), ("down", "fold")),
    **dict.fromkeys((Deed.HOLD, Deed.CORRECT, Deed.CLOSE), ("note", "eye")),
    **dict.fromkeys((Deed.RESTORE, Deed.OPEN, Deed.OVERTURN), ("back", "back")),
}
# A kind of text, as many of it are called, in English.
KINDS = {
    "letter": gettext_noop("letters"),
    "reply": gettext_noop("replies"),
    "update": gettext_noop("updates"),
}
_ABOUT = {
    "letter": gettext_lazy("About letters"),
    "reply": gettext_lazy("About replies"),
    "update": gettext_lazy("About updates"),
}


@dataclass(frozen=True)
class Line:
    """One group of decisions as the log prints it; "" for what it does not say."""

    look: str
    drawing: str
    done: str
    kind: str
    count: Figure | None
    ground: str
    in_question: bool
    rule: tuple[str, str]
    by_law: bool
    automated: bool
    curating: bool
    unqueued: bool
    wait: str
    reversed: str


@dataclass(frozen=True)
class MonthLog:
    """What the log says of one month. Everything in it may be published."""

    first: date
    lines: tuple[Line, ...]
    answers: tuple[Line, ...]
    totals: tuple[tuple[str, Figure], ...]

    @property
    def mark(self) -> str:
        """Changes when, and only when, something that can be read here changes."""
        return sha256(repr(self).encode()).hexdigest()[:16]


def month_logs(first: date, after: date) -> list[MonthLog]:
    """The months from `first` to before `after`, the newest first. One query."""
    by_month: dict[date, list[Group]] = {}
    month = first
    while month < after:
        by_month[month] = []
        month = figures.month_after(month)
    for group in figures.groups(first, after):
        by_month[group.key.month].append(group)
    return [published(month, found) for month, found in reversed(by_month.items())]


def published(first: date, found: list[Group]) -> MonthLog:
    """What may be said of these groups, all of one month."""
    plain = [group for group in found if not group.key.on_appeal]
    answers = [group for group in found if group.key.on_appeal]
    return MonthLog(
        first,
        tuple(_line(group) for group in plain),
        tuple(_line(group) for group in answers),
        tuple(_totals(plain)),
    )


def is_reversal(group: Group) -> bool:
    """Whether these took a decision of this site back: the reversed decisions carry the number,
    so that it is not there to be subtracted."""
    return took_back(group) and not group.key.curating


def took_back(group: Group) -> bool:
    """Whether these are appeals that had success."""
    return group.key.on_appeal and group.key.deed != Deed.UPHOLD


def _line(group: Group) -> Line:
    deed = Deed(group.key.deed)
    look, drawing = _LOOKS.get(deed, ("kept", "felt-done"))
    return Line(
        look=look,
        drawing=drawing,
        done=done_in_words(group.key.deed, on_appeal=group.key.on_appeal),
        kind=gettext(KINDS[group.key.kind]),
        count=None if is_reversal(group) else suppression.shown(group.count),
        ground=label_for(group.key.ground),
        in_question=not group.restricts,
        rule=rule_for(group.key.ground),
        by_law=is_law(group.key.ground),
        automated=group.key.automated,
        curating=group.key.curating,
        unqueued=_tells_waits(group) and not group.waits,
        wait=_wait(group),
        reversed=_reversed(group),
    )


def _tells_waits(group: Group) -> bool:
    """Whether anything is said of how long these waited: enough of them that it is of nobody."""
    by_volunteers = not group.key.automated and not is_reversal(group)
    return by_volunteers and group.count >= suppression.SMALL


def _wait(group: Group) -> str:
    """A step of the median of those that came from the queue, where they are many enough."""
    enough = _tells_waits(group) and len(group.waits) >= suppression.SMALL
    middle = figures.middle(group.waits) if enough else None
    return "" if middle is None else figures.wait_in_words(middle)


def _reversed(group: Group) -> str:
    """none, a number, or some; nothing where there is no appeal."""
    if not group.restricts or group.key.automated:
        return ""
    figure = suppression.part(group.reversed, group.count)
    return str(figure) if figure.is_exact else pgettext("how many", "some")


def _totals(groups: list[Group]) -> list[tuple[str, Figure]]:
    def count(wanted: list[Group]) -> Figure:
        return suppression.total(suppression.shown(group.count) for group in wanted)

    reversals = [suppression.part(group.reversed, group.count) for group in groups]
    return [
        (gettext("Decisions"), count(groups)),
        *[
            (str(words), count([group for group in groups if group.key.kind == kind]))
            for kind, words in _ABOUT.items()
        ],
        (gettext("Took something away"), count([g for g in groups if g.key.deed in RESTRICTING])),
        (gettext("By an automatic check"), count([g for g in groups if g.key.automated])),
        (gettext("Reversed on appeal"), suppression.total(reversals)),
    ]


@require_safe
def log(request: HttpRequest) -> HttpResponseBase:
    """This month."""
    return _page(request, figures.month_of(today()))


@require_safe
def log_month(request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """One month, from the first decision of this site to now."""
    try:
        return _page(request, date(year, month, 1))
    except (ValueError, OverflowError):
        raise Http404 from None


def _page(request: HttpRequest, first: date) -> HttpResponseBase:
    begun, now = figures.first_month(), figures.month_of(today())
    if not (first == now or begun <= first < now):
        raise Http404
    [found] = month_logs(first, figures.month_after(first))
    context = {
        "log": found,
        "is_now": first == now,
        "earlier": figures.month_after(first, -1) if first > begun else None,
        "later": figures.month_after(first) if first < now else None,
    }
    # Not the number of the newest decision: who asks often could count decisions by it.
    mark = f"log.{found.mark}.{context['earlier']}.{context['later']}"
    return caching.answer(request, mark, lambda: render(request, "moderation/log.html", context))
