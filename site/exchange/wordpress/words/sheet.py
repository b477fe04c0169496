"""The page as it is being written: lines, and what has to come before the next one."""

from dataclasses import dataclass, field
from typing import Literal

from exchange.wordpress.words.stars import CLOSE, OPEN

Kind = Literal["text", "list", "rule"]


@dataclass
class Line:
    """One line. `starts` says that a block begins with it; `quote` numbers the quotation it is
    in (0 for none) and `depth` says how deep it is quoted.
    """

    starts: bool
    kind: Kind
    quote: int
    depth: int
    pieces: list[str] = field(default_factory=list)


@dataclass
class Sheet:
    """Breaks are only wished for, and made before the next words: none at the end, none doubled."""

    lines: list[Line] = field(default_factory=list)
    kind: Kind = "text"
    quote: int = 0
    depth: int = 0
    prefix: str = ""  # "- " before the next line
    heard: list[str] | None = None  # what is written while somebody listens
    written: int = 0  # how often something was
    _wish: int = 2  # line breaks before the next words: 0, 1 or 2
    _emphasis: str = ""
    _marked: bool = False  # whether this line has an opening mark that is still open

    def line(self) -> None:
        """What follows begins a line."""
        self._wish = max(self._wish, 1)

    def gap(self) -> None:
        """What follows begins a paragraph; in a list, only a line."""
        self._wish = max(self._wish, 1 if self.kind == "list" else 2)

    def broken(self) -> None:
        """A line break as typed: two of them part paragraphs."""
        self._wish = max(self._wish, 1 if self.kind == "list" else min(2, self._wish + 1))

    def words(self, text: str, *, as_is: bool = False) -> bool:
        """Write words of one line; whether anything was written. White space alone is not."""
        if not text.strip(" \t\n"):
            self._space(text if as_is else " " * bool(text))
            return False
        if self._wish:
            text = text if as_is else text.lstrip(" \t")
            self._begin()
        self.lines[-1].pieces.append(text)
        self.written += 1
        if self.heard is not None:
            self.heard.append(text)
        return True

    def rule(self) -> None:
        """A line across the page."""
        self._close_mark()
        self.lines.append(Line(True, "rule", self.quote, self.depth, ["* * *"]))
        self._wish = 2

    def add(self, text: str) -> None:
        """Put this behind the last words, whatever break was wished for, before their spaces."""
        if self.lines:
            pieces = self.lines[-1].pieces
            last = pieces[-1] if pieces else ""
            pieces[-1:] = [last.rstrip(" "), text, " " * last.endswith(" ")]

    def beside(self, text: str) -> None:
        """The same, and what follows stands on the same line."""
        if self.lines:
            self.lines[-1].pieces.append(text)
            self._wish = 0

    def emphasise(self, kind: str) -> None:
        """Begin "em" or "strong"; "" ends it. Goes on over line ends, one mark for each line."""
        self._close_mark()
        self._emphasis = kind
        if not self._wish:
            self._open_mark()

    def _space(self, text: str) -> None:
        if not self._wish:
            self.lines[-1].pieces.append(text)

    def _begin(self) -> None:
        last = self.lines[-1] if self.lines else None
        same = last and (last.kind, last.quote) == (self.kind, self.quote)
        self._close_mark()
        self.lines.append(Line(self._wish > 1 or not same, self.kind, self.quote, self.depth))
        self._wish = 0
        self.lines[-1].pieces.append(self.prefix)
        self.prefix = ""
        self._open_mark()

    def _open_mark(self) -> None:
        if self._emphasis:
            self.lines[-1].pieces.append(OPEN[self._emphasis])
            self._marked = True

    def _close_mark(self) -> None:
        if self._marked:
            self.lines[-1].pieces.append(CLOSE[self._emphasis])
            self._marked = False
