"""What a private feed may say: how much is new, a day, and a mark for feed readers."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from comments.models import Reply
from desk import fresh
from desk.models import PrivateFeed
from letters.models import Update

QUIET = "quiet"  # the mark while nothing is new: a visit announces nothing


@dataclass(frozen=True)
class Waits:
    """How much is new at one desk; `day`: of the newest of it, else when the feed was made.

    `mark` is another one when there is something new to tell, and tells nothing itself.
    """

    replies: int
    updates: int
    day: date
    mark: str


def waits(feed: PrivateFeed, token: str) -> Waits:
    """What is new since the last visit. Nothing, where the letter may not be read."""
    said, added = _new(feed)
    replies = said.aggregate(count=Count("pk"), last=Max("created_at"))
    updates = added.aggregate(count=Count("pk"), last=Max("published_on"))
    days = [replies["last"].date()] if replies["last"] else []
    days += [updates["last"]] if updates["last"] else []
    counts = (replies["count"], updates["count"])
    mark = marked(token, *_seen(feed), *counts) if any(counts) else QUIET
    return Waits(*counts, max(days, default=feed.made_on), mark)


def _new(feed: PrivateFeed) -> tuple[QuerySet[Reply], QuerySet[Update]]:
    if feed.voice:
        return fresh.answers_for([feed.voice]), fresh.updates_for([feed.voice])
    return fresh.replies_for([feed.letter] if feed.letter else []), Update.objects.none()


def _seen(feed: PrivateFeed) -> tuple[int, int]:
    if feed.voice:
        return feed.voice.seen_number, feed.voice.seen_update
    return feed.letter.seen_number if feed.letter else 0, 0


def marked(token: str, *state: int) -> str:
    """A name for a feed, or for what it says: the same for the same, and nothing to guess from.

    What was seen counts too: the next single reply after a visit is another piece of news.
    """
    what = ".".join(map(str, ("feed", *state)))
    return hmac.digest(token.encode(), what.encode(), hashlib.sha256).hex()[:16]
