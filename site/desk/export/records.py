"""What all of one's own texts have in the JSON."""

from datetime import date
from typing import Any

from comments.models import Reply
from letters.models import Letter, Update

Record = dict[str, Any]


def text(text: Letter | Update | Reply) -> Record:
    """What all own texts have. `words` is "" for one whose words have been erased."""
    return {
        "status": text.status,
        "language": text.language,
        "edited_on": iso(text.edited_on),
        "words": text.source,
    }


def iso(day: date | None) -> str | None:
    """2026-11-21."""
    return day.isoformat() if day else None
