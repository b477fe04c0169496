"""Whether the site is stopped: nobody else has its database open."""

import fcntl
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from config import copies
from config.copies import Unusable

RUNNING = (
    "The site is running, or something else has its database open. Stop it, and `manage.py tick` "
    "with it, then run this again."
)
# Where SQLite keeps the lock of everybody who has a file open (sqlite.org/fileformat2.html,
# "the lock-byte page", and the unix VFS): asked only when SQLite cannot read the file itself.
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510


def close(live: Path) -> None:
    """Bring everything into the one file. Unusable (RUNNING) while anybody else has it open.

    Leaving the write-ahead log needs the file for oneself; a damaged file cannot do even that.
    """
    if not live.exists():
        return
    try:
        with closing(copies.connect(live, patience=1)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode == sqlite3.SQLITE_BUSY or _is_held(live):
            raise Unusable(RUNNING) from None


def _is_held(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
