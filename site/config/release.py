"""A short mark of the code and pages that are running."""

import hashlib
from pathlib import Path

FOLDERS = ("site", "letters", "comments", "templates")
KINDS = {".py", ".html", ".css", ".js", ".mo"}


def mark(base: Path) -> str:
    """Eight characters that change whenever a file that can change a page does."""
    found = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((base / folder).rglob("*")):
            if path.suffix in KINDS:
                state = path.stat()
                found.update(
                    f"{path.relative_to(base)} {state.st_size} {state.st_mtime_ns}".encode()
                )
    return found.hexdigest()[:8]
