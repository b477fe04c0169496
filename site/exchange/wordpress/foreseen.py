"""What a dry run would have kept: what comes later in the file is to meet it all the same."""

from collections.abc import Iterable
from weakref import finalize

from exchange import beside

_TABLES = """
CREATE TABLE posts(name INTEGER PRIMARY KEY, value INTEGER);
CREATE TABLE comments(name INTEGER PRIMARY KEY, value INTEGER);
CREATE TABLE addresses(name BLOB PRIMARY KEY, value INTEGER) WITHOUT ROWID;
"""


class Foreseen:
    """Kept beside memory, because a file may hold millions. Numbers are those of the old site."""

    def __init__(self) -> None:
        self._kept = beside.database(_TABLES)
        finalize(self, self._kept.close)

    def keep(self, post: int, comments: Iterable[int], *, keyed: bool = False) -> None:
        """This post would be here from now on, with a key or without, and these comments of it."""
        self._add("posts", post, int(keyed))
        for number in comments:
            self._add("comments", number, post)

    def has(self, post: int) -> bool:
        """Whether it would be here."""
        return self._value("posts", post) is not None

    def keyed(self, post: int) -> bool:
        """Whether somebody would have a key to it."""
        return bool(self._value("posts", post))

    def post_of(self, comment: int) -> int:
        """The post under which a comment would be here, 0 where it would not."""
        return self._value("comments", comment) or 0

    def leads(self, digest: bytes, post: int) -> bool:
        """Keep an old address if it is free; whether it leads to this post (0: to no post)."""
        self._add("addresses", digest, post)
        return self._value("addresses", digest) == post

    def _add(self, table: str, name: int | bytes, value: int) -> None:
        self._kept.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", (name, value))  # noqa: S608

    def _value(self, table: str, name: int | bytes) -> int | None:
        found = self._kept.execute(f"SELECT value FROM {table} WHERE name = ?", (name,))  # noqa: S608
        row = found.fetchone()
        return int(row[0]) if row else None
