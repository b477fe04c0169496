"""Pages of letters by key-set: page 1,000 costs what page 1 costs, and no page counts rows."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils.safestring import SafeString, mark_safe

from letters import stored
from letters.models import Category, Letter, LetterQuerySet
from writing.reading import Reading

PAGE = 20
FULL_HOLE = 100  # letters
_CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)_([a-z0-9]{13})")


class Row(NamedTuple):
    """What a list needs of a letter; a whole model instance would cost more than its card."""

    pk: int
    public_id: str
    published_on: date
    card: str
    reply_count: int
    felt_count: int
    needs: str
    closed: bool
    closed_by_author: bool
    markup_version: int


@dataclass(frozen=True)
class Page:
    """The cards of one page, and the cursors of its neighbours ("" at an end)."""

    cards: list[SafeString]
    numbers: frozenset[int] = frozenset()
    older: str = ""
    newer: str = ""


def for_reader(letters: LetterQuerySet, reading: Reading) -> LetterQuerySet:
    """The letters this reader wants to see in lists."""
    if reading.safe_only:
        letters = letters.safe()
    if reading.hidden:
        letters = letters.exclude(notes__slug__in=reading.hidden)
    return letters


def in_hole(letters: LetterQuerySet, hole: Category) -> LetterQuerySet:
    """The letters in one pigeonhole, by the way that is cheap for its size.

    A full one is walked in the order of the list, asking each letter whether it belongs; a
    nearly empty one is read whole and sorted. `hole.all_count` is kept, so nothing is counted.
    """
    if hole.all_count <= FULL_HOLE:
        return letters.filter(categories=hole)
    joins = Letter.categories.through.objects.filter(letter_id=OuterRef("pk"), category=hole)
    return letters.filter(Exists(joins))


def rows(letters: LetterQuerySet, most: int) -> list[Row]:
    """The first `most` of them."""
    return [Row(*values) for values in letters.values_list(*Row._fields)[:most]]


def cards(found: list[Row]) -> list[SafeString]:
    """Their stored cards, filled in."""
    return [mark_safe(stored.card(row)) for row in found]  # noqa: S308 - our own markup


def page(letters: LetterQuerySet, before: str = "", after: str = "") -> Page:
    """One page, newest first: the start, or what comes `before` or `after` a cursor.

    A cursor that is none of ours reads as the start.
    """
    older_than, newer_than = _read(before), _read(after)
    if newer_than and not older_than:
        found = rows(_later(letters, newer_than), PAGE + 1)
        more = len(found) > PAGE
        found = found[:PAGE][::-1]
        return _page(found, older=bool(found), newer=more)
    found = rows(_earlier(letters, older_than).newest_first(), PAGE + 1)
    return _page(found[:PAGE], older=len(found) > PAGE, newer=bool(older_than))


def oldest(letters: LetterQuerySet, after: str = "") -> Page:
    """One page, oldest first: the start, or what comes after a cursor. `older` is the next one."""
    found = rows(_later(letters, _read(after)), PAGE + 1)
    more = len(found) > PAGE
    return Page(cards(found[:PAGE]), older=_write(found[PAGE - 1]) if more else "")


def _earlier(letters: LetterQuerySet, place: tuple[date, str] | None) -> LetterQuerySet:
    if place is None:
        return letters
    day, public_id = place
    return letters.filter(
        Q(published_on__lt=day) | Q(public_id__lt=public_id), published_on__lte=day
    )


def _later(letters: LetterQuerySet, place: tuple[date, str] | None) -> LetterQuerySet:
    """Oldest first, from a place on."""
    ordered = letters.order_by("published_on", "public_id")
    if place is None:
        return ordered
    day, public_id = place
    return ordered.filter(
        Q(published_on__gt=day) | Q(public_id__gt=public_id), published_on__gte=day
    )


def _page(found: list[Row], older: bool, newer: bool) -> Page:
    return Page(
        cards(found),
        frozenset(row.pk for row in found),
        older=_write(found[-1]) if older and found else "",
        newer=_write(found[0]) if newer and found else "",
    )


def _write(letter: Row) -> str:
    return f"{letter.published_on}_{letter.public_id}"


def _read(cursor: str) -> tuple[date, str] | None:
    match = _CURSOR.fullmatch(cursor)
    try:
        return (date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:
        return None
