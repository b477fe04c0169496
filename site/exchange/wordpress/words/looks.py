"""How words looked: emphasis stays where our markup has it, hidden words come to light."""

import re

from exchange.wordpress.words.names import LOOKS
from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import State

_HIDDEN = re.compile(
    r"display:none|visibility:hidden|(?<![a-z-])color:(?:white|#fff(?:fff)?)(?![0-9a-z])"
    r"|font-size:0(?![.0-9])|opacity:0(?![.0-9])"
)
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")
_SLANTED = re.compile(r"font-style:(?:italic|oblique)")


def emphasise(state: State, name: str, kind: str) -> None:
    """Begin "em" or "strong" until the element ends; inside another emphasis nothing changes."""
    state.emphasis.append(kind)
    if len(state.emphasis) == 1:
        state.sheet.emphasise(kind)
    state.open.add(name, lambda: _plain(state))


def look(state: State, tag: Tag) -> None:
    """Note a way of showing words that plain text does not have."""
    state.notes.once(LOOKS[tag.name], f"<{tag.name}>; the words are kept")


def styled(state: State, tag: Tag) -> None:
    """What a style or an attribute says about the words of any element."""
    attributes = tag.attributes
    style = "".join(attributes.get("style", "").lower().split())
    colour = attributes.get("color", "").strip().lower()
    if "hidden" in attributes or _HIDDEN.search(style) or colour in {"white", "#fff", "#ffffff"}:
        state.notes.add("hidden text", f"<{tag.name}>; the words are kept and can be read now")
    if tag.name == "span":
        kind = "strong" if _BOLD.search(style) else "em" if _SLANTED.search(style) else ""
        if kind:
            emphasise(state, "span", kind)
        else:
            state.open.add("span", _nothing)


def quoted(state: State, tag: Tag) -> None:
    """<q>: browsers put the marks, so they are written here."""
    state.say("“")
    state.open.add(tag.name, lambda: state.sheet.add("”"))


def _plain(state: State) -> None:
    state.emphasis.pop()
    if not state.emphasis:
        state.sheet.emphasise("")


def _nothing() -> None:
    """A span that changed nothing ends, so that the span around it does not."""
