"""Links: their words, and the address behind them in round brackets where it says more."""

from exchange.wordpress.words import addresses
from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import State


def begin(state: State, tag: Tag) -> None:
    """<a>. It ends the one before it, as in browsers."""
    state.open.close("a")
    address = tag.attributes.get("href", "").strip()
    heard: list[str] = []
    state.sheet.heard = heard
    state.open.add("a", lambda: _end(state, address, heard))


def _end(state: State, address: str, heard: list[str]) -> None:
    state.sheet.heard = None
    words = "".join(heard).strip()
    if not address or addresses.same(address, words):
        return
    if not addresses.may_be_shown(address):
        scheme = addresses.scheme(address)
        detail = f"{scheme}: address, not kept" if scheme else "to a place in the same text"
        state.notes.add("link", detail)
    elif not words:
        state.notes.add("link", f"{addresses.host(address)}; it had no words")
    elif not (_is_image(words) and addresses.is_picture(address)):
        state.sheet.add(f" ({' '.join(address.split())})")


def _is_image(words: str) -> bool:
    """Whether a picture is all there is to click on."""
    return words.startswith("[image") and words.endswith("]")
