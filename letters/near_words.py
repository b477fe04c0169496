"""The words and fields that tell what a letter is about, and how much each of them tells.

As usual (tf-idf: Sparck Jones, 1972): more for each time the letter says a word, less for each
other letter that does. Names and places, as the screens find them, are left out: nobody must come
from one letter about somebody to another.
"""

from collections import Counter
from collections.abc import Mapping
from math import log

from letters.models import Letter
from letters.search import counting, facets
from screening import contact, personal
from writing import tokens

WORDS = 24  # of a letter that others are looked for by
FIELDS = 8
COMMON = 0.2  # part of all letters: a word in more of them tells nothing
_SHORTEST = 3  # letters of a word


def weights(letter: Letter) -> dict[str, float]:
    """The telling words of a public letter as tokens with their weights, the weightiest first.

    Each stands in at least one other letter.
    """
    often = Counter(_words(letter))
    with_word, in_all = counting.letters_with(list(often)), counting.letters_in_all()
    most = min(counting.MANY, max(2, int(in_all * COMMON)))
    telling = {
        word: (1 + log(times)) * log(in_all / with_word[word])
        for word, times in often.items()
        if 2 <= with_word.get(word, 0) <= most and in_all > with_word[word]
    }
    return _weightiest(telling, WORDS)


def field_weights(levels: Mapping[str, int]) -> dict[str, float]:
    """The weightiest fields of life that a letter speaks about, with their weights."""
    with_field = counting.letters_with([facets.field(name) for name in levels])
    in_all = counting.letters_in_all()
    known = {name: with_field.get(facets.field(name), 0) for name in levels}
    telling = {
        name: level * log(in_all / known[name])
        for name, level in levels.items()
        if 2 <= known[name] < in_all
    }
    return _weightiest(telling, FIELDS)


def _weightiest(telling: Mapping[str, float], most: int) -> dict[str, float]:
    return dict(sorted(telling.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _words(letter: Letter) -> list[str]:
    """Its tokens without names, places, and what leads to somebody."""
    text = f"{letter.title}\n\n{letter.source}"
    found = [(one.start, one.end) for one in (*contact.find(text), *personal.find(text))]
    kept = [
        token
        for token in tokens.tokens(text)
        if not any(start < token.end and token.start < end for start, end in found)
    ]
    words = tokens.stemmed(kept, letter.language)
    return [word for word in words if len(word) >= _SHORTEST or not word.isascii()]
