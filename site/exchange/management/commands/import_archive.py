"""`manage.py import_archive FOLDER`: an archive comes back, into this site and its letters."""

from collections import Counter
from pathlib import Path
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand, CommandParser

from exchange.archive import restoring
from exchange.archive.explaining import explained
from exchange.archive.progress import Progress, said
from exchange.archive.restoring import How
from exchange.progress import counted
from exchange.report import Report

DONE = "Brought in: {counts}."
WOULD = "Nothing was written. This would come in: {counts}."
SAME = "Here already, and the same: {letters}."
OTHER = "{what}: {count}, named above."
NOTHING = "The archive was not brought in. {why}"
STOPPED = "Stopped. What was brought in stays; run it again to go on."
AFTER = (
    "None of it has a key: nobody can change it at a desk. `manage.py tick` looks for the letters "
    "near each of them."
)
HELD = "The letters wait for a volunteer; what stands under each comes with it."


class Command(BaseCommand):
    """Look through an archive, then bring in what is not here. It can be stopped and run again."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which archive, and what to do with it."""
        parser.add_argument("folder", help="what `manage.py export_archive` wrote")
        parser.add_argument("--dry-run", action="store_true", help="only say what would come in")
        parser.add_argument(
            "--hold", action="store_true", help="letters wait for a volunteer before all read them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what came in, and name each letter that did not."""
        how = How(held=options["hold"], dry=options["dry_run"])
        report = Report(cast(TextIO, self.stderr))
        checked, brought = Progress("Looked through", self.stderr), Progress("So far", self.stderr)
        folder = Path(options["folder"])
        with explained(NOTHING, STOPPED):
            counts = restoring.restore(folder, how, report, checked, brought)
        self._tell(how, counts, report)

    def _tell(self, how: How, counts: Counter[str], report: Report) -> None:
        self.stdout.write((WOULD if how.dry else DONE).format(counts=said(counts)))
        if counts["same"]:
            self.stdout.write(SAME.format(letters=counted(counts["same"], "letter")))
        for what, count in report.counts.items():
            kind = "file" if what == restoring.BESIDE else "letter"
            line = OTHER.format(what=what.capitalize(), count=counted(count, kind))
            self.stdout.write(line)
        if counts["letters"] and not how.dry:
            self.stdout.write(HELD if how.held else AFTER)
