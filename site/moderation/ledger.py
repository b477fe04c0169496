"""The triggers that keep decisions as they were written, for the databases we know.

Tests that empty all tables lift the one against deleting; nothing else does.
"""

TABLE = "moderation_decision"

_SQLITE = """
CREATE TRIGGER {table}_never_{verb}d BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a decision is never {verb}d'); END
"""


def lock_sql(verb: str) -> str:
    """SQL (SQLite) that refuses `verb`, one of update and delete."""
    return _SQLITE.format(table=TABLE, verb=verb)


def unlock_sql(verb: str) -> str:
    """SQL that takes that trigger away again."""
    return f"DROP TRIGGER IF EXISTS {TABLE}_never_{verb}d"
