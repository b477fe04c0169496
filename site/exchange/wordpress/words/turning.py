"""The body of a post or a comment, as plain text."""

from exchange.wordpress.words.brackets import enclosing
from exchange.wordpress.words.layout import laid_out
from exchange.wordpress.words.parts import Words
from exchange.wordpress.words.reader import read
from exchange.wordpress.words.scanner import Scanner
from exchange.wordpress.words.state import State
from writing.text import normalise


def to_text(html: str) -> Words:
    """Words as writing.markup shows them, and what did not come along. Raises for no string."""
    source = normalise(html)
    state = State(Scanner(source), enclosing(source))
    read(state)
    return Words(normalise(laid_out(state.sheet.lines)), tuple(state.notes.all))
