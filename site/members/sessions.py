"""What an account has open, and ending it.

A session keeps neither an address nor a browser, and its row does not name the account: so each
one on the site is opened to see whose it is. That costs about 0.1 ms for every session that
anybody has open, and is done only by those who look at their list, change something grave, or
run a command.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from members.models import Member
from members.session_store import SessionStore, kept_as

BEGAN = "began"  # the day of the sign-in, in the session
_HALF_WAY = "account_authentication_methods_user"  # signed in, but for the second factor


@dataclass(frozen=True)
class Open:
    """One sign-in that still holds. `mark` names it in a form and opens nothing."""

    mark: str
    began: date | None
    here: bool


def of(member: Member, here: str | None) -> list[Open]:
    """Where this account is signed in, the newest day first; `here` is this session's key."""
    mine = kept_as(here or "")
    found = [
        Open(row.session_key, _day(held), row.session_key == mine)
        for row, held in _theirs(member)
        if SESSION_KEY in held and _holds(member, held)
    ]
    return sorted(found, key=lambda one: (one.here, one.began or date.min), reverse=True)


def end(member: Member, *, but: str | None = None) -> int:
    """End the sessions of an account, except the one with the key `but`; how many."""
    spared = kept_as(but or "")
    rows = [row for row, _ in _theirs(member) if row.session_key != spared]
    return sum(row.delete()[0] for row in rows)


def end_one(member: Member, mark: str) -> bool:
    """End one session of this account; False if it has none with this mark."""
    rows = [row for row, _ in _theirs(member) if row.session_key == mark]
    return bool(sum(row.delete()[0] for row in rows))


def _theirs(member: Member) -> Iterator[tuple[Session, dict[str, Any]]]:
    store, owner = SessionStore(), str(member.pk)
    for row in Session.objects.iterator():
        held = store.decode(row.session_data)
        if owner in (held.get(SESSION_KEY), held.get(_HALF_WAY)):
            yield row, held


def _holds(member: Member, held: dict[str, Any]) -> bool:
    """Whether the password is still the one it began with."""
    return constant_time_compare(held.get(HASH_SESSION_KEY, ""), member.get_session_auth_hash())


def _day(held: dict[str, Any]) -> date | None:
    return date.fromisoformat(held[BEGAN]) if BEGAN in held else None
