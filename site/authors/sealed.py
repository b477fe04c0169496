"""Text that a stolen database does not give away: encrypted under a secret outside of it."""

import base64
import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models

# Fernet writes the second into its tokens, for anybody to read; we keep no second of anything.
_NO_TIME = 0
_TEXT = "sealed text"


def box(purpose: str) -> Fernet:
    """The lock for one kind of secret; what one purpose locked another cannot open."""
    key = hmac.digest(settings.SECRETS.pepper, purpose.encode(), hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))


def seal(purpose: str, data: bytes) -> str:
    """Locked, and anew each time: no two are alike, and none tells when it was made."""
    return box(purpose).encrypt_at_time(data, _NO_TIME).decode()


def unseal(purpose: str, sealed: str) -> bytes:
    """What was locked."""
    return box(purpose).decrypt(sealed.encode())


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text column that holds only ciphertext; "" stays empty. It cannot be searched."""

    def get_prep_value(self, value: Any) -> str:
        """Locked, for the database."""
        return seal(_TEXT, str(value).encode()) if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        """Opened, for us."""
        return unseal(_TEXT, value).decode() if value else ""
