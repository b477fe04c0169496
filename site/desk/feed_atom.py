"""A private feed as Atom: numbers and a day. No word, no name, no address of a letter."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext, pgettext

from authors.clock import midnight
from desk.feed_counts import Waits, marked
from writing.counts import counted

CONTENT_TYPE = Atom1Feed.content_type


def atom(token: str, waits: Waits) -> str:
    """The feed with its one entry.

    It is named by a digest of its own secret: two feeds of one person share nothing but what all
    feeds share, and a reader that has both does not take them for one.
    """
    door = settings.SITE_URL + reverse("authors:key")
    name = f"{door}#{marked(token)}"
    feed = Atom1Feed(
        title=gettext("News for your desk"),
        link=door,
        description=gettext("How much is new. Your six words open the desk."),
        language=get_language(),
        author_name="Dear Stranger",
        feed_guid=name,
    )
    feed.add_item(
        title=_in_words(waits) or gettext("Nothing new"),
        link=door,
        description=_sentence(waits),
        unique_id=f"{name}.{waits.mark}",
        updateddate=midnight(waits.day),
    )
    return str(feed.writeString("utf-8"))


def _in_words(waits: Waits) -> str:
    replies = counted(waits.replies, "reply") if waits.replies else ""
    updates = counted(waits.updates, "update") if waits.updates else ""
    return pgettext("between names", ", ").join(filter(None, (replies, updates)))


def _sentence(waits: Waits) -> str:
    news = {"news": _in_words(waits)}
    if not news["news"]:
        return gettext("Nothing new since you were last at the desk.")
    # Translators: %(news)s is, for example, "2 replies, 1 update".
    return gettext("%(news)s since you were last at the desk.") % news
