"""`bin/bench --export`: what taking a long conversation home costs, and that memory stays flat."""

import secrets
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authors.models import Key
from config import bench
from desk.export import everything, gather, page, plain
from desk.export.stream import as_json, bundled
from desk.export_views import epub_file
from letters.models import Letter

# The second is more than a page of replies: from there on memory must not grow.
SIZES = (100, 1_000, 10_000)


class Command(BaseCommand):
    """Take threads of three sizes home in every form."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How large."""
        parser.add_argument("--sizes", type=int, nargs=3, default=SIZES, help="replies")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each form and size, and how memory grows from the second to the last."""
        bench.letters(4)
        letters = [(size, _with_key(bench.thread(size))) for size in options["sizes"]]
        heads = ("replies", "queries", "CPU ms", "bytes", "peak KB")
        self.stdout.write(f"{'form':8}" + "".join(f"{head:>12}" for head in heads))
        for form, make in FORMS.items():
            peaks = [self.measure(form, size, make, letter) for size, letter in letters]
            self.stdout.write(f"{form:8}  memory grows {peaks[2] / peaks[1]:.2f} times")

    def measure(self, form: str, size: int, make: "Make", letter: Letter) -> float:
        """One line; the peak in bytes. Queries, time and memory each in a run of their own."""
        with CaptureQueriesContext(connection) as queries:
            sent = sum(map(len, make(letter)))
        begun = time.process_time()
        _drain(make(letter))
        spent = (time.process_time() - begun) * 1000
        tracemalloc.start()
        _drain(make(letter))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        cells = (f"{size:,}", str(len(queries)), f"{spent:.0f}", f"{sent:,}", f"{peak / 1024:,.0f}")
        self.stdout.write(f"{form:8}" + "".join(f"{cell:>12}" for cell in cells))
        return peak


Make = Callable[[Letter], Iterable[bytes]]


def _with_key(letter: Letter) -> Letter:
    letter.key = Key.objects.create(digest=secrets.token_bytes(32))
    letter.save()
    return letter


def _epub(letter: Letter) -> Iterator[bytes]:
    with epub_file(gather.for_author(letter)) as file:
        yield from iter(lambda: file.read(65_536), b"")


# As an author gets them; the JSON is that of one key.
FORMS: dict[str, Make] = {
    "txt": lambda letter: bundled(plain.write(gather.for_author(letter))),
    "html": lambda letter: bundled(page.write(gather.for_author(letter))),
    "epub": _epub,
    "json": lambda letter: bundled(as_json(everything.opened_by([letter.key_id or 0]))),
}


def _drain(pieces: Iterable[bytes]) -> None:
    for _ in pieces:
        pass
