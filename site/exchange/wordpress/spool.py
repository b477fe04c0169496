"""Comments of one post, kept outside memory once they are many."""

import json
from collections.abc import Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from weakref import finalize

from exchange.wordpress.parts import Comment

# Bytes held in memory; more go to a file without a name, which ends with the spool.
IN_MEMORY = 1_000_000
ENCODE = json.JSONEncoder(ensure_ascii=False).encode


class Spool:
    """One JSON line for each comment, without addresses. Read it as often as you like, also
    twice at once, but not while adding."""

    def __init__(self) -> None:
        self.file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the spool
        finalize(self, self.file.close)

    def add(self, comment: Comment) -> None:
        """Behind the ones before."""
        row = vars(comment) | {"at": comment.at and comment.at.isoformat()}
        self.file.write(ENCODE(row).encode() + b"\n")

    def read(self) -> Iterator[Comment]:
        """All of them in order, one in memory at a time."""
        place = 0
        while True:
            self.file.seek(place)
            line = self.file.readline()
            if not line:
                return
            place += len(line)
            row = json.loads(line)
            row["at"] = row["at"] and datetime.fromisoformat(row["at"])
            yield Comment(**row)
