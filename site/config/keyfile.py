"""The key file: every secret of the site, in the data folder and outside the database.

A stolen database or backup without this file opens nothing and joins nothing.
`pepper`, `salt`, `words` and `seal` never change: with another value no old key
would open its letter. `cookies` is a list; put a new one in front to rotate, and
drop the old ones after 30 days.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FORMAT = 1
NAMES = ("pepper", "salt", "words", "seal", "django")


@dataclass(frozen=True)
class KeyFile:
    """The secrets as bytes, 32 each."""

    pepper: bytes
    salt: bytes
    words: bytes
    seal: bytes
    django: bytes
    cookies: tuple[bytes, ...]


def make(path: Path) -> None:
    """Write a new key file, readable by its owner only; an existing one is never touched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content: dict[str, object] = {name: secrets.token_hex(32) for name in NAMES}
    content |= {"format": FORMAT, "cookies": [secrets.token_hex(32)]}
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(content, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, path)  # fails when somebody was first: theirs stands
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def load(path: Path) -> KeyFile:
    """Read the key file; a missing or damaged one raises ImproperlyConfigured."""
    try:
        content = json.loads(path.read_text())
        return KeyFile(
            **{name: bytes.fromhex(content[name]) for name in NAMES},
            cookies=tuple(bytes.fromhex(key) for key in content["cookies"]),
        )
    except FileNotFoundError:
        raise ImproperlyConfigured(
            f"There is no key file at {path}. On a new site make one with "
            "`python manage.py make_keys`; on a site that already has letters fetch it "
            "from your backup, or no key will ever open its letter again."
        ) from None
    except (ValueError, KeyError, TypeError) as damage:
        raise ImproperlyConfigured(
            f"The key file at {path} is damaged ({type(damage).__name__}). "
            "Fetch the last good one from your backup."
        ) from None
