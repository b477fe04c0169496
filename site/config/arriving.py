"""The PostgreSQL database that a site moves into: empty before, counting on afterwards."""

from collections.abc import Iterable

from django.db import DatabaseError, connection, models
from django.db.models import Max

from authors.models import Key
from config.copies import Unusable
from letters.models import Letter
from members.models import Member
from moderation.models import Decision

NOT_HERE = "Set DATABASE_URL to the address of the PostgreSQL database that the site moves to."
NO_TABLES = "The database at DATABASE_URL has no tables yet. Run `manage.py migrate` there first."
NOT_EMPTY = (
    "The database at DATABASE_URL holds {what} already, and nothing of it may be lost. Move into "
    "a new one: createdb, then `manage.py migrate`."
)


def look() -> None:
    """Unusable unless this is PostgreSQL, with tables, and nobody has used it."""
    if connection.vendor != "postgresql":
        raise Unusable(NOT_HERE)
    try:
        for model in (Letter, Member, Key, Decision):
            if model._base_manager.exists():
                what = str(model._meta.verbose_name_plural)
                raise Unusable(NOT_EMPTY.format(what=what))
    except DatabaseError:
        raise Unusable(NO_TABLES) from None


def clear(tables: Iterable[type[models.Model]]) -> None:
    """Make room for the file's own shelves, groups, rights and kinds of contents."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 - ours


def count_on(tables: Iterable[type[models.Model]], last: dict[str, int]) -> None:
    """No number is given twice, not even that of a row that is gone.

    The erasure list names a closed account by its number: a new one must never have it.
    """
    with connection.cursor() as cursor:
        for model in tables:
            meta = model._meta
            if isinstance(meta.pk, models.AutoField | models.BigAutoField):
                highest = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
                highest = max(highest, last.get(meta.db_table, 0))
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                    [f'"{meta.db_table}"', meta.pk.column, max(highest, 1), highest > 0],
                )
