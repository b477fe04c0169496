"""Seeing through disguises: a text as a reader's eye takes it, with the way back. Pure."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from screening import lookalikes

# Drawn as nothing, so they can stand inside a word or a number without being seen.
_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\ufe0e\ufe0f\uffa0"
)


@dataclass(frozen=True)
class Folded:
    """`text` in plain letters and digits; `places[i]` is where its character i came from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text as (start, end) of the text as it was written."""
        if end <= start:
            return (0, 0)
        return (self.places[start], self.places[end - 1] + 1)


def fold(text: str) -> Folded:
    """Zero-width characters gone; digits of every script, width and style as ASCII digits;
    accents off; Cyrillic, Greek, full-width and other look-alikes as Latin letters.

    ASCII stays as it is, case included. Linear in the length of the text.
    """
    if text.isascii():
        return Folded(text, tuple(range(len(text))))
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        seen = char if char.isascii() else _seen(char)
        out.append(seen)
        places += [place] * len(seen)
    return Folded("".join(out), tuple(places))


@lru_cache(maxsize=4096)  # of characters, never of a text
def _seen(char: str) -> str:
    """One character as the eye takes it; "" for one that is not seen."""
    if char in _UNSEEN or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
    return "".join(_twin(part) for part in plain)


def _twin(char: str) -> str:
    if char.isascii() or not char.isalpha():
        return char
    twin = lookalikes.plain(char).translate(lookalikes.TABLE)
    return twin.upper() if twin != char and char.isupper() else twin
