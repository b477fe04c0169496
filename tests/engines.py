"""Which database the tests run on, for the few that are about one of the two."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def only_on_sqlite(why: str) -> pytest.MarkDecorator:
    """For a test of something that only SQLite has; the sentence says what."""
    return pytest.mark.skipif(POSTGRESQL, reason=f"SQLite only: {why}")


def only_on_postgresql(why: str) -> pytest.MarkDecorator:
    """The same the other way round."""
    return pytest.mark.skipif(not POSTGRESQL, reason=f"PostgreSQL only: {why}")


def on_disk() -> bytes:
    """The bytes in which the database keeps its rows, with SQLite's write-ahead log.

    Of PostgreSQL the files of its tables and indexes, after a quiet hour's VACUUM FULL: what stays
    in dead rows and in its log before, docs/operating.md tells.
    """
    return _postgresqls() if POSTGRESQL else _sqlites()


def _sqlites() -> bytes:
    file = str(connection.settings_dict["NAME"])
    beside = [Path(file + end) for end in ("", "-wal", "-journal")]
    return b"\n".join(path.read_bytes() for path in beside if path.exists())


def _postgresqls() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL")
        cursor.execute("CHECKPOINT")  # or the files are as old as the last one
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
            "WHERE relfilenode <> 0 AND NOT relisshared AND relname !~ '^(pg|sql)_(?!toast)'"
        )
        return b"\n".join(bytes(row[0]) for row in cursor.fetchall())
