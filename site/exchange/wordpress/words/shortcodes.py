"""Shortcodes: a few mean something here, of all others the words between stay."""

import re

from exchange.wordpress.words import frames
from exchange.wordpress.words.addresses import host
from exchange.wordpress.words.brackets import Shortcode
from exchange.wordpress.words.looks import emphasise
from exchange.wordpress.words.references import decode
from exchange.wordpress.words.state import CAPTION, State

EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
QUOTES = frozenset({"quote", "blockquote", "pullquote"})
CAPTIONS = frozenset({"caption", "wp_caption"})
_ADDRESS = re.compile(r"https?://[^\s\"'\]<>]++", re.IGNORECASE)
_OLD_CAPTION = re.compile(r"\scaption\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")


def take(state: State, code: Shortcode) -> None:
    """Do what one tag asks for."""
    name = f"[{code.name}"
    if code.name in CAPTIONS:
        _caption(state, code)
    elif code.end:
        state.open.close(name)
    elif code.name in EMPHASIS and code.name in state.pairs:
        emphasise(state, name, EMPHASIS[code.name])
    elif code.name in QUOTES and code.name in state.pairs:
        state.sheet.gap()
        state.last = "open"
        frames.quotation(state, name)
    else:
        _note(state, code)


def _caption(state: State, code: Shortcode) -> None:
    """A picture and its words, in a paragraph each; old exports have the words as an attribute."""
    state.open.close(CAPTION)
    state.sheet.gap()
    if not code.end:
        found = _OLD_CAPTION.search(code.rest)
        words = decode(found[1] or found[2] or "") if found else ""
        state.open.add(CAPTION, lambda: state.say(words))


def _note(state: State, code: Shortcode) -> None:
    found = _ADDRESS.search(code.rest)
    detail = host(found[0]) if found else "what stands between its tags is kept"
    if not found and code.name not in state.pairs:
        detail = "nothing is left in its place"
    state.notes.add(f"shortcode [{code.name[:40]}]", detail)
