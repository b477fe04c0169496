"""What letters speak about, by a small thesaurus of our own: letters/data/fields.txt.

Two letters on one subject seldom share their words: one says vet, the other kennel. So each word
that belongs to a field of life counts for that field. English only, as the thesaurus is.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from writing import tokens

LANGUAGE = "en"
MOST = 4  # different words of a field: more of them tell no more
_FILE = Path(__file__).resolve().parents[1] / "data" / "fields.txt"


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """Stem -> the fields it belongs to, one or two."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    named = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    fields: dict[str, tuple[str, ...]] = {}
    for name, words in named:
        for stem in dict.fromkeys(tokens.stems(words.split(), LANGUAGE)):
            fields[stem] = (*fields.get(stem, ()), name.replace("-", ""))
    return fields


def levels(stems: Iterable[str]) -> dict[str, int]:
    """Field -> how many different words of it stand in a text, from 1 to MOST.

    A word of two fields is half a word of each.
    """
    halves: Counter[str] = Counter()
    for stem in set(stems):
        found = thesaurus().get(stem, ())
        for field in found:
            halves[field] += 2 // len(found)
    return {field: min(MOST, max(1, number // 2)) for field, number in halves.items()}
