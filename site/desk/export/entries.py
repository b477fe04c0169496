"""A letter and its updates as entries of a book."""

from collections.abc import Iterator

from desk.export.book import Entry, spoken_day
from letters.models import ContentNote, Letter, Update
from writing.models import Status

UPDATES = 100  # in one query
UNTITLED = "Untitled letter"


def title(letter: Letter) -> str:
    """What to call it."""
    return letter.heading or UNTITLED


def of(letter: Letter, *, mine: bool) -> Iterator[Entry]:
    """The letter and the updates that anybody may read, or for its author all of them."""
    facts = _about(letter, list(letter.notes.all()), letter.get_rating_display())
    yield Entry(0, title(letter), facts, letter.source, letter.html, letter.language)
    for update in updates(letter, mine=mine):
        yield _entry(update)


def updates(letter: Letter, *, mine: bool) -> Iterator[Update]:
    """Those anybody may read, or for its author all of them; UPDATES in one query."""
    rows = letter.updates.prefetch_related("notes").order_by("number")
    rows = rows if mine else rows.filter(status=Status.PUBLISHED, letter__status=Status.PUBLISHED)
    page = list(rows[:UPDATES])
    while page:
        yield from page
        page = list(rows.filter(number__gt=page[-1].number)[:UPDATES])


def _entry(update: Update) -> Entry:
    facts = _about(update, list(update.notes.all()), update.get_rating_display())
    title = f"Update {update.number}" + (f": {update.heading}" if update.heading else "")
    return Entry(update.number, title, facts, update.source, update.html, update.language)


def _about(text: Letter | Update, notes: list[ContentNote], rating: str) -> tuple[str, ...]:
    """Its day, its rating, its notes, and why nobody else reads it if nobody does."""
    facts = [_day(text), rating]
    if notes:
        facts.append(f"Content notes: {', '.join(note.name.lower() for note in notes)}")
    if text.edited_on:
        facts.append(f"Edited on {spoken_day(text.edited_on)}")
    if not text.is_public:
        facts.append(f"Nobody else can read it: {Status(text.status).label}")
    return tuple(facts)


def _day(text: Letter | Update) -> str:
    if text.published_on:
        return spoken_day(text.published_on)
    return f"Written on {spoken_day(text.written_on)}"
