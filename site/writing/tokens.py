"""Words as search and "letters near this one" know them: folded, stemmed, with their places. Pure.

The same stream of tokens goes into every database, so that all of them find the same. A token
is a word without accents and capitals, cut to its stem by the rules of the text's language
(snowballstem.org); `I’ve` and `I've` are one. In scripts that write no spaces it is each pair of
neighbouring characters, and each last character by itself.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import snowballstemmer

from writing.marks import JOINERS, MARKS, SPACELESS, SYMBOLS

LONGEST = 40  # characters of a token: whatever is longer is known by its beginning
SHORTEST = 3  # characters of a stem: été must not become et
STEMMED = {
    "en": "english",
    "ar": "arabic",
    "de": "german",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
}
_APOSTROPHES = "'’‘ʼ´`＇"
_WORD = re.compile(
    rf"(?:[^\W_][{MARKS}]*)(?:[^\W_]|[{MARKS}{JOINERS}]|[{_APOSTROPHES}](?=[^\W_]))*|[{SYMBOLS}]"
)
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_RUNS = re.compile(rf"([{SPACELESS}][{SPACELESS}{MARKS}{JOINERS}]*)")
_VOICED = re.compile("[ｦ-ﾝ][ﾞﾟ]|.", re.DOTALL)  # narrow kana: their mark is a character of its own
# Letters with a stroke, and joined ones, which Unicode does not take apart.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
ACCENT = 10  # canonical combining class: below it stand what makes another letter of a letter


class Token(NamedTuple):
    """A folded word and where it stands in the text; `paired` in a script without spaces."""

    word: str
    start: int
    end: int
    paired: bool = False


def fold(word: str) -> str:
    """A word without case, accents, width and invisible characters."""
    if word.isascii():
        return word.lower()[:LONGEST]
    parts = unicodedata.normalize("NFKD", word)
    kept = [c for c in parts if unicodedata.combining(c) < ACCENT and c not in JOINERS]
    folded = unicodedata.normalize("NFKC", "".join(kept).casefold()).translate(_STROKES)
    # "⑴" unfolds into brackets: no token may hold what a query language means something by.
    return "".join(c for c in folded if c > "\x7f" or c.isalnum())[:LONGEST]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order, folded but not stemmed."""
    for match in _WORD.finditer(text):
        for start, end in _split(match[0], match.start()):
            run = text[start:end]
            if _RUNS.match(run):
                yield from _pairs(run, start)
            elif word := fold(_APOSTROPHE.sub("", run)):
                yield Token(word, start, end)


def _split(word: str, at: int) -> Iterator[tuple[int, int]]:
    """A word in pieces: where the script changes, and after an elided article (l’amour)."""
    for piece in _RUNS.split(word):
        head, *rest = _APOSTROPHE.split(piece, maxsplit=1)
        if rest and 0 < len(head) <= 2 and len(rest[0]) > 2:
            yield at, at + len(head)
            yield at + len(head) + 1, at + len(piece)
        elif piece:
            yield at, at + len(piece)
        at += len(piece)


def _pairs(run: str, at: int) -> Iterator[Token]:
    """Each pair of neighbours in a run without spaces, then the last character by itself."""
    signs = [(fold(m[0]), at + m.start(), at + m.end()) for m in _VOICED.finditer(run)]
    signs = [sign for sign in signs if sign[0]]
    for (one, start, _), (two, _, end) in pairwise(signs):
        yield Token(one + two, start, end, paired=True)
    if signs:
        yield Token(*signs[-1], paired=True)


@cache
def _stemmer(language: str) -> Callable[[list[str]], list[str]]:
    """The rules of one language, or none for a language without them."""
    known = STEMMED.get(language)
    stem: Callable[[list[str]], list[str]] = (
        snowballstemmer.stemmer(known).stemWords if known else list
    )
    return stem


def stems(words: list[str], language: str) -> list[str]:
    """The stems of folded words in one language, in their order."""
    different = list(dict.fromkeys(words))
    known = dict(zip(different, _stemmer(language)(different), strict=True))
    return [known[word] if len(known[word]) >= SHORTEST else word for word in words]


def stemmed(found: list[Token], language: str) -> list[str]:
    """What the index knows tokens of a text in one language by; pairs have no stem."""
    cut = stems([token.word for token in found], language)
    return [t.word if t.paired else stem for t, stem in zip(found, cut, strict=True)]


def stream(text: str, language: str) -> list[str]:
    """What is put into the index for a text."""
    return stemmed(list(tokens(text)), language)


def all_stems(word: str) -> tuple[str, ...]:
    """Every stem a folded word has in some language: what it can stand under in the index."""
    return tuple(dict.fromkeys([word, *(stems([word], language)[0] for language in STEMMED)]))
