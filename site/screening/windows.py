"""Pieces of a text in which words stand close together. Pure."""

import re
from collections.abc import Iterator

SIZE = 300  # characters; each piece begins in the middle of the one before
STEP = SIZE // 2


def near(text: str, needed: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """(start, piece) for the pieces of a text in which something needed can stand."""
    places = {found.start() // STEP for found in needed.finditer(text)}
    for number in sorted(places | {place - 1 for place in places if place}):
        yield number * STEP, text[number * STEP : number * STEP + SIZE]
