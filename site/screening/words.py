"""A folded text read word by word, with what a reader of names has to know of each. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from screening.lists import entries

_WORD = re.compile(r"[^\W_]{1,40}(?:['’-][^\W_]{1,40}){0,4}")
_STOP = re.compile(r"[.!?…:;\n\"“”•*(|]")
_LEET = re.compile(r"[A-Z][a-z]{0,20}\d[a-z]{1,20}[a-z\d]{0,20}")
_DIGITS = str.maketrans("013457", "oieast")


class Word(NamedTuple):
    """One word of the folded text, and where it stands."""

    start: int
    end: int  # without a possessive 's
    text: str
    low: str
    cap: bool
    first: bool  # of its sentence
    line: int  # which sentence
    gap: str  # what stands before it


def words(text: str) -> Iterator[Word]:
    """The words of a folded text, in their order."""
    last, line, low = 0, 0, ""
    initial = False
    for match in _WORD.finditer(text):
        start, stop = match.span()
        gap, word = text[last:start], match[0]
        first = not last or (gap != " " and _stops(gap, initial or low in entries("honorifics")))
        line += first
        last = stop
        if not word.isalpha():
            word = _plain(word)
        low, initial = word.lower(), len(word) == 1 and word.isupper()
        yield Word(start, start + len(word), word, low, word[0].isupper(), first, line, gap)


def _stops(gap: str, shortened: bool) -> bool:
    """Whether a sentence ends in a gap; the full stop of "Mr." and of "J." ends none."""
    return _STOP.search(gap.lstrip(".") if shortened else gap) is not None


def _plain(word: str) -> str:
    """Without a possessive, and with letters for digits: "P3rrin"."""
    word = word.replace("’", "'")
    word = word[:-2] if word[-2:] in ("'s", "'S") else word.removesuffix("'")
    return word.translate(_DIGITS) if _LEET.fullmatch(word) else word


def is_loud(sentence: list[Word]) -> bool:
    """Whether it is in title case or shouted: there a capital says nothing."""
    big = [word for word in sentence if word.low != "i"]
    if len(big) < 3:
        return False
    most = 0.7 * len(big)
    if len(big) > 3 and sum(word.cap for word in big) > most:
        return True
    return sum(len(word.text) > 1 and word.text.isupper() for word in big) > most
