"""The text between tags: its newlines, shortcodes and character references."""

import re

from exchange.wordpress.words import brackets, shortcodes
from exchange.wordpress.words.references import decode
from exchange.wordpress.words.state import State

_NEWLINES = re.compile(r"(\n[ \t\n]*)")
_NEWLINES_OF_VERSE = re.compile(r"(\n+)")  # leaves the spaces before a line


def typed(state: State, raw: str) -> None:
    """Write it, with what its shortcodes ask for."""
    for piece in brackets.pieces(raw, state.pairs):
        if not isinstance(piece, str):
            shortcodes.take(state, piece)
            continue
        newlines = _NEWLINES_OF_VERSE if state.in_verse else _NEWLINES
        for part in newlines.split(piece):
            if part.startswith("\n"):
                _newlines(state, part)
            elif part:
                state.say(decode(part))


def _newlines(state: State, run: str) -> None:
    """Newlines as typed: line breaks, but beside a block's tag and in the block editor's blocks."""
    count = run.count("\n")
    if not (state.newlines_count or state.in_verse):
        state.say(" ")
    elif state.last == "words" and count == 1:
        state.sheet.broken()
    elif state.last == "words" or (state.last == "break" and count > 1):
        state.sheet.gap()
    elif state.last == "break":
        state.last = "words"  # the newline behind <br> is that break
