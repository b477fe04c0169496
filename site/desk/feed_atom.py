"""A private feed as Atom: numbers and a day. No word, no name, no address of a letter."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from authors.clock import midnight
from desk.feed_counts import Waits, marked
from writing.templatetags.writing import counted

CONTENT_TYPE = Atom1Feed.content_type
_NOTHING = "Nothing new"
_WHERE = "since you were last at the desk."


def atom(token: str, waits: Waits) -> str:
    """The feed with its one entry.

    It is named by a digest of its own secret: two feeds of one person share nothing but what all
    feeds share, and a reader that has both does not take them for one.
    """
    door = settings.SITE_URL + reverse("authors:key")
    name = f"{door}#{marked(token)}"
    feed = Atom1Feed(
        title="News for your desk",
        link=door,
        description="How much is new. Your six words open the desk.",
        language="en",
        author_name="Dear Stranger",
        feed_guid=name,
    )
    feed.add_item(
        title=_in_words(waits) or _NOTHING,
        link=door,
        description=f"{_in_words(waits) or _NOTHING} {_WHERE}",
        unique_id=f"{name}.{waits.mark}",
        updateddate=midnight(waits.day),
    )
    return str(feed.writeString("utf-8"))


def _in_words(waits: Waits) -> str:
    replies = counted(waits.replies, "reply,replies") if waits.replies else ""
    updates = counted(waits.updates, "update,updates") if waits.updates else ""
    return ", ".join(filter(None, (replies, updates)))
