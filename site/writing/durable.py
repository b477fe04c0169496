"""What is written must be on the disk before anybody is told that it is."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the disk has what is in a file, or the names that are in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
