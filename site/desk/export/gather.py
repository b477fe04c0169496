"""Books out of the database: who asks decides what is in them, and it is decided here."""

import uuid
from collections.abc import Collection, Iterator

from django.conf import settings
from django.utils.translation import gettext, pgettext

from authors.clock import today
from comments.models import Voice
from desk.export import entries, thread
from desk.export.book import Book
from desk.export.rows import Reader, authors_voice
from letters import shown
from letters.feed_letters import lasting
from letters.models import Letter
from writing import counts, dates, series
from writing.models import Status


def for_author(letter: Letter) -> Book:
    """A letter for its author: all of one's own, and the conversation while it is public."""
    return _letter(letter, Reader(authors_voice(letter), others=True), mine=True)


def for_anybody(letter: Letter, elsewhere: str = "") -> Book:
    """A public letter as every reader sees it; nothing at all of one that is not.

    With `elsewhere`, the address of a copy with everything, the words of what is folded or not
    marked safe for work are left out. Whether the letter itself is, the caller has to ask.
    """
    return _letter(letter, Reader(others=True, elsewhere=elsewhere), mine=False)


def for_voices(letter: Letter, voices: Collection[Voice]) -> Book:
    """What these voices said under a letter, and of the letter no more than its title.

    Nothing at all of a letter that nobody else can read.
    """
    reader = Reader(frozenset(voice.pk for voice in voices))
    public = letter.is_public
    named = gettext("Replies to “%(title)s”") % {"title": entries.title(letter)}
    gone = (gettext("The letter"), gettext("It is no longer shown."))
    return Book(
        title=named if public else gettext("Replies to a letter"),
        byline=series.one_after_another(voice.shown_name for voice in voices),
        facts=() if public else (gone,),
        address=_address(letter) if public else "",
        mark=_mark(letter, "voices"),
        made_on=today(),
        thread=lambda: thread.read(letter, reader),
        thread_title=gettext("Your replies"),
    )


def _letter(letter: Letter, reader: Reader, *, mine: bool) -> Book:
    public = letter.is_public
    told = public or mine
    return Book(
        title=entries.title(letter) if told else entries.untitled(),
        byline=letter.byline if told else "",
        facts=tuple(_facts(letter)) if told else (),
        address=_address(letter) if public else "",
        mark=_mark(letter, "letter"),
        made_on=today(),
        entries=lambda: (
            entries.of(letter, mine=mine, elsewhere=reader.elsewhere) if told else iter(())
        ),
        thread=lambda: thread.read(letter, reader),
        thread_title=_count(letter) if public else gettext("Your replies"),
        language=letter.language,
    )


def _count(letter: Letter) -> str:
    return counts.counted(letter.reply_count, "reply")


def _address(letter: Letter) -> str:
    return f"{settings.SITE_URL}{letter.get_absolute_url()}"


def _mark(letter: Letter, kind: str) -> str:
    """The same for the same book of another day; it says nothing about anybody."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{settings.SITE_URL}/{kind}/{letter}')}"


def _facts(letter: Letter) -> Iterator[tuple[str, str]]:
    """What stands on the envelope."""
    yield pgettext("kind of a letter", "Form"), letter.get_form_display()
    if letter.publish_on and letter.status == Status.SCHEDULED:
        yield gettext("Waits until"), dates.day(letter.publish_on)
    yield gettext("Asked for"), letter.get_needs_display()
    if holes := list(map(str, letter.categories.all())):
        yield gettext("Pigeonholes"), series.one_after_another(holes)
    earlier = letter.earlier
    if earlier and earlier.is_public:
        yield gettext("An earlier letter of the author"), _whereabouts(earlier)


def _whereabouts(earlier: Letter) -> str:
    """Its address; one that is not safe for work is named by its id alone, and says so."""
    if shown.in_full(earlier):
        return _address(earlier)
    plain = {"address": f"{settings.SITE_URL}{lasting(earlier)}"}
    return gettext("%(address)s (not marked safe for work)") % plain
