"""Bars for the volunteers' first page: drawn here, so that they need no script and no style."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH = 160  # units, which are pixels where there is room
HEIGHT = 12


@dataclass(frozen=True)
class Bar:
    """One row of a chart: its name, its number, and the bar. The number stands beside it in
    words, so the drawing is hidden from screen readers."""

    name: str
    count: int
    drawing: SafeString


def bars(rows: Sequence[tuple[str, int]]) -> list[Bar]:
    """A bar for each row; the longest fills the width."""
    most = max((count for _, count in rows), default=0)
    return [Bar(name, count, _drawn(count, most)) for name, count in rows]


def _drawn(count: int, most: int) -> SafeString:
    """A count above zero is never so short that it cannot be seen."""
    length = max(2, round(WIDTH * count / most)) if count else 0
    return format_html(
        '<svg class="ds-bar" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true">'
        '<rect class="ds-ground" width="{0}" height="{1}"/><rect width="{2}" height="{1}"/></svg>',
        WIDTH,
        HEIGHT,
        length,
    )
