"""`manage.py import_wordpress FILE.xml`: an older site moves in (docs/moving-in.md)."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exchange import disk
from exchange.progress import Progress, counted
from exchange.report import Report
from exchange.wordpress.bringing import Mover
from exchange.wordpress.claims import Claims
from exchange.wordpress.files import Counted
from exchange.wordpress.parts import Site
from exchange.wordpress.plan import Wishes
from exchange.wordpress.reading import read
from exchange.wordpress.report_file import opened
from exchange.wordpress.telling import summary
from exchange.wordpress.trouble import Unreadable
from exchange.wordpress.unwritten import Unwritten
from letters.choices import Needs
from writing.models import Language

_SWITCHES = {
    "--dry-run": "say what would happen, and keep nothing",
    "--wait": "a volunteer reads everything before anybody else does",
    "--closed-too": "bring drafts, private posts and those behind a password, to wait as well",
}
_FILES = {
    "--claim-keys": "deal six words to each old writer, and write them here",
    "--report": "where to list what was not taken as it was; else beside the export",
}

_STOPPED = {
    False: "Stopped. What was brought in stays; run it again to go on.",
    True: "Stopped. Nothing has been kept.",
}


class Command(BaseCommand):
    """Bring letters and replies in. A second run, also after a stop, brings nothing twice."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what the operator wishes."""
        parser.add_argument("file", type=Path, help="from WordPress: Tools, Export, All content")
        for name, told in _SWITCHES.items():
            parser.add_argument(name, action="store_true", help=told)
        parser.add_argument(
            "--bylines",
            choices=("account", "form", "none"),
            default="account",
            help="sign letters with the account’s name, with what a form asked for, or not at all",
        )
        parser.add_argument(
            "--language", choices=Language.values, default="", help="else as the export says"
        )
        parser.add_argument(
            "--needs",
            choices=Needs.values,
            default=Needs.STORIES,
            help="what the letters ask of strangers",
        )
        for name, told in _FILES.items():
            parser.add_argument(name, type=Path, metavar="FILE", help=told)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and bring in; whatever stops it, say how far it came."""
        path: Path = options["file"]
        report_path = options["report"] or path.with_name(f"{path.name}.report.txt")
        wishes = Wishes(
            options["wait"],
            options["closed_too"],
            options["bylines"],
            options["language"],
            Needs(options["needs"]),
        )
        try:
            with path.open("rb") as file, opened(report_path) as (listed, lines):
                claims = _claims(options["claim_keys"], dry=options["dry_run"])
                report = Report(lines)
                try:
                    self._move(Counted(file), Mover(wishes, report, claims, dry=options["dry_run"]))
                finally:
                    if report.counts:
                        self.stdout.write(f"What was left out or changed is listed in {listed}.")
            self.stdout.flush()
        except BrokenPipeError:
            # Nobody listens any more, and the end of the program is not to say so.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
        except OSError as wrong:
            raise CommandError(disk.said(wrong)) from None
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None

    def _move(self, source: Counted, mover: Mover) -> None:
        progress = Progress(sys.stderr, source.size, lambda: source.read_bytes)
        ended, begun = "", False
        try:
            for part in read(source, mover.report):
                begun = True
                if isinstance(part, Site):
                    mover.site = part
                else:
                    mover.move(part)
                progress.tell(counted(sum(mover.tally.letters.values()), "letter"))
        except Unreadable as wrong:
            ended = str(wrong)
        except KeyboardInterrupt:
            ended = _STOPPED[mover.dry]
        progress.clear()
        for line in summary(mover) if begun else ():
            self.stdout.write(line)
        if ended:
            raise CommandError(ended)


def _claims(path: Path | None, *, dry: bool) -> Claims | None:
    if path is None:
        return None
    return Unwritten() if dry else Claims(path)
