"""Private feeds: made and ended at a desk, found by their address."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from authors.clock import today
from comments.models import Voice
from desk.models import PrivateFeed
from letters.models import Letter
from moderation.shields import digest_of

TOKEN = 24  # random bytes: 192 bits
Owner = Letter | Voice


def make(owner: Owner) -> str:
    """The secret of a new address, to be shown once; an earlier address answers no more."""
    token = secrets.token_urlsafe(TOKEN)
    values = {"token": digest_of(token), "made_on": today()}
    PrivateFeed.objects.update_or_create(defaults=values, **_of(owner))
    return token


def stop(owner: Owner) -> None:
    """End the address, if there is one."""
    PrivateFeed.objects.filter(**_of(owner)).delete()


def has_one(owners: Sequence[Owner]) -> set[Owner]:
    """Those of them, all letters or all voices, that have a feed. One query."""
    kind = "letter" if owners and isinstance(owners[0], Letter) else "voice"
    rows = PrivateFeed.objects.filter(**{f"{kind}__in": owners})
    found = set(rows.values_list(f"{kind}_id", flat=True))
    return {owner for owner in owners if owner.pk in found}


def find(token: str) -> PrivateFeed | None:
    """The feed of this address. Where no key is left, nobody asked for one any more."""
    held = Q(letter__key__isnull=False) | Q(voice__key__isnull=False)
    rows = PrivateFeed.objects.select_related("letter", "voice__letter")
    return rows.filter(held, token=digest_of(token)).first()


def _of(owner: Owner) -> dict[str, Any]:
    return {"letter" if isinstance(owner, Letter) else "voice": owner}
