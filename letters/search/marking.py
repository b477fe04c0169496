"""The words that were looked for, marked where they stand in a text. Pure."""

from collections.abc import Callable, Sequence
from itertools import islice

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from letters.search.query import Query, Term
from writing import tokens

LONG = 280  # characters of a passage, as of an excerpt
BEFORE = 80  # characters of it before the first marked word
Span = tuple[int, int]


def spans(query: Query, text: str, stream: Sequence[str], language: str) -> list[Span]:
    """Where the wanted words stand in a text, whose tokens the index has, as far as a passage goes
    that begins with the first of them.
    """
    hit = sorted({at for term in query.wanted for at in _places(term, stream, language)})
    hit = [place for place in hit if place < hit[0] + LONG]  # a token has a character at least
    if not hit:
        return []
    found = list(islice(tokens.tokens(text), hit[-1] + 1))
    joined: list[Span] = []
    # A row of an older version may have more tokens than are seen in the text today.
    for place in (place for place in hit if place < len(found)):
        start, end = found[place].start, found[place].end
        if joined and start <= joined[-1][1]:  # two pairs of one run overlap
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(term: Term, stream: Sequence[str], language: str) -> list[int]:
    """The places in the stream of every word that the term found."""
    hit: list[int] = []
    for way in term.ways_in(language):
        hit += _sequences(way, stream, way[-1].__eq__)
    if term.prefix:
        beginning = term.prefix[-1]
        hit += _sequences(term.prefix, stream, lambda word: word.startswith(beginning))
    return hit


def _sequences(
    words: Sequence[str], stream: Sequence[str], ends: Callable[[str], bool]
) -> list[int]:
    """The places of all words of each sequence like `words`, whose last word `ends` knows."""
    before = list(words[:-1])
    found = (at for at, word in enumerate(stream) if ends(word))
    starts = (at - len(before) for at in found)
    whole = (at for at in starts if at >= 0 and list(stream[at : at + len(before)]) == before)
    return [at + more for at in whole for more in range(len(words))]


def marked(text: str, found: Sequence[Span]) -> SafeString:
    """The whole text, escaped, with the spans marked."""
    pieces, done = [], 0
    for start, end in found:
        pieces.append((text[done:start], text[start:end]))
        done = end
    inside = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", inside, text[done:])


def passage(text: str, found: Sequence[Span]) -> SafeString:
    """A passage of about LONG characters from a little before the first span, cut at spaces."""
    first = found[0][0]
    start = 0 if first <= BEFORE else _after_space(text, first - BEFORE, first)
    end = len(text) if len(text) <= start + LONG else _before_space(text, start, start + LONG)
    end = max(end, found[0][1])
    inside = [(max(a, start) - start, b - start) for a, b in found if a < end and b <= end]
    words = marked(text[start:end].replace("\n", " "), inside)
    return format_html("{}{}{}", "… " if start else "", words, " …" if end < len(text) else "")


def _after_space(text: str, low: int, high: int) -> int:
    spaces = [at for at in range(low, high) if text[at].isspace()]
    return spaces[0] + 1 if spaces else low


def _before_space(text: str, low: int, high: int) -> int:
    spaces = [at for at in range(high, low, -1) if text[at].isspace()]
    return spaces[0] if spaces else high
