"""Putting a question to the database this site runs on, and turning its pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from letters.models import SearchText
from letters.search import facets, postgresql, ranking, sqlite
from letters.search.patience import TooSlow
from letters.search.query import Query, Term
from letters.search.question import Question

PAGE = 20
FEW = 60  # answers that are put in the order of nearness; more of them are newest first
_LAST = 2**63 - 1
_CURSOR = re.compile(r"[0-9]{1,19}")

__all__ = ["FEW", "Found", "TooSlow", "all_of", "all_with", "find", "how_many", "read_cursor"]


@dataclass(frozen=True)
class Found:
    """One page: letters by their primary keys, and the cursors of its neighbours, "" at an end.

    `total` is None where there are more than FEW.
    """

    letters: list[int]
    total: int | None
    older: str = ""
    newer: str = ""


def read_cursor(cursor: str) -> int | None:
    """The place a cursor names; None for one that is none of ours."""
    place = int(cursor) if _CURSOR.fullmatch(cursor) else _LAST
    return place if place < _LAST else None


def find(question: Question, before: str = "", after: str = "") -> Found:
    """One page: the start, or what comes before or after a cursor. TooSlow where it takes long."""
    ask = _ask()
    first = ask(question, _LAST, FEW + 1)
    if len(first) <= FEW:
        return _few(question, first, read_cursor(before), read_cursor(after))
    older_than, newer_than = read_cursor(before), read_cursor(after)
    if newer_than is not None and older_than is None:
        found = ask(question, newer_than, PAGE + 1, newer=True)
        return _page(found[:PAGE][::-1], None, older=bool(found), newer=len(found) > PAGE)
    found = first[: PAGE + 1] if older_than is None else ask(question, older_than, PAGE + 1)
    if not found:  # a cursor past the end: begin again
        return _page(first[:PAGE], None, older=True, newer=False)
    return _page(found[:PAGE], None, older=len(found) > PAGE, newer=older_than is not None)


def how_many(question: Question) -> int | None:
    """The number of answers, None where there are more than FEW."""
    found = len(_ask()(question, _LAST, FEW + 1))
    return found if found <= FEW else None


def all_with(token: str, most: int) -> list[int]:
    """The primary keys of the newest letters that have a token in their title or their words."""
    return _all(Question(Query((Term(((token,),)),)), ((facets.EVERY,),)), most)


def all_of(facet: str, most: int) -> list[int]:
    """The same for one of letters.search.facets."""
    return _all(Question(Query(), ((facet,),)), most)


def _all(question: Question, most: int) -> list[int]:
    return [letter for _, letter in _ask()(question, _LAST, most)]


def _ask() -> Callable[..., list[tuple[int, int]]]:
    return sqlite.places if connection.vendor == "sqlite" else postgresql.places


def _page(rows: list[tuple[int, int]], total: int | None, older: bool, newer: bool) -> Found:
    return Found(
        [letter for _, letter in rows],
        total,
        older=str(rows[-1][0]) if older and rows else "",
        newer=str(rows[0][0]) if newer and rows else "",
    )


def _few(
    question: Question, rows: list[tuple[int, int]], after: int | None, upto: int | None
) -> Found:
    """A page of few answers, the nearest first; a cursor stands at the answer it names."""
    ranked = sorted(rows, key=_nearness(question, rows), reverse=True)
    places = [place for place, _ in ranked]
    if after in places:
        start = places.index(after) + 1
    elif upto in places:
        start = max(0, places.index(upto) - PAGE)
    else:
        start = 0
    page = ranked[start : start + PAGE]
    return _page(page, len(rows), older=len(ranked) > start + PAGE, newer=start > 0)


def _nearness(question: Question, rows: list[tuple[int, int]]) -> Callable[[tuple[int, int]], Any]:
    """(how near, which is the newer) for each of them, the words read in one query."""
    if not question.query.wanted:
        return lambda row: row[0]
    fields = ("place", "title", "words", "updates")
    stored = SearchText.objects.filter(place__in=[place for place, _ in rows])
    near = {
        place: ranking.score(question.query, title, f"{words} {updates}")
        for place, title, words, updates in stored.values_list(*fields)
    }
    return lambda row: (near.get(row[0], 0.0), row[0])
