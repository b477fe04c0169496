"""What stored markup leaves to be said in the reader's language: slots, and the words for them.

In a template that is rendered to be stored: {% later _("Report") %}, {{ category.name|later }},
{{ day|later_day }}. Whoever fills the slots gives Spoken() or a mapping made from it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from writing import counts, dates
from writing.slots import EDGE, Slots

_BETWEEN = "\x1f"  # names in one slot; no text can hold it, as with slots.EDGE


def words(message: str) -> SafeString:
    """A slot for a message of ours, or for a name that may have a translation; escaped later."""
    return slot("say", message) if message else SafeString("")


def day(when: date | None) -> SafeString:
    """A slot for a day."""
    return slot("day", f"{when:%Y-%m-%d}") if when else SafeString("")


def postmark(when: date) -> SafeString:
    """A slot for a day as a postmark has it."""
    return slot("postmark", f"{when:%Y-%m-%d}")


def number(count: int, noun: str) -> SafeString:
    """A slot for a number with its noun, one of writing.counts."""
    return slot("count", f"{noun}:{count}")


def notes(names: Iterable[Any]) -> SafeString:
    """A slot that says which content notes a text has."""
    return slot("notes", _BETWEEN.join(note.name for note in names))


def slot(kind: str, value: str) -> SafeString:
    """Any slot: safe, because what fills it is escaped; a name may hold the edge of a slot."""
    return SafeString(Slots()[f"{kind}:{value.replace(EDGE, '')}"])


class Spoken(dict[str, str]):
    """The words for slots in the language of the page; KeyError names a forgotten one."""

    def __missing__(self, slot: str) -> str:
        kind, _, value = slot.partition(":")
        return _SAY[kind](value) if kind in _SAY else self.other(kind, value)

    def other(self, kind: str, value: str) -> str:
        """The word for a slot that only some markup has."""
        raise KeyError(f"{kind}:{value}" if value else kind)


def _postmark(value: str) -> SafeString:
    return dates.postmark(date.fromisoformat(value))


def _count(value: str) -> str:
    noun, _, count = value.rpartition(":")
    return counts.counted(int(count), noun)


def spoken_notes(names: Iterable[str]) -> str:
    """Content notes: death of a loved one, sex. Every list of notes on a page is made here."""
    # Translators: "lower" if the names of content notes begin with a small letter inside a
    # sentence of your language; "as they are" if they keep theirs.
    lower = pgettext("names inside a sentence", "lower") == "lower"
    shown = [gettext(name).lower() if lower else gettext(name) for name in names]
    line = gettext("Content notes: %(notes)s")
    # Translators: what stands between two names in a list.
    return line % {"notes": pgettext("between names", ", ").join(shown)}


def _notes(value: str) -> str:
    return escape(spoken_notes(value.split(_BETWEEN)))


_SAY: dict[str, Callable[[str], str]] = {
    "say": lambda message: escape(gettext(message)),
    "day": lambda value: escape(dates.day(date.fromisoformat(value))),
    "postmark": _postmark,
    "count": _count,
    "notes": _notes,
}
