"""The folder an archive is written to: whole under its name, or not there at all."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exchange.archive.plan import BadArchive
from writing import durable

PART = ".part"  # behind the name, with a number, while it is written


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A new folder beside `target` that takes its name at the end; gone again after an error.

    BadArchive where `target` is a file or has something in it, or has no place to be.
    """
    refuse_what_is_there(target)
    part = target.with_name(f"{target.name}{PART}.{secrets.token_hex(4)}")
    part.mkdir()
    try:
        yield part
        durable.sync(part)
        refuse_what_is_there(target)
        part.rename(target)
        durable.sync(target.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def refuse_what_is_there(target: Path) -> None:
    """Nothing is ever written over, and a slip in the name of a folder makes none."""
    if not target.parent.is_dir():
        raise BadArchive(f"There is no folder {target.parent}. Make it first, or name another one.")
    if target.is_dir() and not target.is_symlink():
        if any(target.iterdir()):
            raise BadArchive(f"There is something in {target} already. Name a folder that is new.")
    elif os.path.lexists(target):
        raise BadArchive(f"{target} is no folder. Name one that is new.")
