"""What an SQLite file has to be before a site moves out of it. It is never written to."""

import sqlite3

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from config import copies, usable
from config.copies import Unusable

OTHER_MIGRATIONS = (
    "Its tables are not those of this version ({migration}). Run `manage.py migrate` on both: "
    "once without DATABASE_URL for the file, once with it."
)
NO_MODEL = "It has tables that this version does not know: {tables}. They would be left behind."
_VIRTUAL = "CREATE VIRTUAL TABLE"


def look(source: sqlite3.Connection, known: set[str]) -> None:
    """Unusable unless it is a whole database of this site and of this version."""
    copies.look_through_open(source)
    applied = usable.belongs(source)
    ours = set(MigrationRecorder(connection).applied_migrations())
    if different := sorted(applied ^ ours):
        raise Unusable(OTHER_MIGRATIONS.format(migration=".".join(different[0])))
    if unknown := _tables(source) - known - {"django_migrations"}:
        raise Unusable(NO_MODEL.format(tables=", ".join(sorted(unknown))))


def _tables(source: sqlite3.Connection) -> set[str]:
    """Without SQLite's own and those of indexes of search, which follow their rows by triggers."""
    rows = dict(source.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    virtual = tuple(name for name, sql in rows.items() if sql.upper().startswith(_VIRTUAL))
    beside = ("sqlite_", *(f"{name}_" for name in virtual))
    return {name for name in rows if name not in virtual and not name.startswith(beside)}


def last_numbers(source: sqlite3.Connection) -> dict[str, int]:
    """Table -> the highest number it ever gave, also to a row that is gone."""
    return dict(source.execute("SELECT name, seq FROM sqlite_sequence"))
