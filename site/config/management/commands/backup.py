"""`manage.py backup`: a whole copy of the database, made while the site is in use."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from authors import sitekeys
from config import ageing, backups, dumps
from config.copies import Unusable
from writing import erasures

APART = """\
Not in it, because a thief of one place must not find both:
  {keys}  the key file; without it no key opens its letter again
  {list}  the erasure list; without it a restore would show what was burned since
Keep a copy of both somewhere else, of the list as often as you back up. Never copy the
folder hands."""


class Command(BaseCommand):
    """Write a backup, and delete those that are older than BACKUP_DAYS."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", nargs="?", help="DATA_DIR/backups if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was written, what is not in it, and what was deleted."""
        sitekeys.check()  # a copy that this key file does not open would be of no use
        maker = dumps if connection.vendor == "postgresql" else backups
        folder = Path(options["folder"] or settings.DATA_DIR / "backups").absolute()
        try:
            made = maker.make(folder)
        except Unusable as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(
            f"{made.path}: {made.size:,} bytes, {made.letters:,} letters, {made.replies:,} replies"
        )
        self.stdout.write(APART.format(keys=settings.KEY_FILE, list=erasures.path()))
        for gone in ageing.age_out(folder):
            self.stdout.write(f"Deleted, older than {settings.BACKUP_DAYS} days: {gone}")
