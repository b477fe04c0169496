"""What was typed into the search field, understood. Any string is a valid query. Pure.

Words have to be there all; "quoted words" next to each other; -word must not be there; lea* is
the beginning of a word. Everything else is taken as a space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from writing import text, tokens
from writing.tokens import STEMMED, Token

MOST = 16  # words and phrases of one query that are looked for
LONGEST = 12  # words of one phrase
SHORTEST_BEGINNING = 2  # letters: the words that begin with one are nearly all
SURE = 4  # letters of a stem that may stand for the beginning of a word
_QUOTE = re.compile('["“”„‟«»＂]')
_MINUS = ("-", "−")


@dataclass(frozen=True)
class Term:
    """One thing to look for: any of these sequences of tokens, each word next to the one before.

    `prefix`: the last token is only the beginning of a word.
    """

    ways: tuple[tuple[str, ...], ...]
    minus: bool = False
    prefix: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """All terms of a query; `cut` says that there were more than are looked for."""

    terms: tuple[Term, ...] = ()
    cut: bool = False

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What has to be there."""
        return tuple(term for term in self.terms if not term.minus)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """What must not be there."""
        return tuple(term for term in self.terms if term.minus)


def understand(typed: str) -> Query:
    """The query in a string: of no string more than MOST terms, in their order, each once."""
    found: dict[Term, None] = {}
    cut = False
    for item, minus in dict.fromkeys(_items(text.one_line(typed))):
        term, more = _term(item, minus)
        if term and term not in found and len(found) == MOST:
            return Query(tuple(found), cut=True)
        if term:
            found[term] = None
            cut = cut or more
    return Query(tuple(found), cut)


def _items(line: str) -> Iterator[tuple[str, bool]]:
    """(words, whether they must not be there): what stands in quotes, and every other word.

    A quote that nothing closes is a space.
    """
    pieces = _QUOTE.split(line)
    if len(pieces) % 2 == 0:
        pieces[-2:] = [" ".join(pieces[-2:])]
    minus = False
    for place, piece in enumerate(pieces):
        if place % 2:
            yield piece, minus
            continue
        words = piece.split()
        minus = bool(words) and words[-1] in _MINUS and not piece.endswith(" ")
        for word in words:
            yield word.lstrip("".join(_MINUS)), word.startswith(_MINUS)


def _term(typed: str, minus: bool) -> tuple[Term | None, bool]:
    """(the term in one item, whether it was cut); None when nothing of it is a word."""
    found = list(islice(tokens.tokens(typed), LONGEST + 1))
    words = found[:LONGEST]
    if not words:
        return None, False
    ways, prefix = _ways(words), ()
    if typed.endswith("*") or _is_single(words):
        beginning = tuple(word.word for word in words)
        if len(beginning[-1]) >= SHORTEST_BEGINNING or words[-1].paired:
            ways, prefix = tuple(way for way in ways if _begins(way[-1], beginning[-1])), beginning
    return Term(ways, minus, prefix), len(found) > LONGEST


def _begins(stem: str, beginning: str) -> bool:
    """Whether a stem may stand for it: "leav" for leaving*, but no "le" for lea*."""
    return stem == beginning or (len(stem) >= SURE and beginning.startswith(stem))


def _is_single(words: list[Token]) -> bool:
    """One character of a script without spaces: in the index it begins a pair."""
    return len(words) == 1 and words[0].paired


def _ways(words: list[Token]) -> tuple[tuple[str, ...], ...]:
    """The sequences the words can stand as: unstemmed, and as each language stems them."""
    kept = [word for i, word in enumerate(words) if not _ends_a_run(words, i)]
    plain = [word.word for word in kept]
    ways = [tuple(plain)]
    for language in STEMMED:
        stemmed = tokens.stems(plain, language)
        pairs = zip(kept, stemmed, strict=True)
        ways.append(tuple(word.word if word.paired else stem for word, stem in pairs))
    return tuple(dict.fromkeys(ways))


def _ends_a_run(words: list[Token], place: int) -> bool:
    """Whether this is the single last character of a run whose pairs stand before it."""
    word = words[place]
    before = words[place - 1] if place else None
    return bool(before and before.paired and word.paired and before.end == word.end)
