"""The keys one browser holds, sealed into one cookie. docs/decisions/0004.

It is the only place where one person's keys meet: nothing on the server holds that list.
Inside: one byte for the format, one "remember", two random numbers of 16 bytes, then eight bytes
for each key. Outside: Fernet (AES-CBC with HMAC-SHA-256), which also carries the time that the
30 minutes are counted from.

The random numbers are what can be forgotten (authors.forgotten), so that a copy of the cookie
opens nothing afterwards. `line` is the same for as long as the browser holds any key; `mark` is
a new one whenever a key was let go.
"""

import base64
import secrets
import struct

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from authors.clock import seconds

MOST_KEYS = 100
IDLE = 30 * 60  # seconds
REMEMBERED = 30 * 24 * 3600
FORMAT = 2  # the first one had no random numbers and began with 0 or 1
NUMBER = 16  # bytes
_HEAD = f">BB{NUMBER}s{NUMBER}s"


class Desk:
    """The keys in one browser, newest first.

    `line`, `mark` and `sealed` (seconds since 1970) are those of the cookie that came, or empty.
    `ended` is the number that must be forgotten, because a key was let go.
    """

    def __init__(
        self,
        keys: tuple[int, ...] = (),
        remembered: bool = False,
        *,
        line: bytes = b"",
        mark: bytes = b"",
        sealed: int = 0,
    ) -> None:
        self.keys = keys
        self.remembered = remembered
        self.line, self.mark, self.sealed = line, mark, sealed
        self.ended = b""

    def hold(self, key: int, remember: bool | None = None) -> bool:
        """Put a key in front; False when 100 others are here already and it was not taken."""
        others = tuple(other for other in self.keys if other != key)
        if len(others) >= MOST_KEYS:
            return False
        self.keys = (key, *others)
        if remember is not None:
            self.remembered = remember
        return True

    def forget(self, key: int | None = None) -> None:
        """Let go of one key, or of all of them; copies of the cookie that came open nothing.

        Where all are gone, no later cookie of its line opens anything either, whoever has it.
        """
        if key is not None and key not in self.keys:
            return
        self.keys = () if key is None else tuple(k for k in self.keys if k != key)
        self.ended = (self.ended or self.mark) if self.keys else self.line

    @property
    def lasts(self) -> int:
        """Seconds the sealed contents are good for."""
        return REMEMBERED if self.remembered else IDLE

    @property
    def numbers(self) -> tuple[bytes, bytes]:
        """Line and mark for the next cookie: its own, or new ones for those that were ended."""
        fresh = secrets.token_bytes(NUMBER), secrets.token_bytes(NUMBER)
        if not self.mark or self.ended == self.line:
            return fresh
        return self.line, fresh[1] if self.ended else self.mark


def _fernet() -> MultiFernet:
    keys = (base64.urlsafe_b64encode(key) for key in settings.SECRETS.cookies)
    return MultiFernet([Fernet(key) for key in keys])


def seal(desk: Desk) -> str:
    """The cookie's value."""
    form = f"{_HEAD}{len(desk.keys)}Q"
    content = struct.pack(form, FORMAT, desk.remembered, *desk.numbers, *desk.keys)
    return _fernet().encrypt_at_time(content, seconds()).decode()


def unseal(value: str) -> Desk:
    """The desk in a cookie; an empty one when it is forged, damaged or of the first format.

    One that is too old, or from the future of a clock that was set back, is empty as well, but
    remembers its line: a copy that somebody else kept open can still be ended.
    """
    box, token = _fernet(), value.encode()
    try:
        content = box.decrypt(token)
        count = (len(content) - struct.calcsize(_HEAD)) // 8
        form, remembered, line, mark, *keys = struct.unpack(f"{_HEAD}{count}Q", content)
    except (InvalidToken, struct.error):
        return Desk()
    if form != FORMAT:
        return Desk()
    sealed = box.extract_timestamp(token)
    desk = Desk(tuple(keys), bool(remembered), line=line, mark=mark, sealed=sealed)
    try:
        box.decrypt_at_time(token, desk.lasts, seconds())
    except InvalidToken:
        return Desk(line=line, sealed=sealed)
    return desk
