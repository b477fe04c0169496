"""What a backup has to be before anything is touched for it."""

import hmac
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from authors import sitekeys
from authors.models import SiteCheck
from config import copies
from config.copies import Unusable
from writing import erasures

Lines = dict[str, list[erasures.Line]]

FOREIGN_KEYS = (
    "It belongs to another key file than {keys}: no writer's key would open its letter. Fetch the "
    "keys.json that was kept with this backup, or set KEY_FILE to it."
)
NEWER = (
    "It was made by a newer version of the site ({migration} is not known here). Install that "
    "version first, then restore."
)
LIST_MISSING = (
    "There is no erasure list at {list}. Fetch the newest copy of it. Without it everything that "
    "was burned, orphaned, taken back or removed since the backup was made becomes readable "
    "again; --without-erasures restores all the same."
)
LIST_TOO_OLD = (
    "The erasure list at {list} ends before this backup was made, so it is an old copy. Fetch the "
    "newest one. Without it what was burned or removed since becomes readable again; "
    "--without-erasures restores all the same, with the lines that are there."
)


def look_at(draft: Path) -> int:
    """Unusable unless it is a whole database of this site; how long the list was when it was made.

    0 for a copy that was made in another way than by `manage.py backup`.
    """
    copies.look_through(draft)
    with closing(copies.connect(draft)) as database:
        known = MigrationLoader(None).disk_migrations
        for migration in sorted(belongs(database)):
            if migration not in known:
                raise Unusable(NEWER.format(migration=".".join(migration)))
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def belongs(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """Unusable unless it is a site's, with this key file; the migrations it has."""
    try:
        value = database.execute("SELECT value FROM authors_sitecheck").fetchone()
        applied = database.execute("SELECT app, name FROM django_migrations").fetchall()
    except sqlite3.DatabaseError:
        raise Unusable("It is a database, but not one of this site.") from None
    _compare(value and bytes(value[0]))
    return {(app, name) for app, name in applied}


def refuse_foreign_keys() -> None:
    """Unusable unless the database that is connected belongs to this key file."""
    kept = SiteCheck.objects.first()
    _compare(bytes(kept.value) if kept else None)


def _compare(value: bytes | None) -> None:
    if value is None or not hmac.compare_digest(value, sitekeys.value()):
        raise Unusable(FOREIGN_KEYS.format(keys=settings.KEY_FILE))


def lines_since(reach: int, *, without_erasures: bool) -> Lines:
    """What was noted after the backup was made. Unusable if that cannot be known, unless told.

    `without_erasures` is the operator's word that a missing or old list is all there is.
    """
    try:
        too_old = erasures.size() < reach
        if too_old and not without_erasures:
            raise Unusable(LIST_TOO_OLD.format(list=erasures.path()))
        return erasures.read(after=0 if too_old else reach)
    except FileNotFoundError:
        if without_erasures:
            return {}
        raise Unusable(LIST_MISSING.format(list=erasures.path())) from None
