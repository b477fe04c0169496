"""Which of a few answers stands first: how much a letter speaks of what was asked. Pure.

Each term counts by how often it stands in the letter, less and less for each time and in a long
letter, after BM25 (Robertson and Zaragoza, 2009, formula 3.15). What all answers have alike, how
rare a term is, is left out.
"""

from letters.search.query import Query, Term

K, B = 1.2, 0.75  # the usual constants of BM25
USUAL = 400  # words of a letter
TITLE = 4  # times that a word of the title counts


def score(query: Query, title: str, words: str) -> float:
    """How near a letter is, from its tokens with spaces between them: 0 and more."""
    length = words.count(" ") + 1
    often = (TITLE * _times(term, title) + _times(term, words) for term in query.wanted)
    return sum(n * (K + 1) / (n + K * (1 - B + B * length / USUAL)) for n in often)


def _times(term: Term, tokens: str) -> int:
    padded = f" {tokens} ".replace(" ", "  ")  # so that one word beside itself counts twice
    ways = [f" {'  '.join(way)} " for way in term.ways]
    if term.prefix:
        return padded.count(" " + "  ".join(term.prefix)) + sum(map(padded.count, ways))
    return sum(map(padded.count, ways))
