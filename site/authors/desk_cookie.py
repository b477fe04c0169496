"""The keys one browser holds, sealed into one cookie. docs/decisions/0004.

It is the only place where one person's keys meet: nothing on the server holds that list.
Inside: one byte "remember", then eight bytes for each key. Outside: Fernet (AES-CBC with
HMAC-SHA-256), which also carries the time that the 30 minutes are counted from.
"""

import base64
import struct

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from authors.clock import seconds

MOST_KEYS = 100
IDLE = 30 * 60  # seconds
REMEMBERED = 30 * 24 * 3600


class Desk:
    """The keys in one browser, newest first. `changed` says whether the cookie must be sent."""

    def __init__(self, keys: tuple[int, ...] = (), remembered: bool = False) -> None:
        self.keys = keys
        self.remembered = remembered
        self.changed = False

    def hold(self, key: int, remember: bool | None = None) -> bool:
        """Put a key in front; False when 100 others are here already and it was not taken."""
        others = tuple(other for other in self.keys if other != key)
        if len(others) >= MOST_KEYS:
            return False
        self.keys, self.changed = (key, *others), True
        if remember is not None:
            self.remembered = remember
        return True

    def forget(self, key: int | None = None) -> None:
        """Let go of one key, or of all of them."""
        self.keys = () if key is None else tuple(k for k in self.keys if k != key)
        self.changed = True

    @property
    def lasts(self) -> int:
        """Seconds the sealed contents are good for."""
        return REMEMBERED if self.remembered else IDLE


def _fernet() -> MultiFernet:
    keys = (base64.urlsafe_b64encode(key) for key in settings.SECRETS.cookies)
    return MultiFernet([Fernet(key) for key in keys])


def seal(desk: Desk) -> str:
    """The cookie's value."""
    content = struct.pack(f">B{len(desk.keys)}Q", desk.remembered, *desk.keys)
    return _fernet().encrypt_at_time(content, seconds()).decode()


def unseal(value: str) -> Desk:
    """The desk in a cookie; an empty one when it is forged, damaged or too old."""
    box, token = _fernet(), value.encode()
    try:
        content = box.decrypt_at_time(token, REMEMBERED, seconds())
        count = (len(content) - 1) // 8
        remembered, *keys = struct.unpack(f">B{count}Q", content)
        desk = Desk(tuple(keys), bool(remembered))
        box.decrypt_at_time(token, desk.lasts, seconds())
    except (InvalidToken, struct.error):
        return Desk()
    return desk
