"""A letter with what stands under it, out of three files that are read side by side."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from exchange.archive import lines, plan
from exchange.archive.lines import Line


class Group(NamedTuple):
    """One letter; its updates and its replies are read as they are asked for, updates first."""

    letter: Line
    updates: Iterator[Line]
    replies: Iterator[Line]


class _Run:
    """A file whose lines stand in the order of their letters."""

    def __init__(self, path: Path) -> None:
        self._lines = lines.read(path)
        self.next = next(self._lines, None)

    def of(self, letter: str) -> Iterator[Line]:
        """The lines of this letter, which must be the next in the file."""
        while self.next and self.next.record["letter"] == letter:
            line, self.next = self.next, next(self._lines, None)
            yield line


def read(folder: Path) -> Iterator[Group]:
    """Every letter with its own. BadArchive where a line belongs to no letter, or is too late."""
    runs = [_Run(folder / name) for name in (plan.UPDATES, plan.REPLIES)]
    for letter in lines.read(folder / plan.LETTERS):
        own = [run.of(letter.record["id"]) for run in runs]
        yield Group(letter, *own)
        for rest in own:
            deque(rest, maxlen=0)  # what nobody asked for
    for run in runs:
        if run.next:
            name = run.next.record["letter"]
            run.next.refuse(f"the letter {name} is not in {plan.LETTERS}, or not at this place")
