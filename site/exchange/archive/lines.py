"""Reading a file of an archive: one line at a time, and nothing that JSON does not promise."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from authors.clock import today
from exchange.archive import shapes
from exchange.archive.plan import LONGEST_LINE, BadArchive

Record = dict[str, Any]
NOW = timedelta()


class Line(NamedTuple):
    """One record, with the place to name when something is wrong with it."""

    where: str
    record: Record

    def refuse(self, why: str) -> NoReturn:
        """BadArchive that names file and line."""
        raise BadArchive(f"{self.where}: {why}.")

    def refuse_what_is_to_come(self, name: str, ahead: timedelta = NOW) -> None:
        """An archive holds what was public, so no day in this field can be after today.

        `ahead`: by so much may the clock that wrote it have been before ours.
        """
        if date.fromisoformat(self.record[name][:10]) > today() + ahead:
            self.refuse(f"{name} {self.record[name]} is still to come, and so nobody has read it")


def read(path: Path, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """The records of a file, each of the shape that its file has. BadArchive names the line."""
    shape = shapes.OF_FILE[path.name]
    with path.open("rb") as file:
        number = 0
        while content := file.readline(longest + 1):
            number += 1
            where = f"{path.name}, line {number}"
            if len(content) > longest:
                raise BadArchive(f"{where}: it is too long.")
            if not content.endswith(b"\n"):
                raise BadArchive(f"{where}: it is cut off.")
            line = Line(where, decoded(content, where))
            if wrong := shapes.wrong_in(line.record, shape(line.record)):
                line.refuse(wrong)
            yield line


def decoded(content: bytes, where: str) -> Record:
    """One JSON object. BadArchive, naming `where`, for anything else."""
    try:
        record = json.loads(
            content.decode(), object_pairs_hook=_once_each, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise BadArchive(f"{where}: it is not valid JSON in UTF-8.") from None
    if not isinstance(record, dict):
        raise BadArchive(f"{where}: it is no JSON object.")
    return record


def _once_each(pairs: list[tuple[str, Any]]) -> Record:
    """A name that stands twice would lose one of its values."""
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError
    return record


def _no_number(_: str) -> NoReturn:
    """NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError


def as_day(value: str | None) -> date | None:
    """The day that a record names, if it names one."""
    return date.fromisoformat(value) if value else None
