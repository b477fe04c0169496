"""A question as a tsquery. https://www.postgresql.org/docs/15/datatype-textsearch.html

Everything typed arrives here as tokens, which are put between quotes one by one: nothing of the
language can be typed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from letters.search import facets
from letters.search.patience import SECONDS, TooSlow
from letters.search.query import Term
from letters.search.question import Question

_SAFE, _ALL, _FACETS = "AB", "ABC", "D"  # weights: letters.search.schema
WINDOW = 2_000  # letters that are looked through one by one before the index is asked
_NEXT = [
    f"""SELECT place, letter_id FROM (SELECT place, letter_id, vector FROM letters_searchtext
    WHERE place {way} %s ORDER BY place {order} LIMIT %s) AS next
    WHERE vector @@ %s::tsquery ORDER BY place {order} LIMIT %s"""  # noqa: S608 - two signs of ours
    for way, order in (("<", "DESC"), (">", "ASC"))
]
_ALL_OF_THEM = [
    f"""SELECT place, letter_id FROM letters_searchtext
    WHERE vector @@ %s::tsquery AND place {way} %s ORDER BY place {order} LIMIT %s"""  # noqa: S608
    for way, order in (("<", "DESC"), (">", "ASC"))
]
_CANCELED = "57014"  # SQLSTATE query_canceled


def expression(question: Question) -> str:
    """The question as PostgreSQL takes it."""
    where = _SAFE if question.safe_only else _ALL
    parts = [_term(term, where) for term in question.query.wanted]
    parts += [_any(f"'{facet}':{_FACETS}" for facet in group) for group in question.groups]
    parts += [f"!{_term(term, where)}" for term in question.query.unwanted]
    parts += [f"!'{facet}':{_FACETS}" for facet in question.without]
    return " & ".join(parts)


def _any(ways: Iterable[str]) -> str:
    return "(" + " | ".join(ways) + ")"


def _term(term: Term, where: str) -> str:
    ways = [_way(_sequence(way, where), only) for way, only in term.choices]
    if term.prefix:
        ways.append(_sequence(term.prefix, where, last=f"*{where}"))
    return _any(ways)


def _way(words: str, only: Iterable[str]) -> str:
    languages = [f"'{facets.language(code)}':{_FACETS}" for code in only]
    return f"({words} & {_any(languages)})" if languages else words


def _sequence(way: tuple[str, ...], where: str, last: str = "") -> str:
    ends = [where] * (len(way) - 1) + [last or where]
    words = (f"'{word}':{end}" for word, end in zip(way, ends, strict=True))
    return "(" + " <-> ".join(words) + ")"


def places(question: Question, bound: int, most: int, newer: bool = False) -> list[tuple[int, int]]:
    """(place, letter) of at most `most` answers: newest first before `bound`, or oldest first
    after it.

    A frequent word is found among the next few letters. For all others the GIN index is asked,
    and what it finds is sorted. PostgreSQL cannot tell the two apart by itself: it knows how
    frequent the thousand most frequent words are, and nothing of phrases.
    """
    asked = expression(question)
    with patience(), connection.cursor() as cursor:
        cursor.execute(_NEXT[newer], [bound, WINDOW, asked, most])
        found = list(cursor.fetchall())
        if len(found) < most:
            cursor.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_seqscan = off")
            cursor.execute(_ALL_OF_THEM[newer], [asked, bound, most])
            found = list(cursor.fetchall())
            cursor.execute("SET LOCAL enable_indexscan = on; SET LOCAL enable_seqscan = on")
    return found


@contextmanager
def patience() -> Iterator[None]:
    """What takes longer than a reader waits is cut off: TooSlow."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = {int(SECONDS * 1000)}")
            yield
    except OperationalError as problem:
        if getattr(problem.__cause__, "sqlstate", "") == _CANCELED:
            raise TooSlow from None
        raise
