"""Replies as entries of a feed: with their words only where letter and reply lie open."""

from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from authors.clock import midnight
from comments.models import Reply
from letters import shown
from letters.feed_entry import Entry
from letters.feed_letters import lasting
from writing import tongues

_FOLDED = gettext_lazy("A reply, folded behind a content note. Open the letter to read it.")
_UNREAD = gettext_lazy("A reply. Open the letter to read it.")


def entry(reply: Reply) -> Entry:
    """One public reply. Under a letter that is not safe nothing is told of it but that it is."""
    letter, told = reply.letter, shown.in_full(reply.letter)
    opened = told and not reply.folded
    written = _time(reply)
    place = reply.anchor if told else f"{lasting(letter)}?from={reply.number}#reply-{reply.number}"
    return Entry(
        name=f"{settings.SITE_URL}{lasting(letter)}#reply-{reply.number}",
        url=settings.SITE_URL + place,
        title=_title(reply) if told else gettext("A reply"),
        published=written,
        updated=max(written, midnight(reply.edited_on)) if reply.edited_on else written,
        html=tongues.block(reply.html, reply.language) if opened else "",
        summary="" if opened else str(_FOLDED if told else _UNREAD),
        author=_name(reply) if told else "",
        language=reply.language if opened else None,
    )


def _time(reply: Reply) -> datetime:
    """The minute, or the day where the operator says so: what the page shows, and no more."""
    if settings.REPLY_TIMES == "day":
        return midnight(reply.created_at)
    return reply.created_at.astimezone(UTC).replace(second=0, microsecond=0)


def _title(reply: Reply) -> str:
    if reply.voice.is_author and not reply.voice.name:
        return gettext("A reply by the author of the letter")
    name = _name(reply)
    return gettext("A reply by %(name)s") % {"name": name} if name else gettext("A reply")


def _name(reply: Reply) -> str:
    """The name of the voice; no stranger can take one that reads like the author's badge."""
    if not reply.voice.is_author:
        return reply.voice.name
    if not reply.voice.name:
        return gettext("the author of the letter")
    return gettext("%(name)s, the author of the letter") % {"name": reply.voice.name}
