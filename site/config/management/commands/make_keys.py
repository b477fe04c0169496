"""`manage.py make_keys`: a new site's secrets."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Make the key file of a new site. An existing one is never touched."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """config.settings has made the file by now, if there was none."""
        self.stdout.write(
            f"The key file is {settings.KEY_FILE}.\n"
            "Back it up apart from the database: without it no key opens its letter again."
        )
