"""What the erasure list says must not come back, whatever an older archive has."""

from datetime import date

from exchange.archive import records
from writing import erasures
from writing.models import Status

_STANDS = frozenset({*Status.values, erasures.GONE})
_READ = frozenset({Status.PUBLISHED, Status.SCHEDULED})
# The last word of the list -> the line in a reply's place; that of a volunteer for all others.
_LINES: dict[str, str] = {str(what): line for what, line in records.GONE.items()}
_LINES[erasures.GONE] = records.AUTHOR


class Barred:
    """The list of this site, asked by the str() of a text. Empty where there is no list.

    `made_on`: the day of the archive. Words taken out on that day or later may still be in it.
    """

    def __init__(self, made_on: date) -> None:
        self._made_on = made_on
        try:
            self._lines = erasures.read()
        except FileNotFoundError:
            self._lines = {}

    def why(self, name: str) -> str:
        """The list's word for what took this text from readers, "" where nothing did."""
        lines = self._lines_of(name)
        stands = [line.what for line in lines if line.what in _STANDS][-1:]
        if stands and stands[0] not in _READ:
            return stands[0]
        redacted = [line for line in lines if line.what == erasures.REDACTED]
        return erasures.REDACTED if any(one.day >= self._made_on for one in redacted) else ""

    def line_left(self, name: str) -> str:
        """Which line stands in the place of a reply that must not come back, "" if it may."""
        what = self.why(name)
        return _LINES.get(what, records.VOLUNTEER) if what else ""

    def is_orphaned(self, name: str) -> bool:
        """Whether its author let go of it, and with that of what joined it to other letters."""
        return any(line.what == erasures.ORPHAN for line in self._lines_of(name))

    def _lines_of(self, name: str) -> list[erasures.Line]:
        return self._lines.get(erasures.digest(name), []) if self._lines else []
