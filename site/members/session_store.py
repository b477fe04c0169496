"""Sessions, as the database keeps them: a copy of the table signs nobody in and names nobody.

The row is found by a keyed digest of what is in the cookie, its contents are locked under a
secret outside the database, and the date on it is a day. The second at which it ends is inside.
"""

import hashlib
import hmac
import json
from datetime import datetime, time, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from authors import sealed
from authors.clock import seconds

_PURPOSE = "sessions"
_LENGTH = 40  # characters of Django's column: 160 bits


def kept_as(session_key: str) -> str:
    """What stands in the table for a session: not what stands in the cookie."""
    secret = settings.SECRETS.pepper
    return hmac.digest(secret, f"session {session_key}".encode(), hashlib.sha256).hex()[:_LENGTH]


class SessionStore(db.SessionStore):
    """Django's own, with another lock. The name is the one Django looks for."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Locked, with the second at which it ends."""
        until = seconds() + self.get_expiry_age()
        return sealed.seal(_PURPOSE, json.dumps([until, session_dict]).encode())

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Opened; empty where it has ended, or was not locked here."""
        try:
            until, held = json.loads(sealed.unseal(_PURPOSE, str(session_data)))
        except (InvalidToken, ValueError):
            return {}
        return dict(held) if until > seconds() else {}

    def exists(self, session_key: str) -> bool:
        """Whether there is one for this cookie."""
        return super().exists(kept_as(session_key))

    def delete(self, session_key: str | None = None) -> None:
        """End this one, or the one of another cookie."""
        key = session_key or self.session_key
        if key:
            super().delete(kept_as(key))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to be saved, dated with the midnight after its end."""
        ends = timezone.now() + timedelta(seconds=self.get_expiry_age())
        midnight = datetime.combine(ends.date() + timedelta(days=1), time(), ends.tzinfo)
        key = kept_as(self._get_or_create_session_key())  # type: ignore[attr-defined]
        return Session(session_key=key, session_data=self.encode(data), expire_date=midnight)

    def _get_session_from_db(self) -> Session | None:
        row = Session.objects.filter(session_key=kept_as(self.session_key or "")).first()
        if row is None:
            self._session_key = None
        return row
