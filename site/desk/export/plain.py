"""A book as plain text. The words stand in it exactly as they were typed. Pure."""

from collections.abc import Iterator

from desk.export.book import ERASED, SITE, Book, Entry, Said, spoken_day

_THICK, _THIN = "=" * 60, "-" * 60


def write(book: Book) -> Iterator[str]:
    """The whole book, piece by piece."""
    yield f"{book.title}\n"
    if book.byline:
        yield f"signed {book.byline}\n"
    yield "\n"
    for label, value in book.facts:
        yield f"{label}: {value}\n"
    if book.address:
        yield f"Address: {book.address}\n"
    yield f"Taken home from {SITE} on {spoken_day(book.made_on)}\n"
    for entry in book.entries():
        yield from _entry(entry)
    for count, said in enumerate(book.thread()):
        if not count:
            yield f"\n{_THICK}\n{book.thread_title}\n"
        yield from _said(said)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"\n{_THICK}\n"
    if entry.number:
        yield f"{entry.title}\n"
    yield from (f"{fact}\n" for fact in entry.facts)
    yield f"\n{entry.source or ERASED}\n"


def _said(said: Said) -> Iterator[str]:
    yield f"\n{_THIN}\nReply {said.number}"
    if said.gone:
        yield f"\n\n{said.gone}\n"
        return
    yield f": {', '.join(filter(None, [said.name, said.role, said.time]))}\n"
    yield from (f"{fact}\n" for fact in about(said))
    yield f"\n{said.source}\n"


def about(said: Said) -> Iterator[str]:
    """What else is known of a reply, in short sentences."""
    if said.to:
        name, number = said.to.name, said.to.number
        yield f"To {name} (reply {number})" if name else f"To reply {number}"
    if said.before:
        yield f"Wrote before update {said.before}"
    if said.edited:
        yield f"Edited on {said.edited}"
    if said.folded:
        yield "Folded behind a content note"
    if said.state:
        yield f"Nobody else can read it: {said.state}"
