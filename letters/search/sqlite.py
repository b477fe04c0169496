"""A question in the language of FTS5. https://www.sqlite.org/fts5.html#full_text_query_syntax

Everything typed arrives here as tokens, which are put between quotes one by one: nothing of the
language can be typed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

from letters.search import facets
from letters.search.patience import SECONDS, TooSlow, out_of_time
from letters.search.query import Term
from letters.search.question import Question

_STEPS = 500  # of SQLite's machine between two looks at the clock: reading an index takes few
_SAFE, _ALL = "{title words updates}", "{title words updates others}"


def expression(question: Question) -> str:
    """The question as FTS5 takes it."""
    where = _SAFE if question.safe_only else _ALL
    wanted = [_term(term, where) for term in question.query.wanted]
    wanted += [f"facets : {_any(group)}" for group in question.groups]
    unwanted = [_term(term, where) for term in question.query.unwanted]
    unwanted += [f"facets : {_any([facet])}" for facet in question.without]
    found = " AND ".join(f"({part})" for part in wanted)
    return f"({found}) NOT ({' OR '.join(f'({part})' for part in unwanted)})" if unwanted else found


def _any(ways: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{way}"' for way in ways) + ")"


def _term(term: Term, where: str) -> str:
    ways = [_way(f'"{" ".join(way)}"', where, only) for way, only in term.choices]
    if term.prefix:
        ways.append(_way(f'"{" ".join(term.prefix)}" *', where, ()))
    return " OR ".join(ways)


def _way(words: str, where: str, only: Iterable[str]) -> str:
    languages = [facets.language(code) for code in only]
    found = f"{where} : {words}"
    return f"({found} AND facets : {_any(languages)})" if languages else f"({found})"


def places(question: Question, bound: int, most: int, newer: bool = False) -> list[tuple[int, int]]:
    """(place, letter) of at most `most` answers: newest first before `bound`, or oldest first
    after it."""
    way, order = (">", "ASC") if newer else ("<", "DESC")
    sql = (
        "SELECT place, letter_id FROM letters_found CROSS JOIN letters_searchtext "  # noqa: S608
        "ON place = letters_found.rowid WHERE letters_found MATCH %s "
        f"AND letters_found.rowid {way} %s ORDER BY letters_found.rowid {order} LIMIT %s"
    )
    with patience(), connection.cursor() as cursor:
        cursor.execute(sql, [expression(question), bound, most])
        return list(cursor.fetchall())


@contextmanager
def patience() -> Iterator[None]:
    """What takes longer than a reader waits is cut off: TooSlow."""
    connection.ensure_connection()
    raw = connection.connection
    raw.set_progress_handler(out_of_time(SECONDS), _STEPS)
    try:
        yield
    except OperationalError as problem:
        if "interrupted" in str(problem):
            raise TooSlow from None
        raise
    finally:
        raw.set_progress_handler(None, 0)
