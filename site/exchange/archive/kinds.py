"""What a value in an archive may be. A check says what is wrong with it, "" if nothing. Pure."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from exchange.archive.plan import MOST

Check = Callable[[Any], str]
Shape = Mapping[str, Check]
# No database keeps these: half a character, and the character that ends a text in C.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", re.ASCII)


def text(most: int, *, blank: bool = True) -> Check:
    """Words of at most so many characters."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            return "is no text"
        if _UNFIT.search(value):
            return "holds a character that is none"
        if len(value) > most:
            return f"is longer than {most:,} characters"
        return "" if value or blank else "is empty"

    return check


def matching(pattern: str, what: str) -> Check:
    """A code of a certain form; `what` it is."""
    form = re.compile(pattern, re.ASCII)
    return lambda value: "" if isinstance(value, str) and form.fullmatch(value) else f"is no {what}"


def one_of(values: Collection[str]) -> Check:
    """One of a few codes."""
    known = frozenset(values)
    return lambda value: (
        "" if isinstance(value, str) and value in known else "is none of the codes for it"
    )


def whole(most: int = MOST, *, least: int = 0) -> Check:
    """A whole number; true and 1.0 are none."""
    return lambda value: (
        "" if type(value) is int and least <= value <= most else "is no number that fits"
    )


def flag(value: Any) -> str:
    """True or false."""
    return "" if isinstance(value, bool) else "is neither true nor false"


def day(value: Any) -> str:
    """A day such as 2012-12-11."""
    return (
        "" if isinstance(value, str) and _DAY.fullmatch(value) and _is_one(value) else "is no day"
    )


def time(value: Any) -> str:
    """A day, or a minute such as 2012-12-11T12:35Z."""
    if isinstance(value, str) and _MINUTE.fullmatch(value) and _is_one(value):
        return ""
    return "" if not day(value) else "is neither a day nor a minute"


def _is_one(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def maybe(check: Check) -> Check:
    """The same, or null."""
    return lambda value: "" if value is None else check(value)


def many(check: Check) -> Check:
    """A list of such values, none of them twice."""

    def each(value: Any) -> str:
        if not isinstance(value, list):
            return "is no list"
        for one in value:
            if wrong := check(one):
                return f"has one that {wrong}"
        return "has one twice" if len(set(map(repr, value))) < len(value) else ""

    return each


def inside(shape: Shape) -> Check:
    """An object of a shape of its own."""
    return lambda value: (
        wrong_in(value, shape, "has") if isinstance(value, dict) else "is no object"
    )


def wrong_in(record: Mapping[str, Any], shape: Shape, it_has: str = "it has") -> str:
    """What is wrong with an object first; "" if it has all these fields, rightly, and no other."""
    for name in record:
        if name not in shape:
            return f"{it_has} a field that this version does not know: {name!a}"
    for name, check in shape.items():
        if name not in record:
            return f"{it_has} no {name}"
        if wrong := check(record[name]):
            return f"{name} {wrong}"
    return ""
