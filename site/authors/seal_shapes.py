"""Outlines of seals and the ways their field is divided, on a 48 x 48 grid. Pure geometry.

The words are heraldry's, which solved "tell strangers apart at a glance, in one colour".
"""

import math

Point = tuple[float, float]
Points = list[Point]
Plane = tuple[float, float, float]  # keeps the points where a*x + b*y <= c

_PALE, _FESS, _BEND = (-1, 0, -24), (0, -1, -24), (1, -1, 0)
_SINISTER, _CHIEF = (-1, -1, -48), (0, 1, 15)
# name -> the polygons of the second tone, each cut out of the outline by planes
_CUTS: dict[str, tuple[tuple[Plane, ...], ...]] = {
    "pale": ((_PALE,),),
    "fess": ((_FESS,),),
    "bend": ((_BEND,),),
    "sinister": ((_SINISTER,),),
    "quarterly": (((1, 0, 24), (0, 1, 24)), (_PALE, _FESS)),
    "chief": ((_CHIEF,),),
    "saltire": ((_BEND, (1, 1, 48)), ((-1, 1, 0), _SINISTER)),
}
DIVISIONS = ("bordure", *_CUTS)


def number(value: float) -> str:
    """A coordinate in as few characters as SVG allows."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def path(points: Points) -> str:
    """A closed path in short relative form, with no drift from rounding."""
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    out, gap = f"M{number(x)} {number(y)}l", ""
    for px, py in points[1:]:
        px, py = round(px, 1), round(py, 1)
        a, b = number(px - x), number(py - y)
        if (a, b) == ("0", "0"):
            continue
        out += ("" if a[0] == "-" else gap) + a + ("" if b[0] == "-" else " ") + b
        x, y, gap = px, py, " "
    return out + "z"


def _arc(cx: float, cy: float, r: float, start: float, end: float, steps: int) -> Points:
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + r * math.cos(angle), cy + r * math.sin(angle)) for angle in angles]


def _around(radius: float, steps: int, waves: float = 0) -> Points:
    turns = [2 * math.pi * i / steps for i in range(steps)]
    radii = [radius + (2.6 * abs(math.sin(waves * t)) ** 0.8 if waves else 0) for t in turns]
    return [(24 + r * math.sin(t), 24 - r * math.cos(t)) for t, r in zip(turns, radii, strict=True)]


def _square() -> Points:
    corners = ((39, 9, -90), (39, 39, 0), (9, 39, 90), (9, 9, 180))
    return [p for cx, cy, turn in corners for p in _arc(cx, cy, 4.5, turn, turn + 90, 4)]


def _shield() -> Points:
    right: Points = [(43, 3.5), (43, 20)]
    for i in range(1, 9):  # a Bezier curve from (43, 20) to (24, 47.5)
        t, u = i / 8, 1 - i / 8
        right.append(
            (
                u**3 * 43 + 3 * u * u * t * 43 + 3 * u * t * t * 34 + t**3 * 24,
                u**3 * 20 + 3 * u * u * t * 34 + 3 * u * t * t * 42 + t**3 * 47.5,
            )
        )
    return right + [(48 - x, y) for x, y in reversed(right[:-1])]


def _quatrefoil() -> Points:
    lobes = enumerate(((24, 12.5), (35.5, 24), (24, 35.5), (12.5, 24)))
    return [p for k, (cx, cy) in lobes for p in _arc(cx, cy, 11.5, -180 + 90 * k, 90 * k, 12)]


def _plaque() -> Points:
    bites = enumerate(((44, 4), (44, 44), (4, 44), (4, 4)))
    return [p for k, (cx, cy) in bites for p in _arc(cx, cy, 9, 180 + 90 * k, 90 + 90 * k, 6)]


_LOZENGE: Points = [(24, 0), (48, 24), (24, 48), (0, 24)]
OUTLINES: dict[str, Points] = {
    "round": _around(21.5, 36),
    "scalloped": _around(19, 64, waves=4),
    "square": _square(),
    "lozenge": _LOZENGE,
    "hexagon": _around(23.5, 6),
    "shield": _shield(),
    "quatrefoil": _quatrefoil(),
    "plaque": _plaque(),
}


def _clip(points: Points, plane: Plane) -> Points:
    """The part of a polygon on the kept side (Sutherland and Hodgman, 1974)."""
    a, b, c = plane
    out: Points = []
    for p, q in zip(points, points[1:] + points[:1], strict=True):
        dp, dq = a * p[0] + b * p[1] - c, a * q[0] + b * q[1] - c
        if dp <= 0:
            out.append(p)
        if dp * dq < 0:
            t = dp / (dp - dq)
            out.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
    return out


def second_tone(outline: Points, division: str) -> list[Points]:
    """The polygons of the darker half; `division` is any of DIVISIONS but bordure."""
    polygons = []
    for planes in _CUTS[division]:
        polygon = outline
        for plane in planes:
            polygon = _clip(polygon, plane)
        polygons.append(polygon)
    return polygons


def shrunk(points: Points, factor: float) -> Points:
    """The same polygon, smaller about the middle."""
    return [(24 + (x - 24) * factor, 24 + (y - 24) * factor) for x, y in points]
