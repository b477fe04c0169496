"""Lists: "- " and "1. " before their items, at most three spaces in, as writing.markup reads it."""

from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import State

UNNUMBERED = -1
INDENTS = ("", "  ", "   ")


def begin(state: State, tag: Tag) -> None:
    """<ul> and <ol>, whose numbers begin where it says."""
    first = UNNUMBERED
    if tag.name == "ol":
        start = tag.attributes.get("start", "1").strip()
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
    state.bullets.append(first)
    state.sheet.kind = "list"
    state.open.add(tag.name, lambda: _end(state))


def item(state: State, _: Tag) -> None:
    """<li>. One outside any list is a line like others."""
    if not state.bullets:
        return
    number = state.bullets[-1]
    indent = INDENTS[min(len(state.bullets), len(INDENTS)) - 1]
    state.sheet.prefix = f"{indent}- " if number == UNNUMBERED else f"{indent}{number}. "
    if number != UNNUMBERED:
        state.bullets[-1] += 1


def _end(state: State) -> None:
    state.bullets.pop()
    state.sheet.prefix = ""
    if not state.bullets:
        state.sheet.kind = "text"
        state.sheet.gap()
