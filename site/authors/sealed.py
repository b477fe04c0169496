"""Text that a stolen database does not give away: encrypted under a secret outside of it."""

import base64
import hashlib
import hmac
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models

# Fernet writes the second into its tokens, for anybody to read; we keep no second of anything.
NO_TIME = 0


def box(purpose: str) -> Fernet:
    """The lock for one kind of secret; what one purpose locked another cannot open."""
    key = hmac.digest(settings.SECRETS.pepper, purpose.encode(), hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text column that holds only ciphertext; "" stays empty. It cannot be searched."""

    def get_prep_value(self, value: Any) -> str:
        """Locked, for the database."""
        data = str(value).encode()
        return box("sealed text").encrypt_at_time(data, NO_TIME).decode() if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        """Opened, for us."""
        return box("sealed text").decrypt(value.encode()).decode() if value else ""
