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
# What belongs to SQLite, to Django's own notes and to the index of search, which makes itself.
_NOT_MOVED = ("sqlite_", "django_migrations", "letters_found")


def look(source: sqlite3.Connection, known: set[str]) -> None:
    """Unusable unless it is a whole database of this site and of this version."""
    copies.look_through_open(source)
    applied = usable.belongs(source)
    ours = set(MigrationRecorder(connection).applied_migrations())
    if different := sorted(applied ^ ours):
        raise Unusable(OTHER_MIGRATIONS.format(migration=".".join(different[0])))
    rows = source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    unknown = {name for (name,) in rows if not name.startswith(_NOT_MOVED)} - known
    if unknown:
        raise Unusable(NO_MODEL.format(tables=", ".join(sorted(unknown))))


def last_numbers(source: sqlite3.Connection) -> dict[str, int]:
    """Table -> the highest number it ever gave, also to a row that is gone."""
    return dict(source.execute("SELECT name, seq FROM sqlite_sequence"))
