"""Sending what is made piece by piece: JSON without holding it, in bundles of a useful size."""

import json
from collections.abc import Iterable, Iterator

BUNDLE = 32_768  # characters sent at once: one write to the network instead of hundreds


def as_json(value: object) -> Iterator[str]:
    """Valid JSON; an iterator becomes an array and is read as it is written."""
    if isinstance(value, dict):
        yield "{"
        for count, (name, inner) in enumerate(value.items()):
            yield f"{', ' if count else ''}{json.dumps(name)}: "
            yield from as_json(inner)
        yield "}"
    elif isinstance(value, Iterator):
        yield "["
        for count, inner in enumerate(value):
            yield ",\n" if count else "\n"
            yield from as_json(inner)
        yield "]"
    else:
        yield json.dumps(value, ensure_ascii=False)


def bundled(pieces: Iterable[str]) -> Iterator[bytes]:
    """The same text in UTF-8, in bundles of about BUNDLE characters."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= BUNDLE:
            yield "".join(held).encode()
            held, size = [], 0
    if held:
        yield "".join(held).encode()
