"""A hand: a blind, short-lived mark that slows one person down without knowing an address.

hand = HMAC-SHA-256(key of the UTC day, network prefix), the prefix being /24 of IPv4 and /56
of IPv6. The day key is a file, never in a backup; it and everything marked with it are
destroyed after 72 hours, and then nobody can tell which marks were one hand's.
"""

import datetime
import hashlib
import hmac
import ipaddress
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import F, Sum
from django.http import HttpRequest

from authors import sealed
from authors.clock import seconds, this_hour, today
from authors.models import Tally
from authors.refusals import TooFast

KEPT_DAYS = 3  # 72 hours
DAY = 86_400  # seconds
TEXTS = "texts"  # what is counted of a hand: letters and replies that were kept
WRONG_KEYS_FREE = 10  # in one hour, before each further try has to wait
FIRST_WAIT = 30  # seconds, doubling
LONGEST_WAIT = 300


def of(request: HttpRequest) -> bytes:
    """The hand of this request, today."""
    return mark(prefix_of(_address(request)))


def mark(*parts: str) -> bytes:
    """A mark under today's key: 32 bytes that mean nothing once the key is gone."""
    return hmac.digest(day_key(), "\n".join(parts).encode(), hashlib.sha256)


def mark_at(request: HttpRequest, *place: str) -> bytes:
    """The mark of this hand at one place today: at another place the same hand has another one."""
    return mark(prefix_of(_address(request)), *place)


def seal(hand: bytes) -> str:
    """A hand to be kept beside a text: sealed anew each time, so that no two are alike.

    Whoever has the database alone cannot tell which texts came from one hand.
    """
    return sealed.seal("hands", hand)


def unseal(kept: str | None) -> bytes | None:
    """The hand beside a text, None once it has been forgotten."""
    return sealed.unseal("hands", kept) if kept else None


def felt_mark(request: HttpRequest, subject: str) -> bytes:
    """The mark for "I felt this": one for each hand, subject and day."""
    return mark_at(request, subject)


def prefix_of(address: str) -> str:
    """The network an address belongs to; "unknown" for what is no address (a Unix socket)."""
    try:
        found = ipaddress.ip_address(address.strip().strip("[]").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 56), strict=False))


def _address(request: HttpRequest) -> str:
    """The nearest address that is not one of our own front servers."""
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    chain = [part for part in chain if part] + [request.META.get("REMOTE_ADDR", "")]
    while len(chain) > 1 and _without_port(chain[-1]) in settings.TRUSTED_PROXIES:
        chain.pop()
    return _without_port(chain[-1])


def _without_port(address: str) -> str:
    """An address as some front servers write it, "203.0.113.9:5123", without the port.

    A front server that speaks through a Unix socket has none: it is called "unix".
    """
    host, colon, port = address.rpartition(":")
    return host if colon and "." in host and port.isdecimal() else address or "unix"


def day_key() -> bytes:
    """Today's key, made by whoever needs it first; that one also forgets the old ones."""
    path = _folder() / f"{today().isoformat()}.key"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    draft = path.with_suffix(f".{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(secrets.token_bytes(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    else:
        forget_old()
    finally:
        draft.unlink()
    return path.read_bytes()


def _folder() -> Path:
    folder: Path = settings.HANDS_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def forget_old() -> int:
    """Destroy tallies after 72 hours, day keys 72 after their day began; how many keys went."""
    oldest = today() - datetime.timedelta(days=KEPT_DAYS)
    gone = [path for path in _folder().glob("*.key") if path.stem <= oldest.isoformat()]
    for path in gone:
        path.unlink(missing_ok=True)
    Tally.objects.filter(hour__lt=this_hour() - KEPT_DAYS * 24).delete()
    return len(gone)


def tally(hand: bytes, deed: str) -> Tally:
    """A hand's row for `deed` in this hour."""
    return Tally.objects.get_or_create(hand=hand, deed=deed, hour=this_hour())[0]


def count(request: HttpRequest, deed: str, limit: int) -> bool:
    """Count one more `deed` of this hand in this hour; False once `limit` is used up."""
    return _count(of(request), deed, limit)


def _count(hand: bytes, deed: str, limit: int) -> bool:
    row = Tally.objects.filter(pk=tally(hand, deed).pk, count__lt=limit)
    return bool(row.update(count=F("count") + 1))


def kept(hand: bytes) -> None:
    """Take note that one more text of this hand was kept."""
    Tally.objects.filter(pk=tally(hand, TEXTS).pk).update(count=F("count") + 1)


def texts_today(hands: Iterable[bytes]) -> dict[bytes, int]:
    """How many texts each hand sent today (the UTC day of its key). One query."""
    rows = Tally.objects.filter(hand__in=list(hands), deed=TEXTS).values_list("hand")
    return {bytes(hand): total for hand, total in rows.annotate(total=Sum("count"))}


def spoke(place: bytes) -> None:
    """Take note of the second in which a hand spoke at a place (mark_at)."""
    Tally.objects.filter(pk=tally(place, "spoke").pk).update(wait_until=seconds())


def last_spoke(place: bytes) -> int | None:
    """The second in which a hand last spoke at a place, None if it has not."""
    rows = Tally.objects.filter(hand=place, deed="spoke").order_by("-hour")
    return rows.values_list("wait_until", flat=True).first()


def until_tomorrow() -> int:
    """Seconds until the key of the next UTC day makes new hands."""
    return DAY - seconds() % DAY


def count_of_all(deed: str, limit: int) -> bool:
    """Count one more `deed` of everybody in this hour; False once `limit` is used up."""
    return _count(mark("everybody"), deed, limit)


def before_key_try(request: HttpRequest) -> Tally:
    """This hand's tally of wrong keys; TooFast while it has to wait."""
    row = tally(of(request), "key")
    if row.wait_until > seconds():
        raise TooFast(row.wait_until - seconds())
    return row


def after_wrong_key(row: Tally) -> None:
    """One more wrong key: from the tenth in an hour on, the next try has to wait."""
    Tally.objects.filter(pk=row.pk).update(
        count=F("count") + 1, wait_until=seconds() + wait_after(row.count + 1)
    )


def wait_after(wrong: int) -> int:
    """Seconds before the next try after `wrong` wrong keys in an hour: 0, then 30, 60 ... 300."""
    if wrong < WRONG_KEYS_FREE:
        return 0
    return int(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - WRONG_KEYS_FREE, 10)))
