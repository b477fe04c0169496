"""The rows of an archive, in an order that is the same on every site that has them.

Nothing here counts on primary keys or on how a database sorts words: the same letters make the
same files.
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from comments.models import Reply
from desk.export.records import Record
from desk.export.rows import by_path
from exchange.archive import records
from letters.models import Category, ContentNote, Letter, Term

LETTERS = 100  # in one query
_MADE = ("html", "excerpt", "card", "sheet")  # from the words


def categories() -> list[Record]:
    """All pigeonholes."""
    return sorted(map(records.of_category, Category.objects.all()), key=itemgetter("slug"))


def notes() -> list[Record]:
    """All content notes."""
    return sorted(map(records.of_note, ContentNote.objects.all()), key=itemgetter("slug"))


def terms() -> list[Record]:
    """The glossary."""
    return sorted(map(records.of_term, Term.objects.all()), key=itemgetter("term"))


def letters() -> Iterator[Letter]:
    """Every public letter, oldest first, LETTERS at a time."""
    rows = Letter.objects.visible().order_by("published_on", "public_id").defer(*_MADE)
    rows = rows.select_related("earlier").prefetch_related("categories", "notes")
    page = list(rows[:LETTERS])
    while page:
        yield from page
        last = page[-1]
        later = Q(published_on=last.published_on, public_id__gt=last.public_id)
        # The first condition is what the index goes by.
        rows_after = rows.filter(published_on__gte=last.published_on)
        page = list(rows_after.filter(later | Q(published_on__gt=last.published_on))[:LETTERS])


def updates(letter: Letter) -> Iterator[Record]:
    """The public updates of a letter, LETTERS at a time."""
    if not letter.last_update:
        return
    rows = letter.updates.visible().order_by("number").prefetch_related("notes")
    rows = rows.defer("html").annotate(after=_last_number_before())
    page: list[Any] = list(rows[:LETTERS])
    while page:
        for update in page:
            yield records.of_update(update, letter.public_id, update.after)
        page = list(rows.filter(number__gt=page[-1].number)[:LETTERS])


def _last_number_before() -> Coalesce:
    """The last reply of the thread before an update: what never was public is not told."""
    before = Reply.objects.filter(letter=OuterRef("letter"), was_public=True)
    before = before.filter(number__lte=OuterRef("after_number")).order_by("-number")
    return Coalesce(Subquery(before.values("number")[:1]), 0)


def replies(letter: Letter) -> Iterator[Record]:
    """The conversation of a letter in the order of its page, PAGE at a time."""
    if not letter.last_number:
        return
    rows = Reply.objects.filter(Q(was_public=True) | _holds_a_place(), letter_id=letter.pk)
    rows = rows.defer("html", "markup")
    for page in by_path(rows.select_related("voice", "parent")):
        numbers = _voices(page)
        for reply in page:
            yield records.of_reply(reply, letter.public_id, numbers.get(reply.voice_id, 0))


def _holds_a_place() -> Q:
    """Something that was public stands below it: without its place that one would stand nowhere."""
    below = Reply.objects.filter(letter=OuterRef("letter"), was_public=True)
    below = below.filter(path__gt=OuterRef("path"), path__lt=Concat(OuterRef("path"), Value("~")))
    return Q(Exists(below), children__gt=0)


def _voices(page: Iterable[Reply]) -> dict[int, int]:
    """A voice's number in the archive is that of its first reply that anybody can read."""
    speaking = {reply.voice_id for reply in page if reply.is_public}
    rows = Reply.objects.visible().filter(voice__in=speaking)
    return dict(
        rows.values_list("voice").annotate(first=Min("number")).values_list("voice", "first")
    )


def all_of(letter: Letter) -> Iterator[tuple[str, Record]]:
    """(what it is, the record) for a letter and everything under it, in the archive's order."""
    yield "letter", records.of_letter(letter)
    yield from (("update", update) for update in updates(letter))
    yield from (("reply", reply) for reply in replies(letter))
