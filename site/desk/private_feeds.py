"""Private feeds: made and ended at a desk, found by their address, and what they may say."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from authors.clock import today
from comments.models import Voice
from desk import news
from desk.models import PrivateFeed
from letters.models import Letter, Update
from moderation.shields import digest_of

TOKEN = 24  # random bytes: 192 bits
QUIET = "quiet"
Owner = Letter | Voice


def make(owner: Owner) -> str:
    """The secret of a new address, to be shown once; an earlier address answers no more."""
    token = secrets.token_urlsafe(TOKEN)
    values = {"token": digest_of(token), "made_on": today()}
    PrivateFeed.objects.update_or_create(**_of(owner), defaults=values)
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


def _of(owner: Owner) -> dict[str, Owner]:
    return {"letter" if isinstance(owner, Letter) else "voice": owner}


@dataclass(frozen=True)
class Waits:
    """How much is new at one desk; `day`: of the newest of it, else when the feed was made.

    `mark` is another one when there is something new to tell, and tells nothing itself.
    """

    replies: int
    updates: int
    day: date
    mark: str

    def __bool__(self) -> bool:
        return bool(self.replies or self.updates)


def waits(feed: PrivateFeed, token: str) -> Waits:
    """What is new since the last visit. Nothing, where the letter may not be read."""
    owner = feed.letter or feed.voice
    said, added = news.replies_for([]), Update.objects.none()
    if isinstance(owner, Letter):
        said = news.replies_for([owner])
    elif owner:
        said, added = news.answers_for([owner]), news.updates_for([owner])
    replies = said.aggregate(count=Count("pk"), last=Max("created_at"))
    updates = added.aggregate(count=Count("pk"), last=Max("published_on"))
    days = [replies["last"].date()] if replies["last"] else []
    days += [updates["last"]] if updates["last"] else []
    counts = (replies["count"], updates["count"])
    seen = (owner.seen_number if owner else 0, feed.voice.seen_update if feed.voice else 0)
    mark = marked(token, *seen, *counts) if any(counts) else QUIET
    return Waits(*counts, max(days, default=feed.made_on), mark)


def marked(token: str, *state: int) -> str:
    """A name for a feed, or for what it says: the same for the same, and nothing to guess from.

    What was seen counts too: the next single reply after a visit is another piece of news.
    """
    what = ".".join(map(str, ("feed", *state)))
    return hmac.digest(token.encode(), what.encode(), hashlib.sha256).hex()[:16]
