"""Downloads of one's own words. They change nothing, and their names tell nothing."""

import tempfile
from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from authors.clock import today
from authors.middleware import DeskRequest
from comments.models import Voice
from desk.doors import authors_only, voices_only
from desk.export import epub, everything, gather, page, plain
from desk.export.book import Book
from desk.export.stream import as_json, bundled
from letters.models import Letter

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "epub": "application/epub+zip",
    "json": "application/json",
}
_PIECES = {"txt": plain.write, "html": page.write}
FORMS = (*_PIECES, "epub")


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def letter(request: DeskRequest, letter: Letter, ext: str) -> HttpResponseBase:
    """The letter with its updates and, while it is public, its conversation."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:export", letter.public_id, ext)
    return download(request, gather.for_author(letter), ext)


@require_http_methods(["GET", "HEAD", "POST"])
@voices_only
def voice(request: DeskRequest, letter: Letter, voices: list[Voice], ext: str) -> HttpResponseBase:
    """What these voices said under the letter."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:export_voice", letter.public_id, ext)
    return download(request, gather.for_voices(letter, voices), ext)


@require_safe
def everything_here(request: DeskRequest) -> HttpResponseBase:
    """All that the keys in this browser open, as one JSON."""
    if not request.desk.keys:
        return redirect("authors:key")
    if request.method == "HEAD":
        return _named(StreamingHttpResponse(()), "json")
    return _streamed(as_json(everything.opened_by(request.desk.keys)), "json")


def download(request: HttpRequest, book: Book, ext: str, name: str = "") -> HttpResponseBase:
    """A book in one of FORMS, 404 for any other. Without a `name` the file's is a day."""
    if ext not in FORMS:
        raise Http404
    if request.method == "HEAD":  # nothing is made for nobody, so its length is not known
        return _named(StreamingHttpResponse(()), ext, name)
    if ext == "epub":
        return _named(FileResponse(epub_file(book)), ext, name)
    return _streamed(_PIECES[ext](book), ext, name)


def _streamed(pieces: Iterator[str], ext: str, name: str = "") -> HttpResponseBase:
    return _named(StreamingHttpResponse(bundled(pieces)), ext, name)


def epub_file(book: Book) -> IO[bytes]:
    """An EPUB in a file that has no name and is gone when it is closed.

    Never outside the data folder: these are somebody's words.
    """
    file = tempfile.TemporaryFile(dir=settings.DATA_DIR)  # noqa: SIM115 - the answer closes it
    epub.write(book, file)
    file.seek(0)
    return file


def _named(response: HttpResponseBase, ext: str, name: str = "") -> HttpResponseBase:
    """An attachment. Kept by nobody, unless a view says otherwise (config.middleware.Headers)."""
    name = name or f"{'letters' if ext == 'json' else 'letter'}-{today().isoformat()}"
    response["Content-Type"] = TYPES[ext]
    response["Content-Disposition"] = f'attachment; filename="{name}.{ext}"'
    return response
