"""`manage.py restore FILE`: a backup comes back, without what was erased since it was made."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from config import restoring
from config.copies import Unusable
from config.restoring import Restored

# What is said -> the words of the erasure list it counts.
SAID = {
    "burned again": "burned",
    "cancelled again before their day": "gone",
    "without their keys again": "orphan",
    "removed again": "removed",
    "hidden again": "hidden",
    "held again": "held",
    "taken back again": "taken_back",
    "put away again": "muted",
    "waiting for their day again": "scheduled",
    "waiting until a volunteer takes words out again": "redacted",
}
ASIDE = (
    "The database that was here is now {aside}.\nIt holds what was written after the backup. "
    "Delete it when all is well."
)
AFTER = (
    "Everybody has to sign in again, and open invitations are over. Look through the accounts: one "
    "that you closed, or a password that was changed, since the backup is as it was."
)
LOST = "the erasure list is lost: what was burned since becomes readable again"


def said(replayed: Counter[str]) -> Iterator[str]:
    """A sentence for everything that was done again."""
    for words, what in SAID.items():
        if replayed[what]:
            yield f"Texts {words}: {replayed[what]}"
    if replayed["account"]:
        yield f"Accounts deleted again: {replayed['account']}"


class Command(BaseCommand):
    """Put a backup back and replay the erasure list. The site has to be stopped."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and whether a lost erasure list is to be done without."""
        parser.add_argument("file", help="what `manage.py backup` wrote")
        parser.add_argument(
            "--without-erasures",
            action="store_true",
            help=LOST,
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was replayed, where the old database is and what to look at."""
        file = Path(options["file"])
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            done = restoring.restore(file, without_erasures=options["without_erasures"])
        except (Unusable, OSError, DatabaseError) as problem:
            raise CommandError(f"{file} was not restored. {problem}") from None
        self.stdout.write(f"{file} is in its place.")
        self._tell(done)

    def _tell(self, done: Restored) -> None:
        for sentence in said(done.replayed):
            self.stdout.write(sentence)
        if done.aside:
            self.stdout.write(ASIDE.format(aside=done.aside))
        self.stdout.write(AFTER)
