"""PostgreSQL: what was erased is swept away with the next tick, and only where something was."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from desk import leaving
from moderation import dead_rows
from tests.engines import (
    POSTGRESQL,
    on_disk,
    only_on_postgresql,
    wait_for_older_transactions,
)
from tests.make import a_letter

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlocked_ledger"),
]


def swept(table: str) -> int:
    """How often a table was swept by hand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])


@only_on_postgresql("SQLite keeps no dead rows")
def test_a_tick_sweeps_the_table_of_a_burned_letter() -> None:
    letter = a_letter(body="I kept the quillwort.")
    before = swept("letters_letter")
    leaving.burn_text(letter)
    assert swept("letters_letter") == before
    call_command("tick")
    assert swept("letters_letter") > before


@only_on_postgresql("SQLite keeps no dead rows")
def test_where_nothing_died_nothing_is_swept() -> None:
    a_letter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        wait_for_older_transactions(cursor)
    dead_rows.sweep()
    assert "letters_letter" not in dead_rows.sweep()


def test_after_a_quiet_hour_no_byte_of_it_is_in_the_files() -> None:
    letter = a_letter(body="I kept the quillwort.")
    assert b"quillwort" in on_disk()
    leaving.burn_text(letter)
    call_command("tick")
    assert b"quillwort" not in on_disk()


def test_on_sqlite_there_is_nothing_to_sweep() -> None:
    leaving.burn_text(a_letter())
    assert POSTGRESQL or dead_rows.sweep() == []


@only_on_postgresql("SQLite's planner is told nothing about values")
def test_the_planners_notes_quote_a_burned_letter_no_longer() -> None:
    for number in range(12):
        a_letter(body=f"A letter of {number}.")
    letter = a_letter(body="I kept the quillwort.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE letters_letter")
        assert "quillwort" in notes(cursor)
        leaving.burn_text(letter)
        cursor.execute("SELECT pg_stat_force_next_flush()")
        call_command("tick")
        assert "quillwort" not in notes(cursor)


def notes(cursor: Any) -> str:
    """All values that the planner remembers."""
    cursor.execute("SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats")
    return repr(cursor.fetchall())
