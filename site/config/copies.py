"""Database files as files: copied, looked through, brought safely to the disk. SQLite only."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

# What SQLite keeps beside a database, of which each belongs to that one file.
BESIDE = ("-wal", "-shm", "-journal")


class Unusable(Exception):  # noqa: N818 - a fact about a file or a folder, told to the operator
    """Something that cannot be backed up or restored; its text says what to do."""


def connect(path: Path, mode: str = "rw", patience: float = 20) -> sqlite3.Connection:
    """A connection of our own to a file that exists; it waits `patience` seconds for a lock."""
    address = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)


def reserve(path: Path) -> None:
    """An empty file of this name that only its owner can read."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    path.chmod(0o600)


def copy(source: Path, target: Path) -> None:
    """The same bytes under another name, with what SQLite has not yet moved into the file."""
    forget(target)
    for beside in ("", "-wal"):
        piece, copied = (path.with_name(path.name + beside) for path in (source, target))
        if not beside or piece.exists():
            reserve(copied)
            shutil.copyfile(piece, copied)


def forget(path: Path) -> None:
    """Delete a database file and what lies beside it, where there is one."""
    for beside in ("", *BESIDE):
        path.with_name(path.name + beside).unlink(missing_ok=True)


def look_through(path: Path) -> None:
    """Unusable unless it is a whole SQLite database in which every row that is named is there."""
    try:
        with closing(connect(path)) as database:
            look_through_open(database)
    except sqlite3.DatabaseError as problem:
        raise Unusable(f"It is not a whole SQLite database ({problem}).") from None


def look_through_open(database: sqlite3.Connection) -> None:
    """The same for one that is open already."""
    try:
        said = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
        lost = database.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as problem:
        raise Unusable(f"It is not a whole SQLite database ({problem}).") from None
    if said != "ok" or lost:
        raise Unusable(f"It is damaged ({'rows are missing' if lost else said}).")
