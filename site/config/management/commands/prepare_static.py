"""`manage.py prepare_static`: styles, scripts and fonts with hashed names, if any changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Collect static files once for each version of the site."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing is done while the mark left by the last time is this version's."""
        mark = Path(settings.STATIC_ROOT) / "collected"
        if mark.exists() and mark.read_text() == settings.RELEASE:
            return
        self.stdout.write("Preparing styles and fonts")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(settings.RELEASE)
