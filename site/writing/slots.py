"""Stored markup with places left open for the few words that belong to the interface. Pure.

A letter's card or a reply is rendered once, when it is saved. What a later reader may see
differently (a count, a word of the interface's language, the shape of a time) stands in the
stored text as a slot: its name between two U+001E. Nobody can type one: normalising takes
control characters out of every text.
"""

from collections.abc import Mapping

EDGE = "\x1e"


class Slots:
    """For templates that are rendered to be stored: {{ slot.reply }} leaves the slot "reply"."""

    def __getitem__(self, name: str) -> str:
        return f"{EDGE}{name}{EDGE}"

    def __contains__(self, name: object) -> bool:
        return True


def fill(stored: str, words: Mapping[str, str]) -> str:
    """The stored markup with every slot's word in its place; KeyError names a forgotten one."""
    parts = stored.split(EDGE)
    parts[1::2] = [words[name] for name in parts[1::2]]
    return "".join(parts)


def put(stored: str, name: str, words: str) -> str:
    """The stored markup with other words between the slots `name` and `name_end`."""
    head, begin, rest = stored.partition(f"{EDGE}{name}{EDGE}")
    _, end, tail = rest.partition(f"{EDGE}{name}_end{EDGE}")
    return f"{head}{begin}{words}{end}{tail}" if end else stored
