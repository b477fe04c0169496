"""HTML comments: the block editor's marks, page breaks, and leftovers of office programs."""

import re

from exchange.wordpress.words.scanner import Comment
from exchange.wordpress.words.state import State

_BLOCK = re.compile(r"\s*+(?P<end>/?)wp:(?P<name>[a-z0-9_/-]*[a-z0-9_-])(?=\s|/|$)")
# Blocks that are empty by nature and hold no one's words.
_SILENT = frozenset({"more", "nextpage", "spacer", "separator", "paragraph", "freeform", "group"})


def comment(state: State, found: Comment) -> None:
    """Comments are no words; what a block made on its own is missing now and is named."""
    block = _BLOCK.match(found.text)
    if block:
        _block(state, block["name"].removeprefix("core/"), found.text, end=bool(block["end"]))
    elif found.text.strip().startswith("nextpage"):
        state.sheet.gap()
    elif found.text.lstrip().lower().startswith("[if"):
        state.notes.add("conditional comment", "written for one program only")
    elif not found.closed:
        state.notes.add("comment", "its end is missing, what follows is kept")


def _block(state: State, name: str, text: str, *, end: bool) -> None:
    if text.rstrip().endswith("/"):
        if name not in _SILENT:
            state.notes.add(f"block [{name[:40]}]", "the old site filled it when it was read")
    elif end:
        state.blocks.close(name)
    else:
        state.blocks.add(name, lambda: None)
    state.sheet.gap()
