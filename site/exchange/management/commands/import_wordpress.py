"""`manage.py import_wordpress FILE.xml`: an older site moves in (docs/moving-in.md)."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from exchange.progress import Progress
from exchange.report import Report
from exchange.wordpress.bringing import Mover
from exchange.wordpress.claims import Claims
from exchange.wordpress.files import Counted
from exchange.wordpress.parts import Site
from exchange.wordpress.plan import Wishes
from exchange.wordpress.reading import read
from exchange.wordpress.telling import summary
from exchange.wordpress.trouble import Unreadable
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
        for name, told in _FILES.items():
            parser.add_argument(name, type=Path, metavar="FILE", help=told)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and bring in; whatever stops it, say how far it came."""
        path: Path = options["file"]
        report_path = options["report"] or path.with_name(f"{path.name}.report.txt")
        wishes = Wishes(
            options["wait"], options["closed_too"], options["bylines"], options["language"]
        )
        try:
            with path.open("rb") as file, _private(report_path) as lines:
                claims = _claims(options["claim_keys"], dry=options["dry_run"])
                mover = Mover(wishes, Report(lines), claims, dry=options["dry_run"])
                self._move(Counted(file), mover)
        except (OSError, ValueError) as wrong:
            raise CommandError(str(wrong)) from None
        finally:
            self.stdout.write(f"What was left out or changed is listed in {report_path}.")

    def _move(self, source: Counted, mover: Mover) -> None:
        progress = Progress(sys.stderr, source.size, lambda: source.read_bytes)
        ended = ""
        try:
            for part in read(source, mover.report):
                if isinstance(part, Site):
                    mover.site = part
                else:
                    mover.move(part)
                progress.tell(f"{sum(mover.tally.letters.values()):,} letters")
        except Unreadable as wrong:
            ended = str(wrong)
        except KeyboardInterrupt:
            ended = "Stopped. What was brought in stays; run it again to go on."
        progress.clear()
        for line in summary(mover):
            self.stdout.write(line)
        if ended:
            raise CommandError(ended)


def _private(path: Path) -> Any:
    """A new file that only the operator can read."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    return os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8")


def _claims(path: Path | None, *, dry: bool) -> Claims | None:
    return Claims(path) if path and not dry else None
