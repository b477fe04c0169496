"""Bringing an archive in: into an empty site, or among the letters of one that lives.

Letter by letter, each in one transaction: it can be stopped at any moment and run again.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from exchange.archive import check, groups, letters_in, lines, links_in, manifest, plan, standing
from exchange.archive.barred import Barred
from exchange.archive.groups import Group
from exchange.archive.shelves_in import Shelves, Slugs, slugs_here
from exchange.archive.writing import Tell
from exchange.report import Report
from letters.models import Letter

BARRED = "not brought back"
DIFFERENT = "left as it is here"
AWAY = "left where it is"
BESIDE = "not looked at"


@dataclass(frozen=True)
class How:
    """`held`: letters wait for a volunteer; `dry`: nothing is written."""

    held: bool = False
    dry: bool = False


def restore(folder: Path, how: How, report: Report, checked: Tell, brought: Tell) -> Counter[str]:
    """Look through all of it, then bring it in; how much came in, and how many were "same".

    BadArchive before anything is written. `checked` and `brought` hear the counts after each
    letter; what did not come in is told to the `report`, by the letter's id or the file's name.
    """
    said = check.look_through(folder, checked)
    for name in manifest.beside(folder, said):
        report.line(ascii(name), BESIDE, f"{plan.MANIFEST} does not name it")
    barred = Barred(said.made_on)
    shelves = None if how.dry else Shelves(folder)
    slugs = slugs_here(folder)
    counts: Counter[str] = Counter()
    for group in groups.read(folder):
        if _wanted(group, barred, slugs, report, counts):
            if shelves:
                counts += letters_in.bring(group, shelves, barred, held=how.held)
            else:
                counts += _in(group)
        brought(counts)
    if shelves:
        for line in lines.read(folder / plan.LETTERS):
            links_in.join(line.record, barred)
    return counts


def _wanted(
    group: Group, barred: Barred, slugs: Slugs, report: Report, counts: Counter[str]
) -> bool:
    """Whether a letter is to come in: it is not here, and was not taken from readers here."""
    name = group.letter.record["id"]
    here = Letter.objects.select_related("earlier").filter(public_id=name).first()
    if here is None:
        if why := barred.why(name):
            report.line(name, BARRED, f"the erasure list of this site says: {why}")
        return not why
    if not here.is_public:
        report.line(name, AWAY, f"it is not public here: {here.get_status_display()}")
    elif standing.is_same(here, group, slugs):
        counts["same"] += 1
    else:
        report.line(name, DIFFERENT, "the archive has it otherwise")
    return False


def _in(group: Group) -> Counter[str]:
    """What a letter would bring."""
    return Counter(
        letters=1,
        updates=sum(1 for _ in group.updates),
        replies=sum("gone" not in line.record for line in group.replies),
    )
