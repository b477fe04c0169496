"""Which letter came before another, once all of them are here."""

from contextlib import suppress

from exchange.archive.barred import Barred
from exchange.archive.lines import Record
from letters import linking
from letters.linking import Circle
from letters.models import Letter
from writing.models import Status

_HERE = (Status.PUBLISHED, Status.HELD)


def join(record: Record, barred: Barred) -> None:
    """Name the letter before, where this one came out of an archive and names none.

    One with a key is its author's to join, and so was one whose author let go of it.
    """
    if record["earlier"] is None or barred.is_orphaned(record["id"]):
        return
    rows = Letter.objects.filter(status__in=_HERE)
    letter = rows.filter(public_id=record["id"], key=None, earlier=None).first()
    earlier = rows.filter(public_id=record["earlier"], key=None).first()
    if letter and earlier:
        with suppress(Circle):  # a letter cannot come before itself, whatever a file says
            linking.link(letter, earlier)
