"""Tables: each row a line, its cells joined by " | "."""

from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import State


def begin(state: State, _: Tag) -> None:
    """<table>: said once for each."""
    state.notes.add("table", "its rows are lines of text now")
    state.row_began = state.sheet.written


def row(state: State, _: Tag) -> None:
    """<tr>."""
    state.row_began = state.sheet.written


def cell(state: State, _: Tag) -> None:
    """<td>, <th>: beside the cell before it, where that has words."""
    if state.sheet.written > state.row_began:
        state.sheet.beside(" | ")
    state.last = "cell"
