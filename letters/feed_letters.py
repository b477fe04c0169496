"""Letters as entries of a feed: whole where they are safe, else no more than a list shows."""

from datetime import date

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from authors.clock import midnight
from letters import shown
from letters.feed_entry import Entry
from letters.models import Letter, LetterQuerySet, Update
from writing import dates, tongues
from writing.later import spoken_notes

UPDATES = 10  # the latest of a letter; the earlier ones stand on its page


def with_all(letters: LetterQuerySet) -> LetterQuerySet:
    """With what their entries are made of, in as many queries for twenty as for one."""
    updates = Update.objects.visible().order_by("-number").prefetch_related("notes")[:UPDATES]
    latest = Prefetch("updates", queryset=updates, to_attr="latest")
    return letters.prefetch_related("categories", "notes", latest)


def entry(letter: Letter) -> Entry:
    """One letter of with_all()."""
    whole = shown.in_full(letter)
    day = midnight(letter.published_on or letter.written_on)
    return Entry(
        name=settings.SITE_URL + lasting(letter),
        url=settings.SITE_URL + letter.get_absolute_url(),
        title=letter.heading,
        published=day,
        updated=max(day, midnight(changed_on(letter))),
        html=_whole(letter) if whole else "",
        summary="" if whole else _as_in_a_list(letter),
        author=letter.byline,
        titled_in=letter.heading_language,
        language=letter.language if whole or not letter.is_folded else None,
        tags=tuple(str(category) for category in letter.categories.all()),
    )


def lasting(letter: Letter) -> str:
    """The address of a letter that no new title changes; it leads to the one it has now."""
    return reverse("letters:letter_without_slug", args=[letter.public_id])


def changed_on(letter: Letter) -> date:
    """The day its own words, or those of an update, last changed, as far as readers see it."""
    updates: list[Update] = getattr(letter, "latest", [])
    edits = [text.edited_on for text in (letter, *updates) if text.edited_on]
    return max(letter.renewed_on or letter.written_on, *edits, letter.written_on)


def _as_in_a_list(letter: Letter) -> str:
    if not letter.is_folded:
        return letter.excerpt
    if not letter.notes.all():
        return gettext("Folded. It is marked not safe for work.")
    # Translators: %(notes)s is, for example, “Content notes: death of a loved one, sex”.
    return gettext("Folded. %(notes)s.") % {"notes": _notes(letter)}


def _notes(text: Letter | Update) -> str:
    return spoken_notes(note.name for note in text.notes.all())


def _whole(letter: Letter) -> str:
    """The words, what a reader should know before them, and what was added since."""
    updates: list[Update] = getattr(letter, "latest", [])
    added = "".join(_update(update) for update in updates[::-1])
    return _noted(letter) + tongues.block(letter.html, letter.language) + added


def _noted(text: Letter | Update) -> str:
    return _ours("p", f"{_notes(text)}.") if text.notes.all() else ""


def _update(update: Update) -> str:
    if not shown.in_full(update):
        words = gettext("Open the letter to read it.")
        return _ours("h2", _headed(update, "")) + _ours("p", words)
    words = tongues.block(update.html, update.language)
    return _ours("h2", _headed(update, update.heading)) + _noted(update) + words


def _headed(update: Update, heading: str) -> SafeString:
    said = gettext("Update %(number)s, %(day)s")
    if heading:
        said = gettext("Update %(number)s, %(day)s: %(heading)s")
    day = escape(dates.day(update.published_on or update.written_on))
    theirs = format_html("<bdi{}>{}</bdi>", tongues.attribute(update.language), heading)
    shown = escape(said) % {"number": update.number, "day": day, "heading": theirs}
    return mark_safe(shown)  # noqa: S308 - each piece is escaped


def _ours(tag: str, words: str) -> SafeString:
    """Words of the interface, which stand among those of a letter in any language."""
    spoken = tongues.attribute(get_language())
    return format_html('<{0} dir="auto"{1}>{2}</{0}>', tag, spoken, words)
