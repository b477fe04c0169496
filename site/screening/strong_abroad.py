"""Unmistakable strong words of German, French, Spanish and Arabic. Pure; reads plain text.

Only whole words and set phrases: no disguises are undone, and a word that is harmless in
another of the site's languages is not in the list.
"""

import re
from collections.abc import Iterator

from screening.folding import fold
from screening.lists import any_of, lines
from screening.outright import alike

_LETTERS = re.compile(r"[^\W_]+")
# "and", "so", "o", "the" and the like, written on to an Arabic word.
_JOINED = "(?:[وفبل]?(?:ال)?)"


def _listed(line: str) -> str:
    return alike(fold(line).text.lower())


STRONG = re.compile(rf"(?<!\w){_JOINED}{any_of(map(_listed, lines('strong_abroad')))}(?!\w)")


def find(plain: str) -> Iterator[tuple[int, int]]:
    """Where such words stand."""
    same = _LETTERS.sub(lambda word: _as_long(word[0]), plain)
    yield from (found.span() for found in STRONG.finditer(same))


def _as_long(word: str) -> str:
    """A word as the list has it, if it is as long as before: places must stay where they are."""
    meant = alike(word)
    return meant if len(meant) == len(word) else word
