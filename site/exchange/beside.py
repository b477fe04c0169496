"""What is remembered beside memory: a file may hold millions of lines."""

import sqlite3


def database(tables: str) -> sqlite3.Connection:
    """A database of its own with these tables (SQL), in a file that SQLite makes and takes away
    by itself. It is gone when it is closed, or with the program."""
    kept = sqlite3.connect("", isolation_level=None)
    kept.execute("PRAGMA journal_mode=OFF")
    kept.executescript(tables)
    return kept
