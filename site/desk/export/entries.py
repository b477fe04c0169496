"""A letter and its updates as entries of a book."""

from collections.abc import Iterator

from django.utils.translation import gettext

from desk.export import phrases
from desk.export.book import Entry
from letters import shown
from letters.models import ContentNote, Letter, Update
from writing import dates
from writing.later import spoken_notes
from writing.models import Status

UPDATES = 100  # in one query


def title(letter: Letter) -> str:
    """What to call it."""
    return letter.heading or untitled()


def untitled() -> str:
    """What to call one whose title is not there, or may not be told."""
    return gettext("Untitled letter")


def of(letter: Letter, *, mine: bool, elsewhere: str = "") -> Iterator[Entry]:
    """The letter and the updates that anybody may read, or for its author all of them.

    With `elsewhere`, the address of a copy with everything, updates that are not safe for work
    keep their place and lose their words.
    """
    facts = _about(letter, list(letter.notes.all()), letter.get_rating_display())
    yield Entry(0, title(letter), facts, letter.source, letter.html, letter.language)
    for update in updates(letter, mine=mine):
        yield _entry(update, "" if shown.in_full(update) else elsewhere)


def updates(letter: Letter, *, mine: bool) -> Iterator[Update]:
    """Those anybody may read, or for its author all of them; UPDATES in one query."""
    rows = letter.updates.prefetch_related("notes").order_by("number")
    rows = rows if mine else rows.filter(status=Status.PUBLISHED, letter__status=Status.PUBLISHED)
    page = list(rows[:UPDATES])
    while page:
        yield from page
        page = list(rows.filter(number__gt=page[-1].number)[:UPDATES])


def _entry(update: Update, elsewhere: str) -> Entry:
    facts = _about(update, list(update.notes.all()), update.get_rating_display())
    if elsewhere:
        return Entry(update.number, _numbered(update), facts, "", "", elsewhere=elsewhere)
    title = _headed(update) if update.heading else _numbered(update)
    return Entry(update.number, title, facts, update.source, update.html, update.language)


def _numbered(update: Update) -> str:
    return gettext("Update %(number)s") % {"number": update.number}


def _headed(update: Update) -> str:
    said = {"number": update.number, "heading": update.heading}
    # Translators: the heading of an update: "Update 2: A year on".
    return gettext("Update %(number)s: %(heading)s") % said


def _about(text: Letter | Update, notes: list[ContentNote], rating: str) -> tuple[str, ...]:
    """Its day, its rating, its notes, and why nobody else reads it if nobody does."""
    facts = [_day(text), rating]
    if notes:
        facts.append(spoken_notes(note.name for note in notes))
    if text.edited_on:
        facts.append(gettext("Edited on %(day)s") % {"day": dates.day(text.edited_on)})
    if not text.is_public:
        facts.append(phrases.unseen(str(Status(text.status).label)))
    return tuple(facts)


def _day(text: Letter | Update) -> str:
    if text.published_on:
        return dates.day(text.published_on)
    return gettext("Written on %(day)s") % {"day": dates.day(text.written_on)}
