"""A key ring as bytes, locked: which keys an account holds, for nobody who has only the database.

Packed, then padded, then encrypted under a secret outside the database. The lock is made for one
account alone: a ring that is copied to another account's row opens nothing.
"""

import struct
from collections.abc import Sequence

from cryptography.fernet import InvalidToken

from authors import sealed

STEP = 4096  # bytes: a ring's size tells nothing finer than this
MOST_KEYS = 500  # they fit into one step, so that every ring has the same size
_FORM = 1  # of the bytes below, for a later form to tell itself apart
_HEAD = struct.Struct(">BI")


class Damaged(Exception):  # noqa: N818 - a fact about the ring, told to its owner
    """These bytes are no ring of this account: damaged, or made with another key file."""


def pack(keys: Sequence[int]) -> bytes:
    """The keys in their order, filled up to whole steps."""
    content = _HEAD.pack(_FORM, len(keys)) + struct.pack(f">{len(keys)}Q", *keys)
    return content + bytes(-len(content) % STEP)


def unpack(data: bytes) -> tuple[int, ...]:
    """The keys in these bytes. Raises Damaged."""
    try:
        form, count = _HEAD.unpack_from(data)
        keys = struct.unpack_from(f">{count}Q", data, _HEAD.size)
    except (struct.error, OverflowError, MemoryError):
        raise Damaged from None
    if form != _FORM or pack(keys) != data:
        raise Damaged
    return keys


def seal(owner: int, keys: Sequence[int]) -> str:
    """What is kept: anew each time, so that equal rings do not look alike."""
    return sealed.seal(_purpose(owner), pack(keys))


def unseal(owner: int, kept: str) -> tuple[int, ...]:
    """The keys in what was kept for this owner. Raises Damaged."""
    try:
        return unpack(sealed.unseal(_purpose(owner), kept))
    except (InvalidToken, ValueError):
        raise Damaged from None


def _purpose(owner: int) -> str:
    return f"key ring {owner}"
