"""`manage.py rerender`: after a change of the pages, all stored markup at once."""

from typing import Any

from django.core.management.base import BaseCommand

from config.management.commands.tick import rerender


class Command(BaseCommand):
    """Render anew every letter and reply whose stored markup is of an older version."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """In rounds, so that memory stays small."""
        total = 0
        while done := rerender(500):
            total += done
        self.stdout.write(f"Texts rendered anew: {total}")
