"""`manage.py transparency_report`: a year of moderation, exact for the operator and to publish.

The figures are those of Article 15(1) of the Digital Services Act, Regulation (EU) 2022/2065.
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string

from authors.clock import today
from config import transparency

FIRST_YEAR = 2000


class Command(BaseCommand):
    """Write report.json and report.html."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which year, and where to."""
        parser.add_argument("--year", required=True, help="four digits, this year or earlier")
        parser.add_argument("--out", help="a folder; DATA_DIR/transparency/YEAR if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both and say where."""
        number = _year(options["year"])
        folder = Path(options["out"] or settings.DATA_DIR / "transparency" / str(number))
        year = transparency.read(number)
        exact = json.dumps(transparency.exact(year), indent=2, ensure_ascii=False) + "\n"
        page = render_to_string("moderation/transparency.html", transparency.public(year))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / "report.json", exact, 0o600)
            _write(folder / "report.html", page, 0o644)
        except OSError as problem:
            raise CommandError(f"Nothing could be written to {folder}: {problem}.") from None
        self.stdout.write(f"{folder / 'report.json'}: exact, for the operator only")
        self.stdout.write(f"{folder / 'report.html'}: to publish, small numbers left out")


def _year(said: object) -> int:
    text = str(said)
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) >= FIRST_YEAR):
        raise CommandError(f"{text!r} is not a year: give four digits, such as {today():%Y}.")
    if int(text) > today().year:
        raise CommandError(f"{text} has not begun yet.")
    return int(text)


def _write(path: Path, text: str, mode: int) -> None:
    path.touch(mode)
    path.chmod(mode)
    path.write_text(text, encoding="utf-8")
