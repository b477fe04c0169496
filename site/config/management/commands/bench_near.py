"""`manage.py bench_near`: how often "letters near this one" are about the same thing.

Publishes our own sample letters in ten themes into an empty database; `bin/bench near` gives it
one that goes away afterwards.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import themes
from letters import near, shown, starter
from letters.models import Letter
from writing.reading import Reading

FOLDER = "letters/data/themes"
EVERYBODY = Reading(show="all")


class Command(BaseCommand):
    """Print the precision at five, and that of the newest letters on the same shelf."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each theme, as a table for docs/performance.md."""
        if Letter.objects.exists():
            raise CommandError("This fills the database with samples. Give it an empty one.")
        starter.load_shelves()
        theme_of = themes.load(themes.read(settings.BASE_DIR / FOLDER))
        for pk in theme_of:
            near.look(pk)
        rows = {name: _precision(theme_of, name) for name in sorted(set(theme_of.values()))}
        self.stdout.write("| theme | near | newest on the shelf |\n|---|---|---|")
        for name, (ours, newest) in rows.items():
            self.stdout.write(f"| {name} | {ours:.2f} | {newest:.2f} |")
        ours, newest = (sum(column) / len(rows) for column in zip(*rows.values(), strict=True))
        times = f"{ours / newest:.1f} times" if newest else "endlessly"
        self.stdout.write(f"| all {len(theme_of)} letters | {ours:.2f} | {newest:.2f} |")
        self.stdout.write(f"\nNear is {times} as often right.")


def _precision(theme_of: dict[int, str], theme: str) -> tuple[float, float]:
    letters = Letter.objects.filter(pk__in=[pk for pk, name in theme_of.items() if name == theme])
    pairs = [(_near(letter), _newest(letter)) for letter in letters]
    scores = [[_same(theme_of, pks, theme) for pks in pair] for pair in pairs]
    ours, newest = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return ours, newest


def _near(letter: Letter) -> list[int]:
    return list(near.near_for(letter, EVERYBODY).values_list("pk", flat=True))


def _newest(letter: Letter) -> list[int]:
    shelf = letter.categories.all()[0]
    rows = shown.letters(EVERYBODY).filter(categories=shelf).exclude(pk=letter.pk)
    return list(rows.newest_first().values_list("pk", flat=True)[: near.SHOWN])


def _same(theme_of: dict[int, str], pks: list[int], theme: str) -> float:
    """The part of five that is of the theme; what is missing counts as wrong."""
    return sum(theme_of[pk] == theme for pk in pks) / near.SHOWN
