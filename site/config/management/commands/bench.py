"""`bin/bench`: queries, CPU milliseconds and bytes of the pages people wait for."""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from authors import keys
from config import bench
from letters.models import Letter

ROUNDS = 40
POSTS = 15
SIZES = (3, 20, 100, 10_000)
_TOKEN = re.compile(rb'name="token" value="(\w+)"')


class Command(BaseCommand):
    """Build a database of a chosen size and measure."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How large."""
        parser.add_argument("--letters", type=int, default=2000)
        parser.add_argument("--largest-thread", type=int, default=SIZES[-1])

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each page."""
        self.stdout.write(f"building {options['letters']} letters and the threads")
        bench.letters(options["letters"])
        sizes = [*SIZES[:-1], options["largest_thread"]]
        threads = {size: bench.thread(size).get_absolute_url() for size in sizes}
        self.app = WSGIHandler()
        self.row("page", "queries", "CPU ms", "bytes", "gzip")
        pages = {"home": "/", "category": "/to/you/", "archive": "/archive/", "write": "/write/"}
        pages |= {f"letter, {size:,} replies": url for size, url in threads.items()}
        for name, url in pages.items():
            self.measure(name, lambda url=url: self.get(url))  # type: ignore[misc]
        self.not_modified(threads[20])
        letter = Letter.objects.get(public_id=threads[3].split("/")[2])
        self.measure("preview a letter", lambda: self.post("/write/", _letter()), POSTS)
        self.posting("post a letter", "/write/", _letter)
        self.posting("post a reply", f"/letters/{letter.public_id}/reply/", _reply)
        spent = [_cpu(lambda: keys.digest("six words of some key here")) for _ in range(POSTS)]
        self.row("of that, the key (scrypt)", "0", f"{statistics.median(spent):.2f}", "", "")

    def get(self, url: str, **headers: Any) -> bytes:
        """One GET through the whole middleware."""
        return self.send(RequestFactory().get(url, **headers).environ)

    def post(self, url: str, fields: dict[str, str]) -> bytes:
        """One form as a browser sends it."""
        kind = "application/x-www-form-urlencoded"
        made = RequestFactory().post(
            url, urlencode(fields), content_type=kind, HTTP_SEC_FETCH_SITE="same-origin"
        )
        return self.send(made.environ)

    def send(self, environ: dict[str, Any]) -> bytes:
        """The body of the answer; a 4xx or 5xx ends the bench."""
        return self.answer(environ)[0]

    def answer(self, environ: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
        """The body and the headers."""
        seen: list[Any] = []

        def started(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[..., object]:
            seen[:] = [status, dict(headers)]
            return seen.append

        body = b"".join(self.app(environ, started))
        if seen[0][0] in "45":
            raise RuntimeError(f"{environ['PATH_INFO']} answered {seen[0]}")
        return body, seen[1]

    def measure(self, name: str, work: Callable[[], bytes], rounds: int = ROUNDS) -> None:
        """Queries once, then the median CPU time of many rounds."""
        count, body = _queries(work)
        spent = statistics.median(_cpu(work) for _ in range(rounds))
        zipped = len(gzip.compress(body, 6)) if body else 0
        self.row(name, str(count), f"{spent:.2f}", f"{len(body):,}", f"{zipped:,}")

    def not_modified(self, url: str) -> None:
        """The same letter again, for a reader who has it already."""
        etag = self.answer(RequestFactory().get(url).environ)[1]["ETag"]
        self.measure("the same, not modified", lambda: self.get(url, HTTP_IF_NONE_MATCH=etag))

    def posting(self, name: str, url: str, fields: Callable[[], dict[str, str]]) -> None:
        """Post fresh forms; each needs a preview first, which is not counted."""

        def once() -> Callable[[], bytes]:
            form = fields()
            found = _TOKEN.search(self.post(url, form))
            assert found is not None  # noqa: S101 - a preview has a token
            sent = form | {"act": "post", "token": found[1].decode()}
            return lambda: self.post(url, sent)

        count, body = _queries(once())
        spent = statistics.median(_cpu(once()) for _ in range(POSTS))
        self.row(name, str(count), f"{spent:.2f}", f"{len(body):,}", "")

    def row(self, name: str, *cells: str) -> None:
        """One line of the table."""
        self.stdout.write(f"{name:28}" + "".join(f"{cell:>10}" for cell in cells))


def _cpu(work: Callable[[], Any]) -> float:
    """CPU milliseconds of one call."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _queries(work: Callable[[], bytes]) -> tuple[int, bytes]:
    """How many queries one call makes, and what it answers."""
    with CaptureQueriesContext(connection) as queries:
        body = work()
    return len(queries.captured_queries), body


def _letter() -> dict[str, str]:
    return {"body": bench.words(400), "categories": "you", "rating": "safe", "act": "preview"}


def _reply() -> dict[str, str]:
    return {"body": bench.words(60), "voice": "new", "act": "preview"}
