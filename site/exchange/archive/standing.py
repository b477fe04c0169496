"""Whether a letter that is here already is the one in the archive."""

from collections.abc import Iterator
from itertools import chain, zip_longest

from exchange.archive import rows
from exchange.archive.groups import Group
from exchange.archive.lines import Record
from letters.models import Letter

_UNORDERED = ("categories", "notes")


def is_same(letter: Letter, group: Group) -> bool:
    """Whether an archive of this site would have the same lines for it.

    The letter before it aside: that one may not be here yet.
    """
    there = chain(
        [("letter", group.letter.record)],
        (("update", line.record) for line in group.updates),
        (("reply", line.record) for line in group.replies),
    )
    both = zip_longest(_plain(rows.all_of(letter)), _plain(there))
    return all(here == archived for here, archived in both)


def _plain(told: Iterator[tuple[str, Record]]) -> Iterator[tuple[str, Record]]:
    for kind, record in told:
        sorted_ones = {name: sorted(record[name]) for name in _UNORDERED if name in record}
        plain = {**record, **sorted_ones}
        plain.pop("earlier", None)
        yield kind, plain
