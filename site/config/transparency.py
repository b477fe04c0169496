"""The transparency report of one year: exact for the operator, and what may be published of it.

The figures are those of Article 15(1) of the Digital Services Act, Regulation (EU) 2022/2065.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings

from authors.clock import today
from moderation import complaints as year_of
from moderation import figures, suppression
from moderation.complaints import Complaint, Notice
from moderation.figures import Group
from moderation.log_views import KINDS, took_back
from moderation.reasons import IN_THE_PAST, is_law, label_for
from moderation.suppression import Figure, shown, total
from writing.models import Deed

OUTCOMES = {
    "by_law": "Acted on, because of a law",
    "by_rule": "Acted on, because of a rule of this site",
    "no_action": "Read, and nothing was taken away",
    "withdrawn": "The writer took the text back first",
    "open": "Still open",
}
EXACT = "Exact figures for the operator. report.html is the version to publish."
ORDERS = (
    "Orders of authorities reach the operator outside this software, which does not record "
    "them. The operator adds them here."
)
MEANS = (
    "Checks on the site’s own server, with no outside service, look at each text before it is "
    "shown: for contact details, selling, copies of other texts, words that push somebody "
    "towards harm, and guesses at who somebody is. One of them learns from what volunteers "
    "called spam. A report that somebody could be found holds a text in which a check finds "
    "contact details, and so do as many reports as the operator sets, if any number is set."
)
SAFEGUARDS = (
    "A check only holds a text until a volunteer has read it. It removes nothing, refuses "
    "nothing and ranks nobody. The writer sees at the desk that it was a check and on which "
    "ground; every hold stands in the ledger and in the public log."
)


class Year(NamedTuple):
    """All that a report is made from."""

    number: int
    groups: list[Group]
    notices: dict[tuple[str, str], Notice]
    complaints: list[Complaint]

    @property
    def restrictions(self) -> list[Group]:
        """What took something away, and not in answer to an appeal."""
        return [group for group in self.groups if group.restricts]

    @property
    def holds(self) -> list[Group]:
        """Holds by an automatic check."""
        return [g for g in self.groups if g.key.automated and g.key.deed == Deed.HOLD]


def read(number: int) -> Year:
    """A year's rows from the database."""
    return Year(
        number,
        figures.groups(date(number, 1, 1), date(number + 1, 1, 1)),
        year_of.notices(number),
        year_of.complaints(number),
    )


# --- exact ------------------------------------------------------------------------------


def exact(year: Year) -> dict[str, Any]:
    """Every figure as it is."""
    return {
        "year": year.number,
        "site": settings.SITE_URL,
        "made_on": str(today()),
        "year_is_over": year.number < today().year,
        "about": EXACT,
        "orders_of_authorities": {"recorded": False, "note": ORDERS},
        "notices": _exact_notices(year.notices),
        "own_initiative": _exact_restrictions(year, lambda group: group.count - group.reported),
        "after_a_notice": _exact_restrictions(year, lambda group: group.reported),
        "complaints": _exact_complaints(year.complaints),
        "automated_means": _exact_means(year.holds),
        "decisions": _exact_decisions(year.groups),
    }


def _exact_notices(notices: dict[tuple[str, str], Notice]) -> dict[str, Any]:
    by_ground, by_outcome = Counter[str](), Counter(dict.fromkeys(OUTCOMES, 0))
    for (ground, outcome), notice in notices.items():
        by_ground[ground] += notice.count
        by_outcome[outcome] += notice.count
    hours = [hours for notice in notices.values() for hours in notice.hours]
    return {
        "total": by_ground.total(),
        "by_ground": _grounds(by_ground),
        "by_outcome": dict(by_outcome),
        "processed_by_automated_means": 0,
        "median_hours_to_decision": figures.middle(hours),
    }


def _grounds(counts: Counter[str]) -> dict[str, Any]:
    return {
        ground: {
            "words": _named(ground),
            "rests_on": "law" if is_law(ground) else "rule",
            "count": count,
        }
        for ground, count in counts.most_common()
        if count
    }


def _named(ground: str) -> str:
    """A ground in words; authors who put a reply away give none."""
    return label_for(ground) or "Put away by the author of the letter"


def _exact_restrictions(year: Year, count: Callable[[Group], int]) -> dict[str, Any]:
    by_deed, by_ground = Counter[str](), Counter[str]()
    by_detection = Counter(automated=0, volunteer=0)
    by_kind = Counter(dict.fromkeys(KINDS.values(), 0))
    for group in year.restrictions:
        by_deed[group.key.deed] += count(group)
        by_ground[group.key.ground] += count(group)
        by_detection["automated" if group.key.automated else "volunteer"] += count(group)
        by_kind[KINDS[group.key.kind]] += count(group)
    return {
        "total": by_deed.total(),
        "by_deed": {deed: n for deed, n in by_deed.items() if n},
        "by_ground": _grounds(by_ground),
        "by_detection": dict(by_detection),
        "by_kind": dict(by_kind),
    }


