"""What was seen in an archive so far, kept beside memory: a million replies need no more of it."""

from exchange import beside

_TABLE = """CREATE TABLE seen(kind TEXT, name TEXT, value TEXT, PRIMARY KEY (kind, name))
WITHOUT ROWID"""


class Seen:
    """Names of several kinds, each with a value. Close it after use."""

    def __init__(self) -> None:
        self._kept = beside.database(_TABLE)

    def add(self, kind: str, name: object, value: str = "") -> bool:
        """Remember it; False if it was there."""
        new = "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)"
        return self._kept.execute(new, (kind, str(name), value)).rowcount == 1

    def value(self, kind: str, name: object) -> str | None:
        """What was remembered with it, None if it was not seen."""
        where = "SELECT value FROM seen WHERE kind = ? AND name = ?"
        row = self._kept.execute(where, (kind, str(name))).fetchone()
        return str(row[0]) if row else None

    def has(self, kind: str, name: object) -> bool:
        """Whether it was seen."""
        return self.value(kind, name) is not None

    def missing(self, kind: str, among: str) -> tuple[str, str] | None:
        """(name, value) of one of this kind that is not `among` those of another."""
        where = """SELECT name, value FROM seen AS one WHERE kind = ? AND NOT EXISTS
        (SELECT 1 FROM seen WHERE kind = ? AND name = one.name) LIMIT 1"""
        row = self._kept.execute(where, (kind, among)).fetchone()
        return (str(row[0]), str(row[1])) if row else None

    def forget(self, *kinds: str) -> None:
        """Let go of all of these kinds."""
        for kind in kinds:
            self._kept.execute("DELETE FROM seen WHERE kind = ?", (kind,))

    def close(self) -> None:
        """Let go of them all."""
        self._kept.close()
