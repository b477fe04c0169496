"""What is known of a text besides its words, for the lists and pages of volunteers."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings

from authors.clock import today
from comments.models import Reply
from letters.models import Letter, Update
from moderation.models import Case, Subject
from moderation.subjects import is_away, letter_of
from screening.naming import named
from writing import earlier
from writing.models import EarlierText

Facts = list[tuple[str, Any]]
FOLDED = "(folded)"


def of(subject: Subject) -> Facts:
    """What is printed on it, for the top of its page."""
    if isinstance(subject, Letter):
        printed = _of_letter(subject)
    elif isinstance(subject, Update):
        printed = _of_update(subject)
    else:
        folded = "yes" if subject.folded else "no"
        printed = [("Voice", subject.voice.shown_name), ("Folded", folded)]
    written, edited = _day(subject.written_on), _day(subject.edited_on, "never")
    status = subject.get_status_display()
    return [("Status", status), *printed, ("Written", written), ("Edited", edited)]


def _of_letter(letter: Letter) -> Facts:
    gone = is_away(letter)
    return [
        ("Title", FOLDED if letter.is_folded or gone else letter.heading),
        ("Form", letter.get_form_display()),
        ("Rating", letter.get_rating_display()),
        ("Categories", ", ".join(hole.name for hole in letter.categories.all())),
        ("Asks for", letter.get_needs_display()),
        ("Replies", _replies(letter)),
        ("Signed", "" if gone else letter.byline),
        ("Language", letter.get_language_display()),
        ("Published", _day(letter.published_on, "not yet")),
        *([("Goes up on", _day(letter.publish_on))] if letter.sleeps else []),
    ]


def _replies(letter: Letter) -> str:
    if letter.closed:
        return "closed by a volunteer"
    return "closed by its author" if letter.closed_by_author else str(letter.reply_count)


def _of_update(update: Update) -> Facts:
    hidden = update.is_folded or is_away(update)
    return [
        ("Heading", FOLDED if hidden else update.shown_heading),
        ("Rating", update.get_rating_display()),
        ("Language", update.get_language_display()),
        ("Published", _day(update.published_on, "not yet")),
    ]


def _day(day: date | None, without: str = "") -> str:
    return f"{day.day} {day:%B %Y}" if day else without


def earlier_of(subject: Subject) -> list[EarlierText]:
    """What stood there before each edit, newest first, while it may be kept."""
    oldest = today() - timedelta(days=settings.EARLIER_DAYS)
    return [one for one in earlier.of(subject) if one.day >= oldest]


def notes_of(subject: Subject) -> str:
    """The content notes of it, and of the letter it stands under."""
    names = [note.name for note in letter_of(subject).notes.all()]
    if isinstance(subject, Update):
        names = list(dict.fromkeys([*(note.name for note in subject.notes.all()), *names]))
    if isinstance(subject, Reply) and subject.folded:
        names.append("folded by its writer")
    return ", ".join(names) or "none"


def rating_of(subject: Subject) -> str:
    """Its own, or that of the letter a reply stands under."""
    rated = letter_of(subject) if isinstance(subject, Reply) else subject
    return str(rated.get_rating_display())


def reasons_of(case: Case) -> list[str]:
    """Why something waits, the gravest reason first."""
    codes = named(case.codes.split())
    held = f"held ({', '.join(codes)})" if codes else "held"
    said = (
        (case.urgent, "care"),
        (case.appealed, "appealed"),
        (hasattr(case, "proposal"), "proposed by another volunteer"),
        (case.held, held),
        (case.reports, f"reported {case.reports} time{'' if case.reports == 1 else 's'}"),
        (case.unrated, "not rated"),
    )
    return [words for is_so, words in said if is_so]
