"""Keys of a dry run: counted like real ones, and never anybody's."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from exchange.wordpress.claims import Claims, Line

_DIGEST = 32  # bytes, as authors.keys makes them; no six words lead to these


class Unwritten(Claims):
    """What a dry run has in the place of a file of keys: it costs no time and writes no line."""

    def __init__(self) -> None:
        self._dealt: dict[bytes, tuple[str, ...]] = {}
        self.dealt = 0

    @contextmanager
    def for_post(self) -> Iterator[None]:
        """Around all that is done for one post."""
        yield
        self._dealt = {}

    def deal(self, line: Line) -> bytes:
        """A digest as it might be, for a key that is undone with its post."""
        digest = secrets.token_bytes(_DIGEST)
        self._dealt[digest] = tuple(line)
        return digest

    def write(self) -> None:
        """Count those of this post that were made."""
        self.dealt += len(self._in_database())

    def close(self) -> None:
        """There is no file."""
