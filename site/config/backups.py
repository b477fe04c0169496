"""Making a backup while people write. docs/decisions/0013."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils import timezone

from config import copies
from config.copies import Unusable
from writing import durable, erasures

NAME = "letters-%Y-%m-%dT%H%M%SZ.sqlite3"
LONGEST = 2**31 - 1  # what SQLite can note of the list's length; a restore then replays more
PART = ".part"  # behind the name while it is being written
NOT_SQLITE = (
    "This is for SQLite, and this site uses PostgreSQL: `manage.py backup` writes a dump; restore "
    "it with pg_restore, then run `manage.py replay_erasures`. docs/operating.md says how."
)


@dataclass(frozen=True)
class Backup:
    """What was written: the file, its size in bytes, how many letters and replies it holds."""

    path: Path
    size: int
    letters: int
    replies: int


def database() -> Path:
    """The file that the site writes to. Unusable where it is no file of SQLite."""
    if connection.vendor != "sqlite":
        raise Unusable(NOT_SQLITE)
    return Path(connection.settings_dict["NAME"])


def make(folder: Path) -> Backup:
    """Write a backup of the database as it is now. Unusable, with nothing left, if that fails."""
    live = database()
    path = folder / timezone.now().strftime(NAME)
    part = path.with_name(f"{path.name}{PART}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(live, part)
        backup = _count(part, path)
        durable.sync(part)
        part.replace(path)
        durable.sync(folder)
    except (OSError, sqlite3.Error, Unusable) as problem:
        _clear_away(part)
        raise Unusable(f"There is no new backup in {folder}: {problem}") from None
    return backup


def _write(live: Path, part: Path) -> None:
    """The whole database at one moment, and how long the erasure list was just before it.

    While the length is read nobody writes: every line so far was committed, or never will be.
    """
    erasures.begin()
    copies.reserve(part)
    with closing(copies.connect(live)) as source:
        source.execute("BEGIN IMMEDIATE")
        reach = erasures.size()
        source.execute("COMMIT")
        source.execute("VACUUM INTO ?", [str(part)])
    with closing(copies.connect(part)) as copy:
        copy.execute(f"PRAGMA user_version={min(reach, LONGEST):d}")
    copies.look_through(part)


def _count(part: Path, path: Path) -> Backup:
    with closing(copies.connect(part, "ro")) as copy:
        letters, replies = (
            copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
            for table in ("letters_letter", "comments_reply")
        )
    return Backup(path, part.stat().st_size, letters, replies)


def _clear_away(part: Path) -> None:
    with suppress(OSError):  # there may be no such folder
        copies.forget(part)
