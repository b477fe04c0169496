"""Books out of the database: who asks decides what is in them, and it is decided here."""

import uuid
from collections.abc import Collection, Iterator

from django.conf import settings

from authors.clock import today
from comments.models import Voice
from desk.export import entries, thread
from desk.export.book import Book, spoken_day
from desk.export.rows import Reader, authors_voice
from letters.models import Letter
from letters.stored import reply_count
from writing.models import Status


def for_author(letter: Letter) -> Book:
    """A letter for its author: all of one's own, and the conversation while it is public."""
    return _letter(letter, Reader(authors_voice(letter), others=True), mine=True)


def for_anybody(letter: Letter) -> Book:
    """A public letter as every reader sees it; nothing at all of one that is not."""
    return _letter(letter, Reader(others=True), mine=False)


def for_voices(letter: Letter, voices: Collection[Voice]) -> Book:
    """What these voices said under a letter, and of the letter no more than its title.

    Nothing at all of a letter that nobody else can read.
    """
    reader = Reader(frozenset(voice.pk for voice in voices))
    public = letter.is_public
    return Book(
        title=f"Replies to “{entries.title(letter)}”" if public else "Replies to a letter",
        byline=", ".join(voice.shown_name for voice in voices),
        facts=() if public else (("The letter", "It is no longer shown."),),
        address=_address(letter) if public else "",
        mark=_mark(letter, "voices"),
        made_on=today(),
        thread=lambda: thread.read(letter, reader),
        thread_title="Your replies",
    )


def _letter(letter: Letter, reader: Reader, *, mine: bool) -> Book:
    public = letter.is_public
    shown = public or mine
    return Book(
        title=entries.title(letter) if shown else entries.UNTITLED,
        byline=letter.byline if shown else "",
        facts=tuple(_facts(letter)) if shown else (),
        address=_address(letter) if public else "",
        mark=_mark(letter, "letter"),
        made_on=today(),
        entries=lambda: entries.of(letter, mine=mine) if shown else iter(()),
        thread=lambda: thread.read(letter, reader),
        thread_title=reply_count(letter.reply_count) if public else "Your replies",
        language=letter.language,
    )


def _address(letter: Letter) -> str:
    return f"{settings.SITE_URL}{letter.get_absolute_url()}"


def _mark(letter: Letter, kind: str) -> str:
    """The same for the same book of another day; it says nothing about anybody."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{settings.SITE_URL}/{kind}/{letter}')}"


def _facts(letter: Letter) -> Iterator[tuple[str, str]]:
    """What stands on the envelope."""
    yield "Form", letter.get_form_display()
    if letter.publish_on and letter.status == Status.SCHEDULED:
        yield "Waits until", spoken_day(letter.publish_on)
    yield "Asked for", letter.get_needs_display()
    yield "Pigeonholes", ", ".join(str(one) for one in letter.categories.all())
    earlier = letter.earlier
    if earlier and earlier.is_public:
        yield "An earlier letter of the author", _address(earlier)
