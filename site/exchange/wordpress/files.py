"""Reading a file while knowing how far one is."""

from os import SEEK_END
from typing import BinaryIO, Protocol


class Source(Protocol):
    """Anything opened for reading bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


class Counted:
    """An opened file for a progress bar: `read_bytes` of `size`, 0 where nobody knows the size
    beforehand (a pipe). It runs ahead of what was handed out by less than 64 KB."""

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.read_bytes = 0
        self.size = size_of(source)

    def read(self, size: int = -1, /) -> bytes:
        """As the file's own, counted."""
        piece = self.source.read(size)
        self.read_bytes += len(piece)
        return piece


def size_of(source: BinaryIO) -> int:
    """Bytes from here to the end, 0 for what cannot be wound back."""
    if not source.seekable():
        return 0
    here = source.tell()
    end = source.seek(0, SEEK_END)
    source.seek(here)
    return end - here
