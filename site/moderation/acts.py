"""What a volunteer can do to one or many texts, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from comments import stored
from comments.models import Reply
from letters import shelves
from letters.models import Category, ContentNote, Letter, Rating
from moderation.receivers import record
from writing.models import TURNS, Deed, Writing, WrongTurn


@dataclass(frozen=True)
class Outcome:
    """How many texts were changed, and which ones somebody else had changed before."""

    done: int
    passed_over: list[str]


def decide(subjects: Iterable[Writing], deed: Deed, actor: Any, ground: str, words: str) -> Outcome:
    """Do `deed` to each; one that is no longer where the deed begins is passed over and named."""
    done, passed_over = 0, []
    for subject in subjects:
        try:
            subject.turn(deed, by=actor, ground=ground, words=words)
            done += 1
        except WrongTurn as where:
            passed_over.append(f"{subject} ({where})")
    return Outcome(done, passed_over)


def deeds_for(subject: Writing) -> list[Deed]:
    """What a volunteer can do to it as it stands."""
    return [
        deed
        for deed, (begins, _) in TURNS.items()
        if subject.status in begins and deed != Deed.TAKE_BACK
    ]


def correct_letter(
    letter: Letter,
    actor: Any,
    *,
    rating: str,
    categories: Iterable[Category],
    notes: Iterable[ContentNote],
    ground: str,
    words: str,
) -> None:
    """Correct rating, categories and notes of a letter, with a decision."""
    with transaction.atomic():
        shelves.correct(letter, rating, categories, notes)
        record(letter, Deed.CORRECT, actor, ground, words)


def correct_reply(reply: Reply, actor: Any, *, folded: bool, ground: str, words: str) -> None:
    """Fold a reply behind a content note or unfold it, with a decision."""
    with transaction.atomic():
        reply.folded = folded
        reply.save(update_fields=["folded"])
        stored.changed(reply)
        record(reply, Deed.CORRECT, actor, ground, words)


def was_corrected(letter: Letter) -> bool:
    """Whether a volunteer has corrected its rating, categories or notes."""
    return letter.decisions.filter(deed=Deed.CORRECT).exists()


def at_least(letter: Letter, wished: dict[str, Any]) -> dict[str, Any]:
    """The author's wishes for a corrected letter: stricter than now if they like, never laxer."""
    order = (Rating.SAFE, Rating.NOT_RATED, Rating.NOT_SAFE)
    rating = max(wished["rating"], letter.rating, key=lambda rating: order.index(Rating(rating)))
    notes = {*wished["notes"], *letter.notes.values_list("slug", flat=True)}
    return {"rating": rating, "notes": sorted(notes)}
