"""Correcting what is printed on a text: its rating, its notes, where it stands, its fold."""

from typing import Any

from django.db import transaction

from comments import stored
from comments.models import Reply
from letters import shelves, updating
from letters.models import Letter, Rating, Update
from moderation import acts
from moderation.models import Subject
from moderation.receivers import record
from writing.models import Deed


def correct(
    subject: Subject, actor: Any, *, ground: str, words: str, seen: int | None = None, **now: Any
) -> None:
    """Correct it, with a decision; or raise Overtaken.

    `now` is rating, categories and notes of a letter, rating and notes of an update, folded of a
    reply.
    """
    with transaction.atomic():
        acts.nobody_was_first(subject, seen)
        if isinstance(subject, Letter):
            shelves.correct(subject, **now)
        elif isinstance(subject, Update):
            updating.correct(subject, **now)
        else:
            _fold(subject, **now)
        record(subject, Deed.CORRECT, actor, ground, words)


def _fold(reply: Reply, folded: bool) -> None:
    reply.folded = folded
    reply.save(update_fields=["folded"])
    stored.changed(reply)


def was_corrected(subject: Letter | Update) -> bool:
    """Whether a volunteer has corrected its rating or notes, and it still stands."""
    corrections = subject.decisions.filter(deed=Deed.CORRECT)
    return corrections.exclude(answered_by__deed=Deed.OVERTURN).exists()


def at_least(subject: Letter | Update, wished: dict[str, Any]) -> dict[str, Any]:
    """The author's wishes for a corrected text: stricter than now if they like, never laxer."""
    order = (Rating.SAFE, Rating.NOT_RATED, Rating.NOT_SAFE)
    rating = max(wished["rating"], subject.rating, key=lambda rating: order.index(Rating(rating)))
    notes = {*wished["notes"], *subject.notes.values_list("slug", flat=True)}
    return {"rating": rating, "notes": sorted(notes)}
