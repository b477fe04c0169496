"""A seal for every voice: the same inside one letter, another one in every other. Pure.

number = BLAKE2b(site key, "letter/voice/draw") mod 122,880, and divmod takes six traits off
it: outline 8, division 8, charge 32, hue 10, second tone 3, manner 2. The author's ring is a
seventh trait that no number has. Output carries classes only (no style, no id), so it is
clean under the CSP; without CSS its attributes draw it in currentColor.
"""

import hashlib
from functools import lru_cache

from authors.seal_charges import CHARGES
from authors.seal_shapes import DIVISIONS, OUTLINES, number, path, second_tone, shrunk

HUES = 10
SECOND_TONES = 3
MANNERS = ("wax", "ink")
COUNT = len(OUTLINES) * len(DIVISIONS) * len(CHARGES) * HUES * SECOND_TONES * len(MANNERS)
# Some outlines leave less room in the middle, one sits higher.
_ROOM = {"lozenge": 0.92, "shield": 1.06, "hexagon": 1.06, "scalloped": 1.04}
_LIFT = {"shield": -1.5}
_RING = '<circle class="sr" cx="24" cy="24" r="22.8" fill="none" stroke="currentColor"/>'


def draw(secret: bytes, letter: str, voice: str, draw: int = 0) -> int:
    """The number of a voice's seal, below COUNT; another `draw` gives another number."""
    name = f"{letter}/{voice}/{draw}".encode()
    mixed = hashlib.blake2b(name, key=secret, digest_size=16, person=b"stranger-seal")
    return int.from_bytes(mixed.digest()) % COUNT


@lru_cache(maxsize=2048)
def svg(seal: int, *, size: int = 40, author: bool = False) -> str:
    """The seal as inline SVG, about 800 bytes, `size` pixels wide."""
    seal, outline = _pick(seal, tuple(OUTLINES))
    seal, division = _pick(seal, DIVISIONS)
    seal, charge = _pick(seal, tuple(CHARGES))
    seal, hue = divmod(seal, HUES)
    seal, tone = divmod(seal, SECOND_TONES)
    body = _field(outline, division) + _charge(outline, charge)
    if author:
        body = f'<g transform="translate(4.8 4.8)scale(.8)">{body}</g>{_RING}'
    return (
        f'<svg class="seal {MANNERS[seal]} h{hue} t{tone}" viewBox="0 0 48 48" width="{size}" '
        f'height="{size}" aria-hidden="true" focusable="false">{body}</svg>'
    )


def _pick(seal: int, options: tuple[str, ...]) -> tuple[int, str]:
    seal, place = divmod(seal, len(options))
    return seal, options[place]


def _field(outline: str, division: str) -> str:
    edge = OUTLINES[outline]
    first = f'<path class="s1" fill="#fff" stroke="currentColor" d="{path(edge)}"/>'
    second = '<path class="s2" fill="currentColor" fill-opacity=".3"'
    if division == "bordure":
        ring = path(edge) + path(list(reversed(shrunk(edge, 0.8))))
        return f'{first}{second} fill-rule="evenodd" d="{ring}"/>'
    return f'{first}{second} d="{"".join(path(p) for p in second_tone(edge, division))}"/>'


def _charge(outline: str, charge: str) -> str:
    room = _ROOM.get(outline, 1.12)
    x, y = number(24 - 12 * room), number(24 - 12 * room + _LIFT.get(outline, 0))
    parts = ""
    for kind, width, d in CHARGES[charge]:
        if kind == "f":
            parts += f'<path class="s3" fill="currentColor" fill-rule="evenodd" d="{d}"/>'
        else:
            parts += (
                f'<path class="s3" fill="none" stroke="currentColor" '
                f'stroke-width="{number(width)}" d="{d}"/>'
            )
    return f'<g transform="translate({x} {y})scale({room})">{parts}</g>'
