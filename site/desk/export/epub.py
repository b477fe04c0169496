"""A book as EPUB 3: a zip of small XHTML documents, written as the book is read. Pure.

One document for the letter, one for each update, one for each CHUNK replies; what the package
has to list about them is kept until the end, and nothing else. EPUB 3.3, sections 3 to 5 and 7.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from django.utils.translation import gettext

from desk.export import pieces
from desk.export.book import SITE, Book, Said

CHUNK = 100  # replies in one document: what a reading device lays out at once
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True)
class Part:
    """One document of the book, as the package and the table of contents name it."""

    name: str
    title: str


def write(book: Book, file: IO[bytes]) -> None:
    """Write the whole book into a file that can be sought."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and not compressed, so that what it is can be read at byte 38 (OCF, 4.3).
        archive.writestr(_named("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        _put(archive, "META-INF/container.xml", [_CONTAINER])
        parts = [*_entries(archive, book), *_replies(archive, book)]
        context = {"book": book, "parts": parts, "site": SITE}
        for name in ("nav.xhtml", "package.opf"):
            _put(archive, f"book/{name}", pieces.around(name, context))


def _entries(archive: zipfile.ZipFile, book: Book) -> Iterator[Part]:
    """The letter, which has the title page, and its updates."""
    title = "".join(pieces.around("title.html", {"book": book, "site": SITE}))
    part = Part("title", book.title)
    written = False
    for entry in book.entries():
        body = [pieces.entry(entry)]
        if entry.number:
            part = Part(f"update-{entry.number}", entry.title)
        else:
            body.insert(0, title)
            written = True
        _document(archive, part, body)
        yield part
    if not written:  # a book of replies alone
        _document(archive, Part("title", book.title), [title])
        yield Part("title", book.title)


def _replies(archive: zipfile.ZipFile, book: Book) -> Iterator[Part]:
    thread, title = book.thread(), book.thread_title or gettext("Replies")
    # Translators: the second and later chapters of one conversation: "204 replies, part 2".
    later = gettext("%(title)s, part %(number)s")
    for count, first in enumerate(thread, start=1):
        named = later % {"title": title, "number": count} if count > 1 else title
        part = Part(f"replies-{count}", named)
        _document(archive, part, _chunk(named, chain([first], islice(thread, CHUNK - 1))))
        yield part


def _chunk(title: str, replies: Iterable[Said]) -> Iterator[str]:
    head, tail = pieces.around("replies.html", {"title": title})
    yield head
    yield from (pieces.said(said, linked=False) for said in replies)
    yield tail


def _document(archive: zipfile.ZipFile, part: Part, body: Iterable[str]) -> None:
    head, tail = pieces.around("document.xhtml", {"part": part})
    _put(archive, f"book/{part.name}.xhtml", chain([head], body, [tail]))


def _put(archive: zipfile.ZipFile, name: str, content: Iterable[str]) -> None:
    with archive.open(_named(name), "w") as out:
        for piece in content:
            out.write(piece.encode())


def _named(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """An entry without a time: 1 January 1980, where zip begins to count."""
    info = zipfile.ZipInfo(name)
    info.compress_type = compression
    return info
