"""Pages of letters by key-set: page 1,000 costs what page 1 costs, and no page counts rows."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from letters import cursors, stored
from letters.cursors import POSTED
from letters.models import Category, Form, Letter, LetterQuerySet, Needs

PAGE = 20
FULL_HOLE = 100  # letters
# The addresses under /wants/, and what the authors of those letters ask for.
WANTS = {"stories": Needs.STORIES, "advice": Needs.ADVICE, "listening": Needs.LISTEN}


class Row(NamedTuple):
    """What a list needs of a letter; a whole model instance would cost more than its card.

    `day` is the one the list goes by.
    """

    day: date
    pk: int
    public_id: str
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


def in_hole(letters: LetterQuerySet, hole: Category) -> LetterQuerySet:
    """The letters in one pigeonhole, by the way that is cheap for its size.

    A full one is walked in the order of the list, asking each letter whether it belongs; a
    nearly empty one is read whole and sorted. `hole.all_count` is kept, so nothing is counted.
    """
    if hole.all_count <= FULL_HOLE:
        return letters.filter(categories=hole)
    joins = Letter.categories.through.objects.filter(letter_id=OuterRef("pk"), category=hole)
    return letters.filter(Exists(joins))


def wanting(letters: LetterQuerySet, needs: str) -> LetterQuerySet:
    """Those whose author asks strangers for this, and may still be given it."""
    return letters.filter(needs=needs, closed=False, closed_by_author=False)


def journals(letters: LetterQuerySet) -> LetterQuerySet:
    """Letters their authors go on with."""
    return letters.filter(form=Form.JOURNAL)


def of_month(letters: LetterQuerySet, first: date) -> LetterQuerySet:
    """Those of the month that begins with this day."""
    end = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return letters.filter(published_on__gte=first, published_on__lt=end)


def rows(letters: LetterQuerySet, most: int, day: str = POSTED) -> list[Row]:
    """The first `most` of them."""
    return [Row(*values) for values in letters.values_list(day, *Row._fields[1:])[:most]]


def cards(found: list[Row], trail: str = "") -> list[SafeString]:
    """Their stored cards, filled in. `trail` is what their addresses say of the list."""
    return [mark_safe(stored.card(row, escape(trail))) for row in found]  # noqa: S308 - our own markup


def page(
    letters: LetterQuerySet, before: str = "", after: str = "", day: str = POSTED, trail: str = ""
) -> Page:
    """One page, newest `day` first: the start, or what comes `before` or `after` a cursor.

    A cursor that is none of ours reads as the start.
    """
    older_than, newer_than = cursors.read(before), cursors.read(after)
    if newer_than and not older_than:
        found = rows(cursors.later(letters, newer_than, day), PAGE + 1, day)
        more = len(found) > PAGE
        found = found[:PAGE][::-1]
        return _page(found, trail, older=bool(found), newer=more)
    found = rows(cursors.earlier(letters, older_than, day), PAGE + 1, day)
    return _page(found[:PAGE], trail, older=len(found) > PAGE, newer=bool(older_than))


def oldest(letters: LetterQuerySet, after: str = "", trail: str = "") -> Page:
    """One page, oldest first: the start, or what comes after a cursor. `older` is the next one."""
    found = rows(cursors.later(letters, cursors.read(after)), PAGE + 1)
    more = len(found) > PAGE
    return Page(cards(found[:PAGE], trail), older=_cursor(found[PAGE - 1]) if more else "")


def _page(found: list[Row], trail: str, older: bool, newer: bool) -> Page:
    return Page(
        cards(found, trail),
        frozenset(row.pk for row in found),
        older=_cursor(found[-1]) if older and found else "",
        newer=_cursor(found[0]) if newer and found else "",
    )


def _cursor(row: Row) -> str:
    return cursors.write(row.day, row.public_id)
