"""What an author may do with a stranger's reply under the own letter, and what not."""

from comments.models import Reply
from moderation.models import Decision
from writing.models import CURATING, Deed, Status


def may_put_away(reply: Reply) -> bool:
    """Whether the letter's author may hide it: not once a volunteer has put it back on appeal."""
    if reply.status != Status.PUBLISHED or reply.voice.is_author:
        return False
    return not was_put_back(reply)


def was_put_back(reply: Reply) -> bool:
    """Whether a volunteer judged that the author should not have put it away."""
    undone = Decision.objects.filter(reply=reply, answers__deed=Deed.MUTE)
    return undone.exclude(deed=Deed.UPHOLD).exists()


def is_the_authors(decision: Decision) -> bool:
    """Whether the author of the letter took it, and no volunteer and no check."""
    return decision.deed in CURATING
