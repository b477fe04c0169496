"""The list somebody came from, named in a letter's address, and the way on to its neighbours.

?in= is one of: all, to.<slug>, about.<slug>, 2012-12, wants.<stories>, journals, waiting.
Anything else names no list, and the letter's page is as plain as without.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from letters import cursors, lists, shown
from letters.models import Category, Letter, LetterQuerySet
from writing import reading
from writing.reading import Reading

_NAME = re.compile(
    r"all|journals|waiting|(?:to|about)\.[\w-]{1,50}|wants\.[a-z]{1,9}|\d{4}-\d\d", re.ASCII
)


@dataclass(frozen=True)
class Trail:
    """The letters above and below one in its list (None at an end), and how that is ordered.

    `mark` is what the addresses along the way end with.
    """

    mark: str
    above: Letter | None
    below: Letter | None
    waiting: bool


def name(request: HttpRequest) -> str:
    """What looks like the name of a list in the address, else ""."""
    asked = request.GET.get("in", "")
    return asked if _NAME.fullmatch(asked) else ""


def mark(request: HttpRequest, name: str) -> str:
    """What the addresses in that list end with; the mode stays if the address said one."""
    show = request.GET.get("show", "")
    return "?" + urlencode({"in": name} | ({"show": show} if show in ("safe", "all") else {}))


def along(request: HttpRequest, name: str, letter: Letter) -> Trail | None:
    """The neighbours of a letter in the list of that name; None if there is no such list."""
    found = _letters(name, reading.of(request))
    day = cursors.RENEWED if name == "journals" else cursors.POSTED
    if found is None or not getattr(letter, day):
        return None
    found = found.only("public_id", "slug", "title", "rating", "source", "language", "noindex")
    place = (getattr(letter, day), letter.public_id)
    ends = [way(found, place, day).first() for way in (cursors.later, cursors.earlier)]
    above, below = reversed(ends) if name == "waiting" else ends
    return Trail(mark(request, name), above, below, name == "waiting")


def _letters(name: str, wishes: Reading) -> LetterQuerySet | None:
    found = shown.letters(wishes)
    kind, _, rest = name.partition(".")
    if kind in Category.Kind.values:
        hole = Category.objects.filter(kind=kind, slug=rest).first()
        return lists.in_hole(found, hole) if hole else None
    if kind == "wants":
        return lists.wanting(found, lists.WANTS[rest]) if rest in lists.WANTS else None
    if name in _PLAIN:
        return _PLAIN[name](found)
    try:
        return lists.of_month(found, date.fromisoformat(f"{name}-01"))
    except ValueError:  # a month that no calendar has
        return None


_PLAIN: dict[str, Callable[[LetterQuerySet], LetterQuerySet]] = {
    "all": lambda found: found,
    "journals": lists.journals,
    "waiting": lambda found: found.waiting(),
}
