"""The file that an import's report goes into: the operator's alone, and each run has its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def opened(path: Path) -> Iterator[tuple[Path, TextIO]]:
    """A new file at `path`, or beside it with a number where there is one already; an empty one
    is not left behind. Raises OSError where none can be made."""
    name, out = _new(path)
    try:
        with out:
            yield name, out
    finally:
        if not name.stat().st_size:
            name.unlink()


def _new(path: Path) -> tuple[Path, TextIO]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    name, number = path, 1
    while True:
        try:
            return name, os.fdopen(os.open(name, flags, 0o600), "w", encoding="utf-8")
        except FileExistsError:  # the report of an earlier run
            number += 1
            name = path.with_stem(f"{path.stem}-{number}")
