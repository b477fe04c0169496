"""Invitation codes, where one is called so and a place to use it is named. Pure."""

import re
from collections.abc import Iterator

CODE = re.compile(r"(?<![\w-])(?=[a-z-]{0,15}\d)[a-z0-9-]{6,16}(?![\w-])")
WORD_AND_NUMBER = re.compile(r"[a-z]{1,16}-?\d{1,2}|[\d-]{1,16}")  # Covid-19, 2019-20
SAYS = re.compile(r"\bcode(?:\sis)?:?\s$")
CALLED = re.compile(r"\b(?:code|invite|invitation)\b")
PLACE = re.compile(r"\b(?:discord|telegram|whatsapp|signal|zoom|server|chat|guild|group)\b")
NEAR = 90  # characters between a code and what it is called


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where invitation codes stand in a folded text."""
    small = text.lower()
    if not _names_a_place(small):
        return
    for match in CODE.finditer(small):
        start, end = match.span()
        told = not text[start:end].islower() or SAYS.search(small[max(0, start - 12) : start])
        near = small[max(0, start - NEAR) : end + NEAR]
        if told and not WORD_AND_NUMBER.fullmatch(match[0]) and _names_a_place(near):
            yield start, end


def _names_a_place(small: str) -> bool:
    return bool(CALLED.search(small) and PLACE.search(small))
