"""What is said to the operator when an import ends."""

from collections.abc import Iterator

from exchange.progress import counted
from exchange.wordpress.bringing import Mover
from writing.models import Status

_WHERE = {
    Status.PUBLISHED: "on the site for everybody",
    Status.HELD: "waiting for a volunteer",
    Status.SCHEDULED: "waiting for their day",
}


def summary(mover: Mover) -> Iterator[str]:
    """What came, what did not, and what to do next, in lines."""
    tally = mover.tally
    yield "A dry run: nothing has been kept. It would bring:" if mover.dry else "Brought in:"
    yield f"  {counted(sum(tally.letters.values()), 'letter')}"
    for status, words in _WHERE.items():
        if tally.letters.get(status):
            yield f"    {tally.letters[status]:,} {words}"
    yield f"  {counted(tally.replies, 'reply', 'replies')}"
    if tally.known:
        one = tally.known == 1
        stand = "was here before and stands as it" if one else "were here before and stand as they"
        yield f"  {counted(tally.known, 'letter')} {stand} stood"
    if tally.left_out:
        were = "was" if tally.left_out == 1 else "were"
        yield f"  {counted(tally.left_out, 'item')} of the export {were} left out"
    for what, count in sorted(mover.report.counts.items()):
        yield f"  noted: {what}, {counted(count, 'time')}"
    if mover.claims:
        yield from _of_keys(mover.claims.dealt, tally.keyless, dry=mover.dry)


def _of_keys(dealt: int, keyless: int, *, dry: bool) -> Iterator[str]:
    if dry:
        yield f"{counted(dealt, 'key')} would be dealt. The file of keys has not been touched."
    else:
        yield f"{counted(dealt, 'key')} dealt. Send each line to its address, and then destroy the"
        yield "file of keys: shred -u FILE."
    if keyless:
        yield f"Without a key: {counted(keyless, 'letter')}. Either it was here before, and keys"
        yield "are dealt only as a letter comes in, or the export has no address of its writer."
