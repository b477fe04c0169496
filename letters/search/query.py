"""What was typed into the search field, understood. Any string is a valid query. Pure.

Words have to be there all; "quoted words" next to each other; -word must not be there; lea* is
the beginning of a word. Everything else is taken as a space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from writing import text, tokens
from writing.tokens import STEMMED, Token

MOST = 16  # words and phrases of one query that are looked for
LONGEST = 12  # words of one phrase
SHORTEST_BEGINNING = 2  # letters: the words that begin with one are nearly all
SURE = 4  # letters of a stem that may stand for the beginning of a word
_QUOTE = re.compile('["“”„‟«»＂]')
_BETWEEN = re.compile(r"[\s,;/|]+")
_MINUS = ("-", "−")


@dataclass(frozen=True)
class Term:
    """One thing to look for: any of these sequences of tokens, each word next to the one before.

    `prefix`: the last token is only the beginning of a word. `languages`: for each of the ways the
    languages whose letters it is looked for in, none named for all: the Dutch stem of "leaving" is
    an English "leaf".
    """

    ways: tuple[tuple[str, ...], ...]
    minus: bool = False
    prefix: tuple[str, ...] = ()
    languages: tuple[tuple[str, ...], ...] = ()

    @property
    def choices(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Each way with its languages."""
        return list(zip_longest(self.ways, self.languages, fillvalue=()))

    def ways_in(self, language: str) -> list[tuple[str, ...]]:
        """The ways it can stand in a letter of one language."""
        return [way for way, only in self.choices if not only or language in only]


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
    found: dict[tuple[object, ...], Term] = {}
    cut = False
    for item, minus in _items(text.one_line(typed)):
        words = list(islice(tokens.tokens(item), LONGEST + 1))
        cut = cut or len(words) > LONGEST
        # What was said before is not stemmed again: that is the dear part of it.
        same = (minus, item.endswith("*"), *_words_of(words[:LONGEST]))
        if not words or same in found:
            continue
        if len(found) == MOST:
            return Query(tuple(found.values()), cut=True)
        found[same] = _term(words[:LONGEST], minus, item.endswith("*"))
    return Query(tuple(found.values()), cut)


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
        words = _BETWEEN.split(piece)
        minus = bool(words) and words[-1] in _MINUS and not piece.endswith(" ")
        for word in words:
            yield word.lstrip("".join(_MINUS)), word.startswith(_MINUS)


def _words_of(found: list[Token]) -> tuple[str, ...]:
    """The folded words alone."""
    return tuple(token.word for token in found)


def _term(words: list[Token], minus: bool, begins: bool) -> Term:
    """What to look for in one item; `begins`: its last word is the beginning of one."""
    found, prefix = _ways(words), tuple[str, ...]()
    if begins or _is_single(words):
        beginning = _words_of(words)
        if len(beginning[-1]) >= SHORTEST_BEGINNING or words[-1].paired:
            found = {way: only for way, only in found.items() if _begins(way[-1], beginning[-1])}
            prefix = beginning
    return Term(tuple(found), minus, prefix, tuple(found.values()))


def _begins(stem: str, beginning: str) -> bool:
    """Whether a stem may stand for it: "leav" for leaving*, but no "le" for lea*."""
    return stem == beginning or (len(stem) >= SURE and beginning.startswith(stem))


def _is_single(words: list[Token]) -> bool:
    """One character of a script without spaces: in the index it begins a pair."""
    return len(words) == 1 and words[0].paired


def _ways(words: list[Token]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The sequences the words can stand as, unstemmed in letters of any language (no language
    named) and as each language stems them.
    """
    kept = words[:-1] if _ends_a_run(words) else words
    plain = _words_of(kept)
    ways: dict[tuple[str, ...], tuple[str, ...]] = {}
    for language in STEMMED:
        way = tuple(tokens.stemmed(kept, language))
        ways[way] = (*ways.get(way, ()), language)
    return {plain: ()} | {way: only for way, only in ways.items() if way != plain}


def _ends_a_run(words: list[Token]) -> bool:
    """Whether the last one is the single last character of a run whose pairs stand before it.

    In a letter more may follow it there. Inside the item nothing does: there it stands as in the
    index.
    """
    before, word = (words[-2], words[-1]) if len(words) > 1 else (None, words[-1])
    return bool(before and before.paired and word.paired and before.end == word.end)
