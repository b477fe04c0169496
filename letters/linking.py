"""Saying that an earlier letter was one's own: an author's act, and nothing else joins letters."""

from django.db import transaction

from letters import shelves
from letters.models import Letter

FURTHEST = 1000  # letters in a row that are looked through for a circle


class Circle(Exception):  # noqa: N818 - an answer, not an error of ours
    """A letter cannot come before itself."""


def link(letter: Letter, earlier: Letter | None) -> None:
    """Name the letter that came before, or no longer any. Raises Circle."""
    with transaction.atomic():
        if earlier and letter.pk in _chain(earlier):
            raise Circle
        Letter.objects.filter(pk=letter.pk).update(earlier=earlier)
        shelves.changed(letter)


def _chain(letter: Letter) -> set[int]:
    """The letter, the one before it, and so on."""
    found: set[int] = set()
    at: Letter | None = letter
    while at and at.pk not in found and len(found) < FURTHEST:
        found.add(at.pk)
        at = at.earlier
    return found
