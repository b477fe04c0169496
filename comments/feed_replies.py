"""Replies as entries of a feed: with their words only where letter and reply lie open."""

from datetime import UTC, datetime

from django.conf import settings

from authors.clock import midnight
from comments.models import Reply
from letters import shown
from letters.feed_entry import Entry
from letters.feed_letters import lasting

_FOLDED = "A reply, folded behind a content note. Open the letter to read it."
_UNREAD = "A reply. Open the letter to read it."


def entry(reply: Reply) -> Entry:
    """One public reply. Under a letter that is not safe nothing is told of it but that it is."""
    letter, told = reply.letter, shown.in_full(reply.letter)
    opened = told and not reply.folded
    spoken = _name(reply) if told else ""
    written = _time(reply)
    place = reply.anchor if told else f"{lasting(letter)}?from={reply.number}#reply-{reply.number}"
    return Entry(
        name=f"{settings.SITE_URL}{lasting(letter)}#reply-{reply.number}",
        url=settings.SITE_URL + place,
        title=f"A reply by {spoken}" if spoken else "A reply",
        published=written,
        updated=max(written, midnight(reply.edited_on)) if reply.edited_on else written,
        html=reply.html if opened else "",
        summary="" if opened else _FOLDED if told else _UNREAD,
        author=spoken,
        language=reply.language,
    )


def _time(reply: Reply) -> datetime:
    """The minute, or the day where the operator says so: what the page shows, and no more."""
    if settings.REPLY_TIMES == "day":
        return midnight(reply.created_at)
    return reply.created_at.astimezone(UTC).replace(second=0, microsecond=0)


def _name(reply: Reply) -> str:
    """The name of the voice; no stranger can take one that reads like the author's badge."""
    if not reply.voice.is_author:
        return reply.voice.name
    badge = "the author of the letter"
    return f"{reply.voice.name}, {badge}" if reply.voice.name else badge
