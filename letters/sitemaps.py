"""Which letters stand in which part of the sitemap.

A month is cut into parts by its kept count, and a letter goes into a part by its public id, which
is chance: nothing is counted, no place shifts by one, and each part holds about as many.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Left
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from letters import shown
from letters.models import ALPHABET, LetterQuerySet, Month
from writing.reading import Reading

PART = 10_000  # letters; a sitemap may have 50,000 lines
_SLOTS = len(ALPHABET) ** 2  # the first two characters of an id
_NAME = re.compile(r"(\d{4})-(\d\d)(?:-([1-9]\d{0,2}))?", re.ASCII)


class Part(NamedTuple):
    """Part `number` of `parts` of the month that begins with `first`, counted from one."""

    first: date
    number: int
    parts: int

    @property
    def name(self) -> str:
        """What its address calls it; a month of one part is called by the month alone."""
        month = f"{self.first:%Y-%m}"
        return month if self.parts == 1 else f"{month}-{self.number}"


def parts() -> list[Part]:
    """All there are now, the oldest month first. One query."""
    return [part for month in Month.objects.filter(safe_count__gt=0) for part in _of(month)]


def named(name: str) -> Part | None:
    """The part an address names, None if there is no such part now. At most one query."""
    match = _NAME.fullmatch(name)
    try:
        first = date(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        return None
    month = Month.objects.filter(first=first, safe_count__gt=0).first() if first else None
    return next((part for part in _of(month) if part.name == name), None) if month else None


def letters(part: Part) -> LetterQuerySet:
    """Those in it that anybody may be shown and that search engines are not asked to leave out."""
    last = part.first.replace(day=monthrange(part.first.year, part.first.month)[1])
    found = shown.letters(Reading()).filter(noindex=False)
    found = found.filter(published_on__gte=part.first, published_on__lte=last)
    return found if part.parts == 1 else found.filter(_slots(part))


def _of(month: Month) -> list[Part]:
    count = min(-(-month.safe_count // PART), _SLOTS)
    return [Part(month.first, number, count) for number in range(1, count + 1)]


def _slots(part: Part) -> Q:
    """From the first slot of this part to the first of the next.

    By the beginning of the id and not by the id itself: the database would go through the ids of
    all months, and not through those of one.
    """
    begin = _SLOTS * (part.number - 1) // part.parts
    end = _SLOTS * part.number // part.parts
    slots = Q(GreaterThanOrEqual(Left("public_id", 2), _slot(begin))) if begin else Q()
    return slots & Q(LessThan(Left("public_id", 2), _slot(end))) if end < _SLOTS else slots


def _slot(slot: int) -> str:
    first, second = divmod(slot, len(ALPHABET))
    return ALPHABET[first] + ALPHABET[second]
