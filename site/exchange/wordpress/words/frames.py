"""Paragraphs, lines, headings, quotations, verses: where words stand."""

from exchange.wordpress.words.looks import emphasise
from exchange.wordpress.words.names import BOXES, GAPS
from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import State

HEADING = "heading"  # of any level: the end tag of one ends every other, as in browsers


def before(state: State, tag: Tag) -> None:
    """A block begins or ends. Loose words before one are a paragraph, as WordPress made it."""
    loose = state.last == "words" and not tag.end and state.newlines_count
    if state.last == "cell" and not tag.end and tag.name in GAPS | BOXES:
        pass  # the first block of a cell stands beside the cell before
    elif tag.name in GAPS or (loose and tag.name in BOXES):
        state.sheet.gap()
    elif tag.name not in {"td", "th"}:
        state.sheet.line()
    state.last = "close" if tag.end else "open"


def line_break(state: State, _: Tag) -> None:
    """<br>: a newline typed behind it is the same break."""
    state.sheet.broken()
    state.last = "break"


def rule(state: State, _: Tag) -> None:
    """<hr>."""
    state.sheet.rule()
    state.last = "close"


def heading(state: State, _: Tag) -> None:
    """A paragraph of its own, strong. A new heading ends one that was left open."""
    state.open.close(HEADING)
    emphasise(state, HEADING, "strong")


def quotation(state: State, name: str) -> None:
    """What begins here is quoted until the element or shortcode of this name ends."""
    sheet = state.sheet
    sheet.depth += 1
    if sheet.depth == 1:
        state.quotes += 1
        sheet.quote = state.quotes
    state.open.add(name, lambda: _out_of_quotation(state))


def verse(state: State, tag: Tag) -> None:
    """<pre>: spaces and newlines are as typed until it ends; the first newline is not shown."""
    state.open.add(tag.name, lambda: None)


def _out_of_quotation(state: State) -> None:
    sheet = state.sheet
    sheet.depth -= 1
    if not sheet.depth:
        sheet.quote = 0
        sheet.gap()
