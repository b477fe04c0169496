"""Everything one reading of a text keeps in mind."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from exchange.wordpress.words.parts import Notes
from exchange.wordpress.words.scanner import Scanner
from exchange.wordpress.words.sheet import Sheet

CAPTION = "[caption"  # the name under which a picture with words is open
Undo = Callable[[], None]


@dataclass
class Open:
    """Elements that are open, and what to do when one of them ends."""

    _stack: list[tuple[str, Undo]] = field(default_factory=list)
    _count: Counter[str] = field(default_factory=Counter)

    def __contains__(self, name: str) -> bool:
        return self._count[name] > 0

    @property
    def innermost(self) -> str:
        """The name of the last one that is open, "" for none."""
        return self._stack[-1][0] if self._stack else ""

    def add(self, name: str, undo: Undo) -> None:
        """This element was opened."""
        self._stack.append((name, undo))
        self._count[name] += 1

    def close(self, name: str) -> None:
        """End the last one of this name and what is open in it; an end without one is nothing."""
        while self._count[name]:
            last, undo = self._stack.pop()
            self._count[last] -= 1
            undo()
            if last == name:
                break

    def close_all(self) -> None:
        """The text is over."""
        while self._stack:
            self.close(self._stack[-1][0])


@dataclass
class State:
    """`last` is what came before: words, a line break, a block's opening or its end."""

    scanner: Scanner
    pairs: frozenset[str]  # shortcodes with an end
    sheet: Sheet = field(default_factory=Sheet)
    notes: Notes = field(default_factory=Notes)
    open: Open = field(default_factory=Open)
    last: Literal["words", "break", "open", "close", "cell"] = "open"
    blocks: Open = field(default_factory=Open)  # of the block editor
    emphasis: list[str] = field(default_factory=list)
    quotes: int = 0  # so far
    bullets: list[int] = field(default_factory=list)  # by list: the next number, -1 for none
    row_began: int = 0  # Sheet.written when the row of a table began

    def say(self, text: str) -> None:
        """Write words of one line. Behind a block they are a paragraph, as WordPress made it."""
        blank = not text.strip(" \t\n")
        if blank and self.last in {"open", "close", "cell"}:
            return  # between the tags of blocks
        if self.last == "close" and self.newlines_count and not blank:
            self.sheet.gap()
        if self.sheet.words(text, as_is=self.in_verse):
            self.last = "words"

    @property
    def in_verse(self) -> bool:
        """Whether spaces and newlines are shown as typed."""
        return "pre" in self.open or "listing" in self.open

    @property
    def newlines_count(self) -> bool:
        """Whether a newline is a line break, as in everything but the block editor's blocks."""
        return self.blocks.innermost in {"", "freeform", "classic", "shortcode"}
