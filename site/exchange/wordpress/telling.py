"""What is said to the operator when an import ends."""

from collections.abc import Iterator

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
    yield f"  {sum(tally.letters.values()):,} letters"
    for status, words in _WHERE.items():
        if tally.letters.get(status):
            yield f"    {tally.letters[status]:,} {words}"
    yield f"  {tally.replies:,} replies"
    if tally.known:
        yield f"  {tally.known:,} letters were here before and stand as they stood"
    if tally.left_out:
        yield f"  {tally.left_out:,} items of the export were left out"
    for what, count in sorted(mover.report.counts.items()):
        yield f"  noted: {what}, {count:,} times"
    if mover.claims:
        yield f"{mover.claims.dealt:,} keys were dealt. Send each line to its address, and then"
        yield "destroy the file of keys: shred -u FILE."
