"""Reading for a long time: nothing changes meanwhile, and nobody has to wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_POSTGRESQL = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read inside is as it was at one moment.

    Django's own transactions take the lock of writers on SQLite; a deferred one that only reads
    takes none. What is erased meanwhile stays in SQLite's log until the next `manage.py tick`.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        _say("BEGIN DEFERRED")
        try:
            yield
        finally:
            _say("ROLLBACK")
    else:
        with transaction.atomic():
            _say(_POSTGRESQL)
            yield


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
