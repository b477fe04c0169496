"""Names dealt to those who chose none: two quiet words, by chance."""

import itertools
import secrets
from collections.abc import Iterator

_FIRST = tuple(
    """quiet early late small slow plain pale warm cold north south far near old new soft wide
    low high open lone spare grey green blue amber silver copper paper linen woollen winter
    summer autumn april october sunday evening morning midnight borrowed folded mended unsent
    patient careful careless wandering waiting homeward sleepless hopeful stubborn gentle
    """.split()  # noqa: SIM905 - a list that is read as prose
)
_SECOND = tuple(
    """moth heron lantern harbour umbrella teacup window river garden staircase lighthouse
    orchard sparrow kettle postbox ferry willow pebble candle doorstep thistle meadow swallow
    bicycle rowan otter drawer comet snowdrop suitcase platform radio attic hedgehog acorn
    magpie curtain envelope bridge tide fern plum cedar compass thimble mitten blanket feather
    """.split()  # noqa: SIM905
)
PLAIN_TRIES = 20


def dealt_names() -> Iterator[str]:
    """Names without end: plain ones first, then numbered ones for a crowded conversation."""
    for attempt in itertools.count():
        name = f"{secrets.choice(_FIRST)} {secrets.choice(_SECOND)}"
        yield name if attempt < PLAIN_TRIES else f"{name} {secrets.randbelow(10**6)}"
