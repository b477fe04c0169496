"""`manage.py replay_erasures`: after pg_restore, what was erased since the dump goes again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from authors import sitekeys
from config import forgetting, reach, replay, usable
from config.copies import Unusable
from config.management.commands import restore
from writing import durable

ON_SQLITE = "On SQLite `manage.py restore FILE` does this by itself."


class Command(BaseCommand):
    """Bring a restored PostgreSQL database up to date with the erasure list. Can be repeated."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether a lost list is to be done without."""
        parser.add_argument("--without-erasures", action="store_true", help=restore.LOST)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done again, then let the site be served."""
        if connection.vendor != "postgresql":
            raise CommandError(ON_SQLITE)
        call_command("migrate", verbosity=0, interactive=False)
        marker = sitekeys.restoring()
        try:
            usable.refuse_foreign_keys()
            lines = usable.lines_since(reach.noted(), without_erasures=options["without_erasures"])
            marker.touch()  # nothing is served before the end, also if this is cut off
            replayed = replay.replay(lines)
            forgetting.forget()
            reach.note()
        except (Unusable, OSError) as problem:
            raise CommandError(str(problem)) from None
        marker.unlink()
        durable.sync(marker.parent)
        for sentence in restore.said(replayed):
            self.stdout.write(sentence)
        self.stdout.write(restore.AFTER)
