"""A letter by chance: whichever the reader may be shown, each is as likely as every other.

The months keep counts, so a place among all letters is drawn first, and then the letter that
stands there is looked up within its month. A letter the reader left out is drawn again, which
favours none of the others.
"""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from letters import lists, shown
from letters.models import Letter, LetterQuerySet, Month
from writing.reading import Reading

DRAWS = 20  # before what the reader wants is counted: somebody wants one letter in a thousand
_chance = secrets.SystemRandom()
Months = list[tuple[Month, int]]


def letter(reading: Reading) -> Letter | None:
    """Any letter this reader may be shown; None if there is none."""
    months = _months(reading)
    everything = sum(count for _, count in months)
    for _ in range(DRAWS if everything else 0):
        found: Letter | None = _at(reading, months, [_chance.randrange(everything)]).first()
        if found:
            return found
    return _among(shown.letters(reading))


def deeper(reading: Reading, than: int, most: int) -> LetterQuerySet:
    """Up to `most` letters from below the first `than` of the list of all letters."""
    months = _months(reading)
    below = range(than, sum(count for _, count in months))
    return _at(reading, months, _chance.sample(below, min(most, len(below))))


def _months(reading: Reading) -> Months:
    """Newest first, with how many letters of this reader's mode each holds."""
    rows = Month.objects.order_by("-first")
    return [(row, row.safe_count if reading.safe_only else row.all_count) for row in rows]


def _at(reading: Reading, months: Months, places: Iterable[int]) -> LetterQuerySet:
    """The letters at some places of the list of all letters, if the reader may be shown them."""
    there = Q(pk__in=[])
    for place in places:
        there |= Q(public_id=_stands_at(reading, months, place))
    return shown.letters(reading).filter(there).only("public_id", "slug")


def _stands_at(reading: Reading, months: Months, place: int) -> QuerySet[Any, Any]:
    """A query for one id. It counts off letters of one month only, and in an index."""
    for month, count in months:
        if place < count:
            letters = lists.of_month(Letter.objects.visible(), month.first)
            letters = letters.safe() if reading.safe_only else letters
            return letters.newest_first().values("public_id")[place : place + 1]
        place -= count
    return Letter.objects.none()


def _among(letters: LetterQuerySet) -> Letter | None:
    """Any of them, by counting them: right whatever the kept counts say."""
    count = letters.count()
    if not count:
        return None
    place = _chance.randrange(count)
    return letters.order_by("pk").only("public_id", "slug")[place : place + 1].first()
