"""The erasure list: what was taken from readers, kept outside the database.

A backup knows nothing of what its authors burned and volunteers removed after it was made;
`manage.py restore` learns it here. A line names a text by an HMAC under the pepper, so whoever
has the list alone learns days and kinds, and of no text that it was ever there.

A line is written just before its transaction is committed: one too many after a power cut hides
a text that a volunteer can show again, one too few would show what somebody burned.
"""

import datetime
import hashlib
import hmac
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from authors.clock import today
from writing import durable

# What can be noted besides a status: a text without its key, words taken out, a letter cancelled,
# an account deleted (its name here is account_name()).
ORPHAN, REDACTED, GONE, ACCOUNT = "orphan", "redacted", "gone", "account"
NO_GROUND = "-"
_WORD = re.compile("[a-z_]{1,20}")
# The digest ends a line and its length is fixed: a line that was cut off is no line.
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z_]{1,20}) (-|[a-z_]{1,20}) ([0-9a-f]{64})", re.ASCII)


class Line(NamedTuple):
    """One thing done to a text: the day, a Status value or a word of this file, the ground."""

    day: datetime.date
    what: str
    ground: str


def path() -> Path:
    """Where the list is."""
    return Path(settings.DATA_DIR) / "erasures"


def digest(name: str) -> str:
    """What the list calls a text whose str() is `name`: 64 hexadecimal digits."""
    return hmac.digest(settings.SECRETS.pepper, b"erasures" + name.encode(), hashlib.sha256).hex()


def account_name(pk: int) -> str:
    """What an account is called before its digest is made; no text has such a name."""
    return f"account {pk}"


def note(what: str, name: str, ground: str = "") -> None:
    """Add one line and wait until the disk has it. Call it last in the transaction that acts.

    `what` is a Status value or a word of this file, `name` the str() of the text, `ground` a
    code of moderation.reasons. OSError when it cannot be written: then nothing may be committed.
    """
    for word in (what, ground or NO_GROUND):
        if word != NO_GROUND and not _WORD.fullmatch(word):
            raise ValueError(f"{word!r} is no word of the erasure list")
    _append(f"{today().isoformat()} {what} {ground or NO_GROUND} {digest(name)}")


def begin() -> None:
    """Make an empty list where there is none: a list that is there reaches back to its start."""
    _append("")


def size() -> int:
    """How long the list is, in bytes. It only grows, so this says what came after a backup."""
    return path().stat().st_size


def _append(line: str) -> None:
    # A new line first: whatever a power cut left behind ends there and spoils nothing.
    content = f"\n{line}\n".encode() if line else b""
    new = not path().exists()
    descriptor = os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.write(descriptor, content) != len(content):
            raise OSError("The disk is full: the erasure list could not be written.")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        give_to_owner(path())
        durable.sync(path().parent)


def give_to_owner(file: Path) -> None:
    """Made by root, a file in the data folder is given to whom the folder belongs: the site."""
    if os.geteuid() == 0:
        folder = file.parent.stat()
        os.chown(file, folder.st_uid, folder.st_gid)


def read(after: int = 0) -> dict[str, list[Line]]:
    """Digest -> its lines, oldest first, leaving out the first `after` bytes of the list.

    FileNotFoundError where there is no list. What is no whole line is passed over: a power cut
    can leave a piece of one.
    """
    lines: dict[str, list[Line]] = defaultdict(list)
    with path().open("rb") as rows:
        rows.seek(after)
        for row in rows:
            found = _line(row.strip(b"\n"))
            if found:
                lines[found[0]].append(found[1])
    return dict(lines)


def _line(row: bytes) -> tuple[str, Line] | None:
    found = _LINE.fullmatch(row.decode("ascii", errors="replace"))
    if found is None:
        return None
    day, what, ground, name = found.groups()
    try:
        return name, Line(datetime.date.fromisoformat(day), what, ground.strip(NO_GROUND))
    except ValueError:  # no such day
        return None
