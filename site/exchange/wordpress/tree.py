"""Who answers whom among comments that may come in any order, or in a circle. Pure."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TypeVar

from exchange.wordpress.numbers import Seen

T = TypeVar("T")


def mended(parents: Mapping[int, int], keep: Set[int]) -> tuple[dict[int, int], list[int]]:
    """(comment -> whom it answers of those to `keep`, 0 for the letter; those whose chain broke).

    An answer to one that is not kept answers what that one answered. A chain that leads nowhere,
    or into itself, ends at the letter. Linear in the number of comments.
    """
    broken: list[int] = []
    found: dict[int, int] = {}
    for number in keep:
        parent, seen = parents.get(number, 0), {number}
        while parent and parent not in keep and parent in parents and parent not in seen:
            seen.add(parent)
            parent = parents[parent]
        if parent and parent not in keep:
            parent = 0
            broken.append(number)
        found[number] = parent
    broken += _without_circles(found)
    return found, sorted(broken)


def past(parents: dict[int, int], hidden: Set[int]) -> list[int]:
    """Let each comment that is not `hidden` answer the nearest one that is not; those moved up.

    `parents` without circles, as mended() makes it, is changed in place. Linear in its size.
    """
    moved: list[int] = []
    nearest: dict[int, int] = {}
    for number in parents.keys() - hidden:
        way, at = [], parents[number]
        while at in hidden and at not in nearest:
            way.append(at)
            at = parents[at]
        at = nearest.get(at, at)
        nearest.update(dict.fromkeys(way, at))
        if at != parents[number]:
            parents[number] = at
            moved.append(number)
    return sorted(moved)


def _without_circles(parents: dict[int, int]) -> list[int]:
    """Cut each circle at its first comment, which then answers the letter; those cut."""
    cut, safe = [], {0}
    for start in sorted(parents):
        way, at = [], start
        on_way = set()
        while at not in safe and at not in on_way:
            on_way.add(at)
            way.append(at)
            at = parents[at]
        if at in on_way:
            first = min(way[way.index(at) :])
            parents[first] = 0
            cut.append(first)
        safe.update(way)
    return cut


def parents_first(
    items: Iterable[T], parents: Mapping[int, int], number: Callable[[T], int], there: Seen
) -> Iterator[T]:
    """The items so that each comes after the one it answers; only early ones are kept waiting.

    `there` are the numbers that need no waiting for; it grows by what is given out.
    """
    waiting: dict[int, list[T]] = {}
    for item in items:
        parent = parents.get(number(item), 0)
        if parent and parent not in there:
            waiting.setdefault(parent, []).append(item)
            continue
        ready = deque([item])
        while ready:
            one = ready.popleft()
            there.again(number(one))
            yield one
            ready += waiting.pop(number(one), [])
