"""`manage.py move_from_sqlite FILE`: a site leaves its SQLite file for PostgreSQL."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from config import moving
from config.copies import Unusable
from config.moving import Moved

DONE = (
    "{rows:,} rows in {tables} tables, the same on both sides. Start the site with DATABASE_URL "
    "set. {file} was only read: keep it until all is well, then delete it, because what is burned "
    "from now on would live on in it."
)


class Command(BaseCommand):
    """Copy every row of an SQLite file into the database at DATABASE_URL. Stop the site first."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file."""
        parser.add_argument("file", help="DATA_DIR/letters.sqlite3 of the site that moves")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each table with both counts, then what to do next."""
        file = Path(options["file"])
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        told: list[Moved] = []
        try:
            moving.move(file, lambda moved: self._tell(moved, told))
        except Unusable as problem:
            raise CommandError(f"{file} was not moved. {problem}") from None
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # or the first readers wait for plans made of nothing
        rows = sum(moved.here for moved in told)
        self.stdout.write(DONE.format(rows=rows, tables=len(told), file=file))

    def _tell(self, moved: Moved, told: list[Moved]) -> None:
        told.append(moved)
        self.stdout.write(f"{moved.table}: {moved.there:,} there, {moved.here:,} here")
