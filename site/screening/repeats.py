"""The same text again, or nearly: known by a few numbers, never by its words. Pure.

A fingerprint is a bottom-k sketch: of all pairs of neighbouring words, hashed under the
site's key, the smallest few. Two fingerprints keep the same pairs where both texts have
them, so their overlap estimates that of the texts. Nobody reads a text back out of it.
"""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from screening.findings import Finding
from screening.folding import fold

KEPT = 32  # pairs kept of one text; the estimate is then right to about 0.08
FEWEST_WORDS = 8  # below this everybody says the same: "thank you for this" is no copy
# Copies edited with a heavy hand share a third of their pairs; letters that only begin alike
# (the same greeting, a prayer, one quoted sentence) share less.
ALIKE = 0.31
# A text that stands whole inside a longer one counts half: it may be a quotation. It counts
# at all only when it is longer than what people quote, and enough pairs can be compared.
WITHIN = 0.5
QUOTED_PAIRS = 40
COMPARED_PAIRS = 6

_SPAN = 1 << 64
_SHORT_FORMS = (("n't", " not"), ("'m", " am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"))
_MARKS_IN_WORDS = re.compile(r"['’‘`´·‧*]")  # an apostrophe, or junk strewn in to hide a word
_STRETCHED = re.compile(r"(\w)\1+")
# A script without spaces has no words to count, so there each character stands for one.
_WORDS = re.compile(r"[\u0e01-\u0e7f\u3041-\u30ff\u3400-\u9fff]|[a-z0-9]+|[^\W_]")
_LEET = str.maketrans("01345", "oleas")
# A copy for somebody else changes these first.
_SAME = {"she": "he", "her": "his", "him": "his", "u": "you", "ur": "your", "n": "and"}


def fingerprint(text: str, key: bytes) -> frozenset[int]:
    """At most KEPT signed 64-bit numbers, or none for a text of fewer than FEWEST_WORDS.

    `key` (up to 64 bytes) keeps anybody without it from testing whether a sentence was posted.
    """
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return frozenset()
    small = _small_words()
    pairs = {
        f"{one} {other}" for one, other in pairwise(words) if one not in small or other not in small
    }
    return frozenset(sorted(_number(pair, key) for pair in pairs)[:KEPT])


def alike(one: frozenset[int], other: frozenset[int]) -> float:
    """How much two texts share, estimated: 0 for nothing, 1 for the same pairs of words.

    Where one text lies within a much longer one, WITHIN of its share in that.
    """
    if not one or not other:
        return 0.0
    # Above the largest number of a full fingerprint nothing is known of that text.
    known = min(max(kept) if len(kept) >= KEPT else _SPAN for kept in (one, other))
    mine = {number for number in one if number <= known}
    theirs = {number for number in other if number <= known}
    shared, fewer = len(mine & theirs), min(len(mine), len(theirs))
    resemblance = shared / max(1, len(mine | theirs))
    if fewer < COMPARED_PAIRS or min(_pairs(one), _pairs(other)) < QUOTED_PAIRS:
        return resemblance
    return max(resemblance, WITHIN * shared / fewer)


def find(mine: frozenset[int], earlier: Iterable[frozenset[int]]) -> list[Finding]:
    """One finding, weighted with the likeness, when a text is nearly one of the earlier ones."""
    closest = max((alike(mine, other) for other in earlier), default=0.0)
    return [Finding("repeat", weight=closest)] if closest >= ALIKE else []


def _words(text: str) -> list[str]:
    plain = fold(text).text.lower().replace("’", "'")
    for short, long in _SHORT_FORMS:
        plain = plain.replace(short, long)
    return [_word(word) for word in _WORDS.findall(_MARKS_IN_WORDS.sub("", plain))]


def _word(word: str) -> str:
    """A word without what a copy changes first: number, doubled letters, 4 for a, l for i."""
    if not word.isdigit():
        word = word.translate(_LEET)
    word = _STRETCHED.sub(r"\1", _SAME.get(word, word)).replace("i", "l").replace("z", "s")
    return word.rstrip("s") if len(word) > 3 else word


@cache
def _small_words() -> frozenset[str]:
    lines = (Path(__file__).parent / "data" / "small_words.txt").read_text(encoding="utf-8")
    return frozenset(_word(line) for line in lines.split("\n") if line and line[0] != "#")


def _number(pair: str, key: bytes) -> int:
    digest = blake2b(pair.encode(), digest_size=8, key=key).digest()
    return int.from_bytes(digest, signed=True)


def _pairs(kept: frozenset[int]) -> float:
    """How many different pairs the text of a fingerprint has, estimated when it is full."""
    if len(kept) < KEPT:
        return len(kept)
    return (KEPT - 1) * _SPAN / (max(kept) + _SPAN // 2 + 1)
