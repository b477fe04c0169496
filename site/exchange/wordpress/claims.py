"""Six words for the writers of old, for the operator to send. Nothing of it is in the database.

Each letter, and each voice under a letter, gets a key of its own: one key for everything that
came from one address would join letters that nothing else here joins (docs/decisions/0016).
"""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from authors import keys
from authors.models import Key

_HEAD = ("address", "six words", "opens", "name", "link")
_FORMULA = ("=", "+", "-", "@")  # what makes a program for tables run a cell


class Line(NamedTuple):
    """Whom a key goes to, and what it `opens`: "letter", or "replies" of the voice `name`."""

    address: str
    opens: str
    name: str
    link: str


class Claims:
    """A file that only its owner can read, with a line for each key.

    A line is on the disk before its key is in the database, so that no key is without a line;
    the lines of a post that did not come after all are taken back.
    """

    def __init__(self, path: Path) -> None:
        """Open it, or go on with it. OSError, or ValueError where others could read it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        self._file = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", newline="")
        if os.fstat(self._file.fileno()).st_mode & 0o077:
            self._file.close()
            raise ValueError(f"Others can read {path.name}. Make it yours alone: chmod 600.")
        self._rows = csv.writer(self._file)
        self._dealt: dict[bytes, tuple[str, ...]] = {}  # of this post
        self.dealt = 0
        if not self._size():
            self._rows.writerow(_HEAD)

    @contextmanager
    def for_post(self) -> Iterator[None]:
        """Around all that is done for one post: its lines stay if its keys do."""
        self._file.flush()
        size, dealt = self._size(), self.dealt
        try:
            yield
        except BaseException:
            # A stop may come when the keys are in the database already.
            self._file.flush()
            if not self._in_database():
                os.ftruncate(self._file.fileno(), size)
                self.dealt = dealt
            raise
        finally:
            self._dealt = {}

    def deal(self, line: Line) -> bytes:
        """The digest of new words. About 50 ms, so before the transaction that makes the Key."""
        words = keys.words_for(keys.new_token())
        digest = keys.digest(words)
        address, opens, name, link = map(_plain, line)
        self._dealt[digest] = (address, words, opens, name, link)
        return digest

    def write(self) -> None:
        """Lines for the keys of this post that were made; the last thing in its transaction."""
        made = self._in_database()
        self._rows.writerows(row for digest, row in self._dealt.items() if digest in made)
        self._file.flush()
        os.fsync(self._file.fileno())
        self.dealt += len(made)

    def close(self) -> None:
        """No more keys."""
        self._file.close()

    def _size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def _in_database(self) -> set[bytes]:
        return {digest for digest in self._dealt if Key.objects.filter(digest=digest).exists()}


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
