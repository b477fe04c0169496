"""A book as plain text. The words stand in it exactly as they were typed. Pure."""

from collections.abc import Iterator

from django.utils.translation import gettext

from desk.export import phrases
from desk.export.book import SITE, Book, Entry, Said
from writing import dates, series

_THICK, _THIN = "=" * 60, "-" * 60


def write(book: Book) -> Iterator[str]:
    """The whole book, piece by piece."""
    yield f"{book.title}\n"
    if book.byline:
        yield gettext("signed %(name)s") % {"name": book.byline} + "\n"
    yield "\n"
    for label, value in book.facts:
        yield _fact(label, value)
    if book.address:
        yield _fact(gettext("Address"), book.address)
    made = {"site": SITE, "day": dates.day(book.made_on)}
    yield gettext("Taken home from %(site)s on %(day)s") % made + "\n"
    for entry in book.entries():
        yield from _entry(entry)
    for count, said in enumerate(book.thread()):
        if not count:
            yield f"\n{_THICK}\n{book.thread_title or gettext('Replies')}\n"
        yield from _said(said)


def _fact(label: str, value: str) -> str:
    # Translators: what a thing is called, and what it is: "Form: Journal".
    return gettext("%(label)s: %(value)s") % {"label": label, "value": value} + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"\n{_THICK}\n"
    if entry.number:
        yield f"{entry.title}\n"
    yield from (f"{fact}\n" for fact in entry.facts)
    if entry.elsewhere:
        yield f"\n{phrases.left_out()}\n{phrases.with_them(entry.elsewhere)}\n"
    else:
        yield f"\n{entry.source or phrases.erased()}\n"


def _said(said: Said) -> Iterator[str]:
    yield f"\n{_THIN}\n"
    if said.gone:
        yield gettext("Reply %(number)s") % {"number": said.number} + f"\n\n{said.gone}\n"
        return
    whose = series.one_after_another(filter(None, [said.name, said.role, said.time]))
    # Translators: the head of a reply: "Reply 3: quiet moth, 11 December 2012, 12:35 pm".
    head = gettext("Reply %(number)s: %(whose)s")
    yield head % {"number": said.number, "whose": whose} + "\n"
    if said.to:
        yield f"{phrases.answers(said.to)}\n"
    yield from (f"{fact}\n" for fact in phrases.about(said))
    if said.elsewhere:
        yield f"\n{phrases.left_out()}\n{phrases.with_them(said.elsewhere)}\n"
    else:
        yield f"\n{said.source}\n"
