"""How long the erasure list was when a PostgreSQL database was dumped: noted inside of it.

It stands as the comment of a table, which pg_dump takes along. SQLite has user_version for it.
"""

import re
import time

from django.db import connection

from config.copies import Unusable
from writing import erasures

_TABLE = "authors_sitecheck"
_SAYS = re.compile(r"erasures: (\d{1,18})")
PATIENCE = 60  # seconds
BUSY = "Something has been writing for a minute without coming to an end. Try again later."


def note() -> None:
    """Write it down; every line so far was committed by now, or never will be.

    A line is written last in a transaction that has changed rows, so that one has its number
    already: when all that have a number now are over, the length is true.
    """
    erasures.begin()
    size = erasures.size()
    _wait_for_writers()
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {_TABLE} IS 'erasures: {size:d}'")


def noted() -> int:
    """What was written down; 0, which means the whole list, where nothing was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass)", [_TABLE])
        [(said,)] = cursor.fetchall()
    found = _SAYS.fullmatch(said or "")
    return int(found[1]) if found else 0


def _wait_for_writers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        [(now,)] = cursor.fetchall()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            if cursor.fetchone()[0] > now:
                return
            time.sleep(0.05)
    raise Unusable(BUSY)
