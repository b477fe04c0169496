"""Which words are ordinary, and which look like a name because no list explains them. Pure."""

import re

from screening.lists import entries
from screening.words import Word

# Endings that nouns, adverbs and verbs have and names hardly ever do.
_NOUN = re.compile(
    r"(?:[ts]ion|ment|ness|ship|hood|[osf]ully|ously|ingly|[ai]ble|ology|ism|less)s?$"
)
_ENDINGS = (
    *("s", "es", "ed", "d", "ing", "er", "ers", "r", "rs", "est", "st"),
    *("ly", "y", "ful", "n", "en"),
)
_KNOWN = entries("ordinary")
_CAPITALS = entries("capitals")
_FIRST_NAMES = entries("first_names")


def ordinary(low: str) -> bool:
    """Whether a word is in the lists of ordinary words, in some form of it."""
    if "-" in low:
        return all(map(ordinary, low.split("-")))
    low = low.split("'")[0]
    if len(low) < 2 or low in _KNOWN or low.isdigit() or low in _CAPITALS:
        return True
    if _NOUN.search(low) or any(_is_form(low, ending) for ending in _ENDINGS):
        return True
    return low in entries("nationalities") or low.removesuffix("s") in _CAPITALS


def _is_form(low: str, ending: str) -> bool:
    """Whether it is an ordinary word with this ending."""
    stem = low.removesuffix(ending)
    if stem == low or len(stem) <= (2 if ending[0] in "sei" else 3):
        return False
    doubled = stem[-1] == stem[-2] and ending[0] in "ei"  # "stopped", not "Perry"
    whole = stem[:-1] + "y" if stem[-1] == "i" else stem[:-1] * doubled
    return stem in _KNOWN or stem + "e" in _KNOWN or whole in _KNOWN


def namelike(word: Word | None) -> bool:
    """A capital on a word that no list explains."""
    return word is not None and word.cap and word.text[1:2] != "" and not ordinary(word.low)


def given(low: str) -> bool:
    """Whether it is a common first name and nothing else."""
    return low in _FIRST_NAMES or ("-" in low and low.split("-")[0] in _FIRST_NAMES)
