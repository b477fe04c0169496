"""Six words for the writers of old, for the operator to send. Nothing of it is in the database.

Each letter, and each voice under a letter, gets a key of its own: one key for everything that
came from one address would join letters that nothing else here joins (docs/decisions/0016).
"""

import csv
import os
from pathlib import Path

from authors import keys


class Claims:
    """A file that only its owner can read: e-mail address, six words, and the letter's address.

    A line is on the disk before its key is in the database, so that no key is without a line.
    """

    def __init__(self, path: Path) -> None:
        """Open it, or go on with it. OSError, or ValueError where others could read it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        self._file = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", newline="")
        if os.fstat(self._file.fileno()).st_mode & 0o077:
            self._file.close()
            raise ValueError(f"Others can read {path.name}. Make it yours alone: chmod 600.")
        self._rows = csv.writer(self._file)
        self.dealt = 0

    def deal(self, address: str, opens: str) -> bytes:
        """The digest of new words for the writer at this address; `opens` is a letter's address.

        About 50 ms, so before the transaction that makes the Key.
        """
        words = keys.words_for(keys.new_token())
        digest = keys.digest(words)
        self._rows.writerow([address, words, opens])
        self._file.flush()
        os.fsync(self._file.fileno())
        self.dealt += 1
        return digest

    def close(self) -> None:
        """No more keys."""
        self._file.close()
