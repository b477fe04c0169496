"""The triggers that keep decisions as they were written, for the databases we know.

Tests that empty all tables lift those against deleting; nothing else does.
"""

TABLE = "moderation_decision"
VERBS = ("update", "delete")

_SQLITE = """
CREATE TRIGGER {table}_never_{verb}d BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a decision is never {verb}d'); END
"""
# A statement that empties the whole table passes by the triggers of its rows.
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING ERRCODE = 'restrict_violation',
MESSAGE = 'a decision is never ' || lower(TG_OP) || 'd'; END $$;
CREATE TRIGGER {table}_never_{verb}d BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION {table}_refuses()
"""


def lock_sql(vendor: str, verb: str) -> str:
    """SQL that refuses `verb`: update, delete or (PostgreSQL) truncate."""
    if vendor == "sqlite":
        return _SQLITE.format(table=TABLE, verb=verb)
    each = "STATEMENT" if verb == "truncate" else "ROW"
    return _POSTGRESQL.format(table=TABLE, verb=verb, each=each)


def unlock_sql(vendor: str, verb: str) -> str:
    """SQL that takes that trigger away again."""
    return f"DROP TRIGGER IF EXISTS {TABLE}_never_{verb}d" + (
        "" if vendor == "sqlite" else f" ON {TABLE}"
    )


def verbs(vendor: str) -> tuple[str, ...]:
    """All that is refused."""
    return VERBS if vendor == "sqlite" else (*VERBS, "truncate")
