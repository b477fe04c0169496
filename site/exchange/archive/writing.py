"""Writing an archive: every file in one reading of the database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from django.conf import settings

from authors.clock import today
from desk.export.records import Record
from exchange.archive import folder, manifest, plan, rows, shapes, wordpress
from exchange.archive.moment import one_moment
from exchange.archive.sheet import Sheet

Tell = Callable[[Mapping[str, int]], None]
_SHEETS = {"letter": plan.LETTERS, "update": plan.UPDATES, "reply": plan.REPLIES}
_KINDS = {"letter": "letters", "update": "updates", "reply": "replies"}


def write(target: Path, tell: Tell, *, with_wordpress: bool = True) -> Mapping[str, int]:
    """Make the archive in a folder that is new or empty; how many of each kind are in it.

    `tell` hears the counts after each letter. BadArchive where something is in the way.
    """
    with folder.whole(target) as part:
        with one_moment():
            counts, files = _write(part, tell)
        if with_wordpress:
            with closing(Sheet(part / plan.WORDPRESS)) as sheet:
                wordpress.write(part, settings.SITE_URL, sheet.write)
            files.append(sheet.told())
        with closing(Sheet(part / plan.MANIFEST)) as sheet:
            sheet.write(manifest.text(_manifest(counts, files)))
    return counts


def _write(part: Path, tell: Tell) -> tuple[Counter[str], list[Record]]:
    counts = Counter(dict.fromkeys(shapes.COUNTED, 0))
    with ExitStack() as open_files:
        sheets = {
            name: open_files.enter_context(closing(Sheet(part / name))) for name in plan.FILES
        }
        counts["categories"] = _all(rows.categories(), sheets[plan.CATEGORIES])
        counts["notes"] = _all(rows.notes(), sheets[plan.NOTES])
        counts["glossary"] = _all(rows.terms(), sheets[plan.GLOSSARY])
        for letter in rows.letters():
            for kind, record in rows.all_of(letter):
                sheets[_SHEETS[kind]].line(record)
                counts["gone" if "gone" in record else _KINDS[kind]] += 1
            tell(counts)
    return counts, [sheet.told() for sheet in sheets.values()]


def _all(records: Iterable[Record], sheet: Sheet) -> int:
    for record in records:
        sheet.line(record)
    return sheet.lines


def _manifest(counts: Mapping[str, int], files: list[Record]) -> dict[str, Any]:
    return {
        "format": plan.FORMAT,
        "version": plan.VERSION,
        "made_on": today().isoformat(),
        "site": settings.SITE_URL,
        "counts": dict(counts),
        "files": files,
    }
