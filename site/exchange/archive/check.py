"""Looking through a whole archive before anything is written: a bad line changes nothing here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from exchange.archive import groups, lines, manifest, plan, shapes, threads
from exchange.archive.groups import Group
from exchange.archive.lines import Line
from exchange.archive.manifest import Manifest
from exchange.archive.plan import BadArchive
from exchange.archive.seen import Seen
from exchange.archive.writing import Tell

# file -> (what it holds, the fields of which no two lines may have the same)
_SHELVES = {
    plan.CATEGORIES: ("categories", ("slug", "name")),
    plan.NOTES: ("notes", ("slug", "name")),
    plan.GLOSSARY: ("glossary", ("term",)),
}


def look_through(folder: Path, tell: Tell) -> Manifest:
    """The manifest of an archive that can be taken. BadArchive names the first thing wrong.

    `tell` hears the counts after each letter.
    """
    said = manifest.read(folder)
    manifest.verify(folder, said)
    with closing(Seen()) as seen:
        found = _through(folder, seen, tell)
    for name, count in said.counts.items():
        if count != found[name]:
            why = f"{count:,} {name} are named and {found[name]:,} are there"
            raise BadArchive(f"{plan.MANIFEST}: {why}.")
    return said


def _through(folder: Path, seen: Seen, tell: Tell) -> Mapping[str, int]:
    counts = Counter(dict.fromkeys(shapes.COUNTED, 0))
    for name, (kind, unique) in _SHELVES.items():
        for line in lines.read(folder / name):
            _once_each(line, kind, unique, seen)
            counts[kind] += 1
    for group in groups.read(folder):
        counts.update(_group(group, seen))
        tell(counts)
    if lost := seen.missing("earlier", among="letters"):
        raise BadArchive(f"{lost[1]}: the earlier letter {lost[0]} is not in this archive.")
    return counts


def _once_each(line: Line, kind: str, unique: Iterable[str], seen: Seen) -> None:
    for field in unique:
        value = line.record[field]
        # A term in another case is the same one.
        name = value.lower() if field == "term" else value
        if not seen.add(kind if field == "slug" else f"{kind} by {field}", name):
            line.refuse(f"the {field} {value!a} is there already")


def _group(group: Group, seen: Seen) -> Counter[str]:
    letter = group.letter.record
    if not seen.add("letters", letter["id"]):
        group.letter.refuse(f"the letter {letter['id']} is there already")
    group.letter.refuse_what_is_to_come("day")
    if letter["earlier"] == letter["id"]:
        group.letter.refuse("a letter cannot come before itself")
    if letter["earlier"]:
        seen.add("earlier", letter["earlier"], group.letter.where)
    _shelved(group.letter, "categories", seen)
    _shelved(group.letter, "notes", seen)
    counts = Counter(letters=1)
    for line in group.updates:
        counts["updates"] += 1
        line.refuse_what_is_to_come("day")
        _shelved(line, "notes", seen)
        if not seen.add("updates", line.record["number"]):
            line.refuse("an update of this letter has that number already")
    seen.forget("updates")
    return counts + threads.look_through(group, seen)


def _shelved(line: Line, kind: str, seen: Seen) -> None:
    for slug in line.record[kind]:
        if not seen.has(kind, slug):
            line.refuse(f"{slug} is none of the {kind} of this archive")
