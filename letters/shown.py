"""What a reader may be shown of letters: the one rule for lists, search, feeds and link previews.

A reader in safe mode is shown letters marked safe for work. Nobody is shown a letter, or an
update to one, with a content note they left out; who chose languages, only those. A letter
stands whole nowhere but on its own page, and elsewhere in full only if it is safe (in_full).
"""

from typing import TYPE_CHECKING

from letters.choices import Rating
from letters.models import Letter, Update
from writing.models import Status
from writing.reading import Reading

if TYPE_CHECKING:
    from letters.models import LetterQuerySet


def letters(reading: Reading) -> "LetterQuerySet":
    """Every public letter that this reader may be shown."""
    return among(Letter.objects.visible(), reading)


def among(found: "LetterQuerySet", reading: Reading) -> "LetterQuerySet":
    """Those of some letters that this reader may be shown."""
    if reading.safe_only:
        found = found.safe()
    if reading.languages:
        found = found.filter(language__in=reading.languages)
    if reading.hidden:
        noted = Update.objects.filter(status=Status.PUBLISHED, notes__slug__in=reading.hidden)
        found = found.exclude(notes__slug__in=reading.hidden)
        found = found.exclude(pk__in=noted.values("letter_id"))
    return found


def in_full(text: Letter | Update) -> bool:
    """Whether its words and its heading may stand somewhere else than on its own page."""
    return text.rating == Rating.SAFE
