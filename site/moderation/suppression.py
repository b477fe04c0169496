"""What is published of small numbers. Pure: numbers in, words out.

A count of 1 to 4 is published as "fewer than 5", and nothing else that is published depends on
how many it was: a sum over such counts is a range, made from what is published of its parts.
So whoever subtracts, on one page or between pages, finds each of 1, 2, 3 and 4 still possible,
also when they know this file.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from writing.counts import grouped

SMALL = 5  # the smallest count that is published as it is


@dataclass(frozen=True)
class Figure:
    """What a reader may know of a count: it is between `low` and `high`, both included."""

    low: int = 0
    high: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether it is published as it is."""
        return self.low == self.high

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        if self.is_exact:
            return grouped(self.low) if self.low else pgettext("how many", "none")
        if self.high < SMALL:
            return gettext("fewer than %(count)s") % {"count": self.high + 1}
        span = {"low": grouped(self.low), "high": grouped(self.high)}
        # Translators: a range of numbers: at least %(low)s and at most %(high)s.
        return gettext("%(low)s to %(high)s") % span


def shown(count: int) -> Figure:
    """A count of its own: as it is when it is nothing or large enough."""
    return Figure(1, SMALL - 1) if 0 < count < SMALL else Figure(count, count)


def part(count: int, of: int) -> Figure:
    """How many `of` so many: none and all are told, a number only where the rest is no small one.

    Of a whole that is not published itself, only "none" is told of its parts.
    """
    whole, rest = shown(of), of - count
    if count == 0 or not any(0 < n < SMALL for n in (count, rest)):
        return Figure(count, count)
    return Figure(1, of - 1 if whole.is_exact else whole.high)


def total(figures: Iterable[Figure]) -> Figure:
    """A sum of what is published: exact only where every part of it is."""
    return sum(figures, Figure())
