"""The shape of every pattern of the screens: none that a long text could make slow.

`bin/bench --screens` measures; this looks at how a pattern is built, which no machine can blur.
"""

import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from config.management.commands import bench_screens

REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
MOST_WAYS = 200_000  # ways one repeat inside another may share out the characters between them


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the room, by its name."""
    found = {}
    for module in bench_screens.modules():
        for name, value in vars(module).items():
            for place, pattern in enumerate(bench_screens.patterns_in(value)):
                found[f"{module.__name__}.{name}[{place}]"] = pattern
    return found


def repeats(parsed: Any, outside: int = 1) -> Iterator[tuple[bool, int]]:
    """(without an end, how many ways with those around it) for each repeat in a pattern."""
    for op, given in parsed:
        if op in REPEATS:
            least, most, inner = given
            endless = most is code.MAXREPEAT
            ways = outside * (1 if least == most or endless else int(most))
            yield endless, ways
            yield from ((e or False, w) for e, w in _inside(inner, ways, endless))
        else:
            for part in _parts(given):
                yield from repeats(part, outside)


def _inside(inner: Any, ways: int, endless: bool) -> Iterator[tuple[bool, int]]:
    for inner_endless, inner_ways in repeats(inner, ways):
        yield inner_endless, (10**9 if endless and inner_endless else inner_ways)


def _parts(given: Any) -> Iterator[Any]:
    """The patterns that stand inside an element: a group, a branch, a look around."""
    if isinstance(given, parser.SubPattern):
        yield given
    elif isinstance(given, list | tuple):
        for part in given:
            yield from _parts(part)


FOUND = patterns()


def test_the_patterns_of_the_room_are_found() -> None:
    assert len(FOUND) > 100


def test_no_repeat_stands_in_an_endless_one_and_bounded_ones_stay_small() -> None:
    for name, pattern in FOUND.items():
        for _, ways in repeats(parser.parse(pattern.pattern, pattern.flags)):
            assert ways <= MOST_WAYS, f"{name}: {pattern.pattern[:200]}"


@pytest.mark.parametrize("bad", [r"(?:a+)+b", r"(a*b?)*c", r"(?:\w+\s*)*x", r"(?:(?:a|b)+,?)+$"])
def test_a_pattern_that_a_text_can_make_slow_would_be_seen(bad: str) -> None:
    assert any(ways > MOST_WAYS for _, ways in repeats(parser.parse(bad)))
