"""The three kinds of text that are moderated, and what has to be known of each."""

from comments.models import Reply
from letters.models import Letter, Update
from moderation.models import Subject
from writing.models import AWAY, Status, Writing

KINDS: dict[str, type[Letter] | type[Reply] | type[Update]] = {
    kind.kind: kind for kind in (Letter, Reply, Update)
}


def letter_of(subject: Subject) -> Letter:
    """The letter, or the one a reply or an update stands under."""
    return subject if isinstance(subject, Letter) else subject.letter


def title_of(subject: Subject) -> str:
    """What stands above its words, "" for nothing."""
    if isinstance(subject, Letter):
        return subject.title
    return subject.heading if isinstance(subject, Update) else ""


def is_away(subject: Writing) -> bool:
    """Whether its author took it away, by itself or with the letter it belongs to.

    No volunteer reads or moves it then.
    """
    went_along = isinstance(subject, Update) and subject.letter.status in AWAY
    return went_along or subject.status in AWAY


def status_above(update: Update) -> Status:
    """Where the letter of an update stands now, whatever was known when the update was read."""
    rows = Letter.objects.filter(pk=update.letter_id)
    return Status(rows.values_list("status", flat=True).get())
