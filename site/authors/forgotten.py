"""Desks that were forgotten: a copy of their cookie, taken before, opens nothing any more.

Kept is a digest of a random number in the cookie, until no cookie with it can be good any more.
It says nothing about the keys inside. docs/decisions/0004.
"""

import datetime
import hashlib

from authors import desk_cookie
from authors.clock import seconds, today
from authors.desk_cookie import Desk
from authors.models import ForgottenDesk


def desk_in(value: str) -> Desk:
    """The desk in a cookie; an empty one if it was forgotten. One query where it holds keys."""
    desk = desk_cookie.unseal(value) if value else Desk()
    digests = [_digest(number) for number in (desk.line, desk.mark)]
    if desk.keys and ForgottenDesk.objects.filter(mark__in=digests).exists():
        return Desk(line=desk.line, sealed=desk.sealed)
    return desk


def remember(desk: Desk) -> None:
    """Write down what a desk ended, if it ended anything. A second time changes nothing."""
    if desk.ended:
        row = ForgottenDesk(mark=_digest(desk.ended), until=_runs_out(desk))
        ForgottenDesk.objects.bulk_create([row], ignore_conflicts=True)


def forget_old() -> int:
    """Delete those whose cookies have run out by themselves; how many."""
    return ForgottenDesk.objects.filter(until__lt=today()).delete()[0]


def _runs_out(desk: Desk) -> datetime.date:
    """The last day on which a copy could be good.

    A copy may have been renewed up to now, and remembered for 30 days although this one was not.
    The cookie's own time counts where the clock was set back since.
    """
    last = max(desk.sealed, seconds()) + desk_cookie.REMEMBERED
    return datetime.datetime.fromtimestamp(last, datetime.UTC).date()


def _digest(number: bytes) -> bytes:
    return hashlib.sha256(number).digest()
