"""The old site's numbers, as a file may claim them."""

from collections.abc import Iterable, Iterator

# What a database keeps as a whole number.
LARGEST = 2**63 - 1


def number(text: str) -> int:
    """A count from 1 to `LARGEST`; 0 for anything else, which is nobody's number."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        return 0
    found = int(text)
    return found if found <= LARGEST else 0


class Seen:
    """Remembers which numbers came, 64 to an entry: a big site has a million close together."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self.rows: dict[int, int] = {}
        for number in numbers:
            self.again(number)

    def again(self, number: int) -> bool:
        """Whether this one came before; from now on it did."""
        row, place = number >> 6, 1 << (number & 63)
        known = self.rows.get(row, 0)
        self.rows[row] = known | place
        return bool(known & place)

    def __contains__(self, number: int) -> bool:
        return bool(self.rows.get(number >> 6, 0) & 1 << (number & 63))

    def __iter__(self) -> Iterator[int]:
        for row, known in self.rows.items():
            for place in range(64):
                if known & 1 << place:
                    yield row << 6 | place
