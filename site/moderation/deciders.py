"""Who took a decision, as volunteers read it."""

from moderation import curating
from moderation.models import Decision

THE_AUTHOR = "the author of the letter"
A_CHECK = "automatic"


def who(decision: Decision) -> str:
    """The name of a volunteer, or what is said where none decided."""
    if curating.is_the_authors(decision):
        return THE_AUTHOR
    return A_CHECK if decision.actor is None else str(decision.actor)
