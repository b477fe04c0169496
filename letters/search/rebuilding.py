"""Making the index anew while the site runs, and bringing in what it misses."""

from collections.abc import Iterable

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from letters.models import Letter, SearchText
from letters.search import index

BATCH = 100  # letters in one transaction: nobody who posts waits for long
_CHECK = "INSERT INTO letters_found(letters_found, rank) VALUES ('integrity-check', 1)"
_REBUILD = "INSERT INTO letters_found(letters_found) VALUES ('rebuild')"
_REINDEX = "REINDEX INDEX letters_found"
_REINDEX_MEANWHILE = "REINDEX INDEX CONCURRENTLY letters_found"


def catch_up(most: int = 500) -> int:
    """Index public letters that are not, or by older rules; how many. For `manage.py tick`."""
    known = Q(search_text__version=index.VERSION)
    rows = Letter.objects.visible().exclude(known).order_by("pk")
    return _in_batches(list(rows.values_list("pk", flat=True)[:most]))


def letters_after(pk: int) -> list[int]:
    """The next BATCH public letters, by primary key."""
    rows = Letter.objects.visible().filter(pk__gt=pk).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:BATCH])


def again(pks: list[int]) -> int:
    """Index these letters anew in one transaction; how many still are public."""
    with transaction.atomic():
        rows = Letter.objects.select_for_update().filter(pk__in=pks).order_by("pk")
        found: Iterable[Letter] = list(rows)
        for row in SearchText.objects.filter(letter__in=pks):
            index.drop(row)
        for letter in found:
            index.keep(letter)
        return sum(letter.is_public for letter in found)


def _in_batches(pks: list[int]) -> int:
    return sum(again(pks[at : at + BATCH]) for at in range(0, len(pks), BATCH))


def drop_strays() -> int:
    """Take out rows of letters that are not public; how many there were. There should be none."""
    strays = SearchText.objects.exclude(letter__in=Letter.objects.visible())
    pks = list(strays.values_list("letter_id", flat=True))
    _in_batches(pks)
    return len(pks)


def is_sound() -> bool:
    """Whether the index and the words it was made of agree. Always so on PostgreSQL."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute(_CHECK)
    except DatabaseError:
        return False
    return True


def make_sound() -> None:
    """Make the tables of the index anew from their words. On SQLite posts wait until it is done;
    on PostgreSQL nobody does, outside a transaction."""
    statement = _REINDEX if connection.in_atomic_block else _REINDEX_MEANWHILE
    with connection.cursor() as cursor:
        cursor.execute(_REBUILD if connection.vendor == "sqlite" else statement)
