"""`bin/bench import`: how quickly a WordPress site moves in, and in how much memory.

Each size is brought in by a process of its own into a database of its own. `--only-read` reads
and keeps nothing, for sizes that would take hours to bring in.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from config import bench_wordpress
from exchange.report import Report
from exchange.wordpress.reading import read

_READ = "--read-this"


class Command(BaseCommand):
    """Print a line of a table for each size."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How large."""
        parser.add_argument("--megabytes", type=float, nargs="+", default=[10, 500])
        parser.add_argument("--only-read", action="store_true")
        parser.add_argument(_READ, type=Path, help="read one file and say nothing; used by itself")

    def handle(self, *args: Any, **options: Any) -> None:
        """A table for docs/performance.md."""
        if options["read_this"]:
            with options["read_this"].open("rb") as file:
                for _ in read(file, Report()):
                    pass
            return
        heads = ("MB", "letters", "comments", "seconds", "CPU s", "letters/CPU s", "peak MB")
        self.stdout.write(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
        for megabytes in options["megabytes"]:
            with TemporaryDirectory(dir=settings.DATA_DIR) as folder:
                self._measure(Path(folder), megabytes, only_read=options["only_read"])

    def _measure(self, folder: Path, megabytes: float, *, only_read: bool) -> None:
        path = folder / "old.xml"
        letters, comments = bench_wordpress.write(path, megabytes)
        place = {**os.environ, "DATA_DIR": str(folder)}
        if not only_read:
            _run(place, "migrate", "--verbosity", "0")
        seconds, cpu, peak = _run(
            place, *(["bench_import", _READ] if only_read else ["import_wordpress"]), str(path)
        )
        times = f"{seconds:,.0f} | {cpu:,.0f} | {letters / cpu:.1f}"
        self.stdout.write(f"| {megabytes:g} | {letters:,} | {comments:,} | {times} | {peak:.0f} |")
        self.stdout.flush()


def _run(place: dict[str, str], *command: str) -> tuple[float, float, float]:
    """(seconds, those of CPU, peak of memory in MB) of a command in a process of its own."""
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, settings.BASE_DIR / "manage.py", *command],
        env=place,
        stdout=subprocess.DEVNULL,
    ) as child:
        _, code, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(code)
    if child.returncode:
        raise SystemExit(f"{command[0]} ended with {child.returncode}.")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
