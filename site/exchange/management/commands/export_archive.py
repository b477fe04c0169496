"""`manage.py export_archive FOLDER`: all that anybody can read here, as files for any program."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from exchange.archive import writing
from exchange.archive.explaining import explained
from exchange.archive.progress import Progress, said

NOTHING = "No archive was written. {why}"
STOPPED = "Stopped. No archive was written."
DONE = "{folder}: {counts}. Nothing in it is a key or leads to one. Anybody may read it."


class Command(BaseCommand):
    """Write an archive of everything that is public, while the site is in use."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", help="a new folder, or an empty one")
        parser.add_argument(
            "--no-wordpress", action="store_true", help="leave wordpress.xml out of it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how much is in it."""
        folder = Path(options["folder"]).absolute()
        progress = Progress("Written", self.stderr)
        with explained(NOTHING, STOPPED):
            counts = writing.write(folder, progress, with_wordpress=not options["no_wordpress"])
        self.stdout.write(DONE.format(folder=folder, counts=said(counts)))
