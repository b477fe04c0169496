"""Which database the tests run on, for the few that are about one of the two."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from moderation import ledger

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
        wait_for_older_transactions(cursor)
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'VACUUM FULL "{table}"')
        cursor.execute("CHECKPOINT")  # or the files are as old as the last one
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
            "WHERE relfilenode <> 0 AND NOT relisshared AND oid >= 16384"  # not the catalogue
        )
        return b"\n".join(bytes(row[0]) for row in cursor.fetchall())


def wait_for_older_transactions(cursor: Any) -> None:
    """One that runs anywhere on the server, as other tests' do, keeps what died since it began."""
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    [(now,)] = cursor.fetchall()
    for _ in range(600):
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        if cursor.fetchone()[0] > now:
            return
        time.sleep(0.1)
    raise AssertionError("a transaction elsewhere on the server does not end")


def plan(sql: str) -> list[str]:
    """The steps by which the database answers a query, in words: "Seq Scan on letters_letter".

    PostgreSQL reads a small table whole because that is cheap. So it is told that this and sorting
    cost dearly: what it still does then, it would have to do with a large table.
    """
    with connection.cursor() as cursor:
        if not POSTGRESQL:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return [row[3] for row in cursor.fetchall()]
        ways = ("seqscan", "sort", "incremental_sort", "bitmapscan")
        for way in ways:
            cursor.execute(f"SET enable_{way} = off")
        cursor.execute(f"EXPLAIN (COSTS OFF) {sql}")
        steps = [row[0] for row in cursor.fetchall()]
        for way in ways:
            cursor.execute(f"RESET enable_{way}")
    return steps


def sorts_or_scans(sql: str, *tables: str) -> bool:
    """Whether answering takes a sort or reads one of these tables whole."""
    sort = "Sort" if POSTGRESQL else "TEMP B-TREE"
    whole = "Seq Scan on" if POSTGRESQL else "SCAN"
    bad = (sort, *(f"{whole} {table}" for table in tables))
    return any(one in step for step in plan(sql) for one in bad)


_STUCK = """CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'stuck'; END $$;
CREATE TRIGGER stuck BEFORE DELETE ON {table}
FOR EACH ROW WHEN (OLD.id = {pk}) EXECUTE FUNCTION stuck()"""
_STUCK_SQLITE = """CREATE TRIGGER stuck BEFORE DELETE ON {table} WHEN OLD.id = {pk}
BEGIN SELECT RAISE(ABORT, 'stuck'); END"""


@contextmanager
def refusing_to_delete(table: str, pk: int) -> Iterator[None]:
    """The database itself refuses to let this one row go, as a full disk would."""
    with connection.cursor() as cursor:
        cursor.execute((_STUCK if POSTGRESQL else _STUCK_SQLITE).format(table=table, pk=pk))
        yield
        cursor.execute("DROP FUNCTION stuck CASCADE" if POSTGRESQL else "DROP TRIGGER stuck")


_taken_away: set[str] = set()  # verbs that this process no longer refuses


def unlock_ledger() -> None:
    """Let Django empty all tables: nothing but changing a decision is refused any more."""
    _taken_away.update(set(ledger.verbs(connection.vendor)) - {"update"})
    with connection.cursor() as cursor:
        for verb in _taken_away:
            cursor.execute(ledger.unlock_sql(connection.vendor, verb))


def lock_ledger_again() -> None:
    """For a test in a transaction, which undoes it: what an earlier one here took away."""
    with connection.cursor() as cursor:
        for verb in _taken_away:
            cursor.execute(ledger.unlock_sql(connection.vendor, verb))
            cursor.execute(ledger.lock_sql(connection.vendor, verb))
