"""Moving a site from its SQLite file to PostgreSQL: every row, in one transaction, counted.

The file is only read. Values go over as SQLite keeps them: PostgreSQL reads 1 as true, a text as
a date and 32 digits as a UUID, so nothing is sealed, stamped or rendered anew on the way. Foreign
keys are deferred, so the order of tables does not matter.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from config import arriving, copies, leaving_sqlite
from config.copies import Unusable

AT_ONCE = 500  # rows held in memory
DIFFERENT = "The counts differ in {tables}, so nothing was kept. Send this to whoever maintains it."


class Moved(NamedTuple):
    """One table: its name, how many rows the file has, how many PostgreSQL has now."""

    table: str
    there: int
    here: int


def move(file: Path, tell: Callable[[Moved], None]) -> None:
    """Do all of it, and `tell` of every table. Unusable, with nothing kept, if anything differs."""
    arriving.look()
    tables = everything()
    with closing(copies.connect(file, "ro")) as source:
        source.execute("BEGIN")  # one moment, whoever writes
        leaving_sqlite.look(source, {model._meta.db_table for model in tables})
        try:
            with transaction.atomic():
                arriving.clear(tables)
                counts = [_told(_moved(source, model), tell) for model in tables]
                _refuse_a_difference(counts)
                connection.check_constraints()
                arriving.count_on(tables, leaving_sqlite.last_numbers(source))
        except (DatabaseError, sqlite3.Error, ValueError) as problem:
            raise Unusable(f"A row does not fit, so nothing was kept. {problem}") from None


def everything() -> list[type[models.Model]]:
    """Every table of the site: those of models, and those that join two."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def columns(model: type[models.Model]) -> str:
    """Its columns, for SQL: both engines quote names alike."""
    return ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)


def _moved(source: sqlite3.Connection, model: type[models.Model]) -> Moved:
    table, names = model._meta.db_table, columns(model)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as target:
            for row in _rows(source, f'SELECT {names} FROM "{table}"'):  # noqa: S608 - ours
                target.write_row(row)
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - ours
        [(here,)] = cursor.fetchall()
    [(there,)] = source.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - ours
    return Moved(table, there, here)


def _rows(source: sqlite3.Connection, sql: str) -> Iterator[tuple[object, ...]]:
    rows = source.execute(sql)
    while some := rows.fetchmany(AT_ONCE):
        yield from some


def _told(moved: Moved, tell: Callable[[Moved], None]) -> Moved:
    tell(moved)
    return moved


def _refuse_a_difference(counts: list[Moved]) -> None:
    if wrong := [one.table for one in counts if one.there != one.here]:
        raise Unusable(DIFFERENT.format(tables=", ".join(wrong)))
