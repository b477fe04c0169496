"""Places in a list of letters: by a day, and within a day by the public id, which is chance."""

import re
from datetime import date

from django.db.models import Q

from letters.models import LetterQuerySet

POSTED, RENEWED = "published_on", "renewed_on"  # the days a list can go by
Place = tuple[date, str]
_CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)_([a-z0-9]{13})")


def write(day: date, public_id: str) -> str:
    """A place as an address has it."""
    return f"{day}_{public_id}"


def read(cursor: str) -> Place | None:
    """The place; None for a cursor that is none of ours."""
    match = _CURSOR.fullmatch(cursor)
    try:
        return (date.fromisoformat(match[1]), match[2]) if match else None
    except ValueError:
        return None


def earlier(letters: LetterQuerySet, place: Place | None, day: str = POSTED) -> LetterQuerySet:
    """Newest first, from a place on."""
    ordered = letters.order_by(f"-{day}", "-public_id")
    return ordered.filter(_past(place, day, "lt")) if place else ordered


def later(letters: LetterQuerySet, place: Place | None, day: str = POSTED) -> LetterQuerySet:
    """Oldest first, from a place on."""
    ordered = letters.order_by(day, "public_id")
    return ordered.filter(_past(place, day, "gt")) if place else ordered


def _past(place: Place, day: str, way: str) -> Q:
    """Further that `way` ("lt" or "gt"): by the day, or on the same day by the id."""
    further = Q((f"{day}__{way}", place[0])) | Q((f"public_id__{way}", place[1]))
    return further & Q((f"{day}__{way}e", place[0]))
