"""The shape of each line of each file, version 1. docs/archive-format.md says what they mean."""

from collections.abc import Callable
from typing import Any

from authors import seals
from comments.models import DEEPEST, STEP, Voice
from exchange.archive import plan, records
from exchange.archive.kinds import (
    Shape,
    day,
    flag,
    inside,
    many,
    matching,
    maybe,
    one_of,
    text,
    time,
    whole,
    wrong_in,
)
from letters.models import Category, Form, Needs, Rating
from writing.fields import NAME_LIMIT
from writing.models import Language
from writing.text import TITLE_LIMIT

__all__ = ["MANIFEST", "OF_FILE", "wrong_in"]

_ID = matching("[0-9a-z]{1,13}", "id of a letter")
_SLUG = matching("[-a-zA-Z0-9_]{1,50}", "end of an address")
_WORDS = text(plan.LONGEST_WORDS, blank=False)
_ORDER = whole(2**15 - 1)
_SMALL = whole(2**15 - 1, least=1)
_NUMBER = whole(least=1)
_SEAL = whole(seals.COUNT - 1)

CATEGORY: Shape = {
    "slug": _SLUG,
    "name": text(60, blank=False),
    "hint": text(120),
    "kind": one_of(Category.Kind.values),
    "order": _ORDER,
}
NOTE: Shape = {"slug": _SLUG, "name": text(60, blank=False), "order": _ORDER}
TERM: Shape = {"term": text(20, blank=False), "meaning": text(80, blank=False)}
LETTER: Shape = {
    "id": _ID,
    "slug": matching("[-a-zA-Z0-9_]{1,60}", "end of an address"),
    "title": text(TITLE_LIMIT),
    "byline": text(NAME_LIMIT),
    "seal": _SEAL,
    "day": day,
    "rating": one_of(Rating.values),
    "needs": one_of(Needs.values),
    "form": one_of(Form.values),
    "language": one_of(Language.values),
    "categories": many(_SLUG),
    "notes": many(_SLUG),
    "words": _WORDS,
    "edited_on": maybe(day),
    "closed": flag,
    "closed_by_author": flag,
    "noindex": flag,
    "earlier": maybe(_ID),
    "felt": whole(),
}
UPDATE: Shape = {
    "letter": _ID,
    "number": _SMALL,
    "heading": text(TITLE_LIMIT),
    "day": day,
    "rating": one_of(Rating.values),
    "notes": many(_SLUG),
    "language": one_of(Language.values),
    "words": _WORDS,
    "edited_on": maybe(day),
    "after": whole(),
}
VOICE: Shape = {
    "number": _NUMBER,
    "role": one_of(Voice.Role.values),
    "name": text(NAME_LIMIT),
    "shared": flag,
    "unverified": flag,
    "seal": _SEAL,
}
_PLACE: Shape = {
    "letter": _ID,
    "number": _NUMBER,
    "parent": maybe(_NUMBER),
    "path": matching(f"([0-9a-z]{{{STEP}}}){{1,{DEEPEST}}}", "place in a thread"),
}
REPLY: Shape = {
    **_PLACE,
    "at": time,
    "voice": inside(VOICE),
    "language": one_of(Language.values),
    "words": _WORDS,
    "folded": flag,
    "edited_on": maybe(day),
    "felt": whole(),
}
GONE: Shape = {
    **_PLACE,
    "gone": one_of({records.AUTHOR, records.MUTED, records.HELD, records.VOLUNTEER}),
}
_FILE: Shape = {
    "name": text(60, blank=False),
    "bytes": whole(2**63 - 1),
    "lines": whole(2**63 - 1),
    "sha256": matching("[0-9a-f]{64}", "checksum"),
}
COUNTED = ("categories", "notes", "glossary", "letters", "updates", "replies", "gone")
MANIFEST: Shape = {
    "format": one_of({plan.FORMAT}),
    "version": whole(plan.VERSION, least=plan.VERSION),
    "made_on": day,
    "site": text(300),
    "counts": inside(dict.fromkeys(COUNTED, whole())),
    "files": many(inside(_FILE)),
}
OF_FILE: dict[str, Callable[[dict[str, Any]], Shape]] = {
    plan.CATEGORIES: lambda _: CATEGORY,
    plan.NOTES: lambda _: NOTE,
    plan.GLOSSARY: lambda _: TERM,
    plan.LETTERS: lambda _: LETTER,
    plan.UPDATES: lambda _: UPDATE,
    plan.REPLIES: lambda record: GONE if "gone" in record else REPLY,
}
