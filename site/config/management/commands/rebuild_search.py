"""`manage.py rebuild_search`: make the search index anew while the site runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from letters.models import SearchText
from letters.search import rebuilding, tidying


class Command(BaseCommand):
    """Index every public letter anew, in small steps; a second run does no harm."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was wrong, how far it is, and how many letters the index has."""
        if not rebuilding.is_sound():
            self.stdout.write("The index does not agree with its words. It is made anew at once.")
            rebuilding.make_sound()
        last, done, strays = 0, 0, rebuilding.drop_strays()
        while batch := rebuilding.letters_after(last):
            done += rebuilding.again(batch)
            last = batch[-1]
            self.stdout.write(f"{done:,} letters indexed", ending="\r")
        if connection.vendor != "sqlite":
            rebuilding.make_sound()
        tidying.tidy()
        if strays:
            self.stdout.write(f"Taken out, because nobody may read them: {strays:,}")
        self.stdout.write(f"The index has {SearchText.objects.count():,} letters, all of them new.")
