"""The word lists of data/, as sets and as patterns. Pure; each list is read once.

A list has one entry a line; lines that begin with "#" are for whoever edits it.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def entries(*names: str) -> frozenset[str]:
    """The entries of data/NAME.txt; of several lists, all of them."""
    return frozenset(line for name in names for line in lines(name))


def lines(name: str) -> list[str]:
    """The entries of data/NAME.txt in their order."""
    found = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in found if line.strip() and not line.startswith("#")]


@cache
def lengths(*names: str) -> dict[str, int]:
    """First words of the entries, and how many words the longest of each has."""
    longest: dict[str, int] = {}
    for entry in entries(*names):
        first, count = entry.split()[0], len(entry.split())
        longest[first] = max(count, longest.get(first, 0))
    return longest


def choice(*names: str) -> str:
    """The entries as alternatives of a regular expression, the longest first."""
    return any_of(entries(*names))


def any_of(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, the longest first.

    Written as a tree, letter by letter, so that a place in a text is given up at the first
    letter that fits no word instead of being compared with each.
    """
    tree: dict[str, Any] = {}
    for word in sorted(words):
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return f"(?:{_ways(tree)})"


def _ways(tree: dict[str, Any]) -> str:
    ways = [re.escape(char) + _ways(after) for char, after in tree.items() if char]
    if "" not in tree:
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{'|'.join(ways)})?" if ways else ""