def _exact_complaints(complaints: list[Complaint]) -> dict[str, Any]:
    outcomes = Counter(dict.fromkeys(("upheld", "reversed", "open", "withdrawn"), 0))
    outcomes.update(one.outcome for one in complaints)
    hours = [one.hours for one in complaints if one.hours is not None]
    return {
        "total": len(complaints),
        "by_ground": _grounds(Counter(one.ground for one in complaints)),
        "by_deed": dict(Counter(one.deed for one in complaints)),
        "by_outcome": dict(outcomes),
        "median_hours_to_answer": figures.middle(hours),
    }


def _exact_means(holds: list[Group]) -> dict[str, Any]:
    held, cleared = sum(g.count for g in holds), sum(g.cleared for g in holds)
    by_ground = Counter[str]()
    for group in holds:
        by_ground[group.key.ground] += group.count
    return {
        "used": MEANS,
        "safeguards": SAFEGUARDS,
        "holds": held,
        "holds_by_ground": _grounds(by_ground),
        "published_by_a_volunteer_next": cleared,
        "error_rate": round(cleared / held, 4) if held else None,
    }


def _exact_decisions(groups: list[Group]) -> dict[str, Any]:
    by_deed = Counter[str]()
    for group in groups:
        by_deed[group.key.deed] += group.count
    return {"total": by_deed.total(), "by_deed": dict(by_deed)}


# --- to publish: sums of what the log publishes of each month, and of nothing else -----------


def public(year: Year) -> dict[str, Any]:
    """What report.html is made from."""
    holds = total(shown(group.count) for group in year.holds)
    cleared = total(suppression.part(group.cleared, group.count) for group in year.holds)
    return {
        "year": year.number,
        "until": today() if year.number == today().year else None,
        "site": settings.SITE_URL,
        "orders": ORDERS,
        "notices": _notice_rows(year.notices),
        "notice_time": _time(
            total(shown(one.count) for (_, how), one in year.notices.items() if how in _DECIDED),
            [hours for one in year.notices.values() for hours in one.hours],
        ),
        "by_deed": _restriction_rows(year, lambda g: IN_THE_PAST[Deed(g.key.deed)]),
        "by_ground": _restriction_rows(year, lambda g: label_for(g.key.ground)),
        "complaints": _complaint_rows(year),
        "bases": _basis_rows(year),
        "complaint_time": _time(
            _stood(year.groups) + _undone(year.groups),
            [one.hours for one in year.complaints if one.hours is not None],
        ),
        "means": MEANS,
        "safeguards": SAFEGUARDS,
        "holds": holds,
        "cleared": cleared,
    }


_DECIDED = ("by_law", "by_rule", "no_action")
Rows = list[tuple[str, list[Figure]]]


def _with_sum(rows: Rows) -> Rows:
    """Also the sum of each column, where there is anything to add."""
    sums = [total(column) for column in zip(*(cells for _, cells in rows), strict=True)]
    return [*rows, ("In all", sums)] if rows else []


def _notice_rows(notices: dict[tuple[str, str], Notice]) -> Rows:
    rows: Rows = []
    for ground in sorted({ground for ground, _ in notices}, key=label_for):
        counts = [notices.get((ground, outcome), Notice()).count for outcome in OUTCOMES]
        cells = [shown(count) for count in counts]
        rows.append((label_for(ground), [total(cells), *cells]))
    return _with_sum(rows)


def _restriction_rows(year: Year, name: Callable[[Group], str]) -> Rows:
    named: dict[str, list[Group]] = {}
    for group in year.restrictions:
        named.setdefault(name(group), []).append(group)
    return _with_sum([(words, _cells(found)) for words, found in named.items()])


def _cells(found: list[Group]) -> list[Figure]:
    """All; on the site's own initiative; after a notice; by an automatic check."""
    part = suppression.part
    return [
        total(shown(group.count) for group in found),
        total(part(group.count - group.reported, group.count) for group in found),
        total(part(group.reported, group.count) for group in found),
        total(shown(group.count) for group in found if group.key.automated),
    ]


def _stood(groups: Iterable[Group]) -> Figure:
    return total(shown(g.count) for g in groups if g.key.on_appeal and not took_back(g))


def _undone(groups: Iterable[Group]) -> Figure:
    """What the log says of decisions of this site, and of authors' against whom volunteers were."""
    found = list(groups)
    ours = [suppression.part(g.reversed, g.count) for g in found if g.restricts]
    return total([*ours, *(shown(g.count) for g in found if g.key.curating and took_back(g))])


def _complaint_rows(year: Year) -> Rows:
    counts = Counter(one.outcome for one in year.complaints)
    return _with_sum(
        [
            ("The decision stands", [_stood(year.groups)]),
            ("The decision was taken back", [_undone(year.groups)]),
            ("The writer took the text back first", [shown(counts["withdrawn"])]),
            ("Still open", [shown(counts["open"])]),
        ]
    )


def _basis_rows(year: Year) -> Rows:
    named: dict[str, list[Group]] = {}
    for group in year.groups:
        named.setdefault(_named(group.key.ground), []).append(group)
    cells = {words: [_stood(found), _undone(found)] for words, found in sorted(named.items())}
    return [(words, both) for words, both in cells.items() if any(one.high for one in both)]


def _time(behind: Figure, hours: list[int]) -> str:
    """The median as a step, where five or more are behind it whatever the hidden numbers are."""
    middle = figures.middle(hours)
    enough = min(behind.low, len(hours)) >= suppression.SMALL
    return figures.wait_in_words(middle) if enough and middle is not None else ""
