"""Letting old backups go, and with them what was burned since they were made."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from authors.clock import today
from config import backups

# Only what has such a name is ever deleted: our backups, and what a restore moved aside.
_OURS = re.compile(r"letters(?:-|\.before-restore\.)(\d{4}-\d\d-\d\d)[^/]*\.(?:sqlite3|dump)[^/]*")


def age_out(folder: Path) -> list[Path]:
    """Delete our own copies older than settings.BACKUP_DAYS, here and beside the database."""
    oldest = today() - timedelta(days=settings.BACKUP_DAYS)
    beside = {backups.database().parent} if connection.vendor == "sqlite" else set()
    gone = [path for path, day in _copies({folder, *beside}) if day < oldest]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _copies(folders: set[Path]) -> Iterator[tuple[Path, date]]:
    """Every copy we made, with its day. One that was cut off counts as old from the next day."""
    for path in sorted(path for folder in folders for path in folder.glob("letters*")):
        found = _OURS.fullmatch(path.name)
        if found and path.is_file():
            day = date.fromisoformat(found[1])
            cut_off = backups.PART in path.name and day < today()
            yield path, date.min if cut_off else day
