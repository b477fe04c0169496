"""A book as one web page that needs nothing else: no script, no picture, no other file. Pure."""

import base64
import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext

from desk.export import pieces
from desk.export.book import SITE, Book

# A few lines of its own, because it is read far away from the site's style sheets.
STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif}"
    "dl,.facts{font-size:.9rem}dt{float:inline-start;clear:inline-start;margin-inline-end:.5em}"
    "dd{margin:0}.facts{list-style:none;padding:0}"
    "section,article,.gone{border-top:1px solid;margin-top:2rem;padding-top:1rem}"
    "h2,h3{line-height:1.3}p,li,dd,h1,h2,h3{overflow-wrap:anywhere}"
)
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'"


def write(book: Book) -> Iterator[str]:
    """The whole book, piece by piece."""
    context = {"book": book, "site": SITE, "style": STYLE, "policy": POLICY}
    head, tail = pieces.around("page.html", context)
    yield head
    for entry in book.entries():
        yield pieces.entry(entry)
    title = book.thread_title or gettext("Replies")
    opening, closing = pieces.around("replies.html", {"title": title})
    count = 0
    for count, said in enumerate(book.thread(), start=1):
        if count == 1:
            yield opening
        yield pieces.said(said, linked=True)
    yield (closing if count else "") + tail
