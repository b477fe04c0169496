"""The crisis help lines of each country, from a file the operator can replace. Pure."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parent / "data" / "helplines.toml"
MOST_LINES = 3  # a long list overwhelms

_CODE = (r"[A-Z]{2}", "two capital letters")
_NUMBER = (r"[+*]?[0-9][0-9 -]{1,19}", "a number to dial")
_ADDRESS = (r"https?://[^\s/]+\.\S+", "an http(s) address")


@dataclass(frozen=True)
class Line:
    """One help line, with the page its number was read on and the day it was read."""

    name: str
    number: str
    source: str
    read: date
    text: str = ""
    web: str = ""
    hours: str = ""

    @property
    def sms(self) -> tuple[str, str]:
        """(what to send, the number): a word such as HELP, or "" where the words are free."""
        word, _, number = self.text.rpartition(" to ")
        return word, number


@dataclass(frozen=True)
class Country:
    """A country's emergency number and its help lines; `open` while no line has a source."""

    code: str
    name: str
    emergency: str
    lines: tuple[Line, ...] = ()
    open: bool = False
    emergency_source: str = ""
    emergency_read: date | None = None


def read(path: Path) -> tuple[Country, ...]:
    """Every country of the file, by name. ValueError says what is wrong, and where."""
    rows = _tables(tomllib.loads(path.read_text(encoding="utf-8")), "country", path.name)
    if not rows:
        raise ValueError(f"{path.name} lists no country.")
    countries = sorted((_country(row) for row in rows), key=lambda one: one.name.casefold())
    for before, after in pairwise(sorted(key for one in countries for key in (one.code, one.name))):
        if before == after:
            raise ValueError(f"{after} is listed twice.")
    return tuple(countries)


def _country(row: dict[str, Any]) -> Country:
    name = _text(row, "name", "A country")
    code, emergency = _text(row, "code", name, *_CODE), _text(row, "emergency", name, *_NUMBER)
    lines = tuple(_line(one, name) for one in _tables(row, "line", name))
    if len(lines) > MOST_LINES:
        raise ValueError(f"{name} has {len(lines)} lines; the most is {MOST_LINES}.")
    is_open = row.get("open", False)
    if is_open is not (not lines):
        raise ValueError(f"{name}: open = true goes with no line, and only then.")
    stated = {"emergency_source", "emergency_read"} & row.keys()
    sourced = _sourced(row, "emergency_", name) if stated else ("", None)
    return Country(code, name, emergency, lines, is_open, *sourced)


def _line(row: dict[str, Any], country: str) -> Line:
    where = f"{country}, {_text(row, 'name', f'A line of {country}')}"
    number, named = _text(row, "number", where, *_NUMBER), row["name"].strip()
    more = (_text(row, key, where) if key in row else "" for key in ("text", "web", "hours"))
    return Line(named, number, *_sourced(row, "", where), *more)


def _sourced(row: dict[str, Any], prefix: str, where: str) -> tuple[str, date]:
    source, day = _text(row, prefix + "source", where, *_ADDRESS), row.get(prefix + "read")
    if type(day) is not date:
        raise ValueError(f"{where} has no {prefix}read date (like 2026-11-21, without quotes).")
    if day > date.today() + timedelta(days=1):  # it may be tomorrow already where it was read
        raise ValueError(f"{where}: the {prefix}read date {day} is in the future.")
    return source, day


def _text(row: dict[str, Any], key: str, where: str, shape: str = ".+", kind: str = "") -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where} has no {key} (text in quotes).")
    if not re.fullmatch(shape, value.strip()):
        raise ValueError(f"{where}: the {key} must be {kind or 'one line'}, not {value!r}.")
    return value.strip()


def _tables(row: dict[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(f"{where}: {key} must be written in double square brackets.")
    return value
