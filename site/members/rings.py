"""What an account's ring holds, and the three things that change it."""

from collections.abc import Callable, Iterable

from django.db import transaction

from authors.models import Key
from members import ring
from members.models import KeyRing, Member

Keys = tuple[int, ...]


class Full(Exception):  # noqa: N818 - an answer, not an error of ours
    """The ring holds as many keys as one account can."""


def held(member: Member) -> Keys:
    """The ids of the keys it holds, newest first; some may be gone. Raises ring.Damaged."""
    row = KeyRing.objects.filter(member=member).first()
    return ring.unseal(member.pk, row.sealed) if row else ()


def bring(member: Member, keys: Iterable[int]) -> None:
    """Put keys in front. Raises Full, and then nothing has changed, or ring.Damaged."""
    new = tuple(keys)
    _change(member, lambda kept: tuple(dict.fromkeys((*new, *kept))))


def let_go(member: Member, key: int) -> None:
    """Take a key out; twice is harmless. Raises ring.Damaged."""
    _change(member, lambda kept: tuple(other for other in kept if other != key))


def renew(member: Member) -> None:
    """Lock the ring anew, as every sign-in does; make an empty one where there was none.

    Every account has a ring, so having one tells nothing. And two copies of the database show
    that somebody signed in between, not that a key came or went. A ring that does not open is
    left as it is: the right key file may still open it.
    """
    try:
        _change(member, lambda kept: kept)
    except ring.Damaged:
        return


def _change(member: Member, wanted: Callable[[Keys], Keys]) -> None:
    """Open, change, lock: one at a time. Keys that no longer exist fall out on the way."""
    with transaction.atomic():
        row = KeyRing.objects.select_for_update().filter(member=member).first()
        kept = wanted(ring.unseal(member.pk, row.sealed) if row else ())
        alive = set(Key.objects.filter(pk__in=kept).values_list("pk", flat=True))
        keys = tuple(key for key in kept if key in alive)
        if len(keys) > ring.MOST_KEYS:
            raise Full
        sealed = {"sealed": ring.seal(member.pk, keys)}
        KeyRing.objects.update_or_create(member=member, defaults=sealed)
