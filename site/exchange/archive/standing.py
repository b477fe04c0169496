"""Whether a letter that is here already is the one in the archive."""

from collections.abc import Iterator
from itertools import chain, zip_longest

from exchange.archive import rows
from exchange.archive.groups import Group
from exchange.archive.lines import Record
from exchange.archive.shelves_in import Slugs
from letters.models import Letter

_UNORDERED = ("categories", "notes")


def is_same(letter: Letter, group: Group, slugs: Slugs) -> bool:
    """Whether an archive of this site would have the same lines for it.

    The letter before it aside: that one may not be here yet. `slugs`: of pigeonholes and notes
    of the archive, those they have here.
    """
    there = chain(
        [("letter", group.letter.record)],
        (("update", line.record) for line in group.updates),
        (("reply", line.record) for line in group.replies),
    )
    both = zip_longest(_plain(rows.all_of(letter), {}), _plain(there, slugs))
    return all(here == archived for here, archived in both)


def _plain(told: Iterator[tuple[str, Record]], slugs: Slugs) -> Iterator[tuple[str, Record]]:
    for kind, record in told:
        plain = dict(record)
        for name in _UNORDERED:
            if name in record:
                here = slugs.get(name, {})
                plain[name] = sorted(here.get(slug, slug) for slug in record[name])
        plain.pop("earlier", None)
        yield kind, plain
