"""Moving an export in, as the command does it, for tests of what becomes of it."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from comments.models import Reply
from exchange.models import Origin
from exchange.report import Report
from exchange.wordpress.bringing import Mover
from exchange.wordpress.parts import Site
from exchange.wordpress.plan import Wishes
from exchange.wordpress.reading import read
from letters.models import Letter
from tests.exchange import wxr


def move(*items: str, wishes: Wishes | None = None, dry: bool = False, **given: Any) -> list[str]:
    """Bring these items in; the lines of the report."""
    return move_bytes(wxr.an_export(*items, **given), wishes=wishes, dry=dry)


def move_bytes(export: bytes, wishes: Wishes | None = None, dry: bool = False) -> list[str]:
    """The same for a whole file."""
    lines = StringIO()
    report = Report(lines)
    mover = Mover(wishes or Wishes(), report, dry=dry)
    for part in read(BytesIO(export), report):
        if isinstance(part, Site):
            mover.site = part
        else:
            mover.move(part)
    return lines.getvalue().splitlines()


def command(path: Path, **options: Any) -> str:
    """What `manage.py import_wordpress` says."""
    out = StringIO()
    call_command("import_wordpress", str(path), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def letter_of(number: int) -> Letter:
    """The letter that a post of this number became."""
    found = Origin.objects.get(number=number, reply=None).letter
    assert found is not None
    return Letter.objects.get(pk=found.pk)


def bodies() -> list[str]:
    """The words of the replies in the order of the thread."""
    return list(Reply.objects.order_by("path").values_list("source", flat=True))


def chain() -> dict[str, str]:
    """What each reply answers, "" for the letter."""
    rows = Reply.objects.values_list("source", "parent__source")
    return {words: answered or "" for words, answered in rows}
