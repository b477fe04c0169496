"""How far a long job is, and how long it will still take, from the bytes it has read."""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

EVERY = 0.5  # seconds between two lines on a screen
SELDOM = 60.0  # between two lines in a log
_BAR = 24  # characters


class Progress:
    """One line that is written over on a screen, or one a minute in a log.

    `read` and `size` are bytes; without a size no end is foretold.
    """

    def __init__(
        self,
        out: TextIO,
        size: int,
        read: Callable[[], int],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.out, self.size, self.read, self.clock = out, size, read, clock
        self.began = self.last = clock()
        self.on_screen = out.isatty()

    def tell(self, what: str) -> None:
        """Say `what` has been done, if the last word is long enough ago."""
        now = self.clock()
        if now - self.last >= (EVERY if self.on_screen else SELDOM):
            self.last = now
            end = "\r" if self.on_screen else "\n"
            self.out.write(f"{self.line(what)}{end}")
            self.out.flush()

    def line(self, what: str) -> str:
        """[#####-------------------]  21 %, 1,204 letters, about 3 min left."""
        if not self.size:
            return what
        done = min(1.0, self.read() / self.size)
        bar = "#" * int(done * _BAR)
        return f"[{bar:-<{_BAR}}] {done:4.0%}, {what}, {self._left(done)}".ljust(78)

    def _left(self, done: float) -> str:
        spent = self.clock() - self.began
        if done <= 0.01:
            return "time left not known yet"
        seconds = spent / done - spent
        minutes = seconds / 60
        return f"about {minutes:.0f} min left" if minutes > 1.5 else f"about {seconds:.0f} s left"

    def clear(self) -> None:
        """Leave an empty line on the screen for what is said next."""
        if self.on_screen:
            self.out.write(" " * 78 + "\r")


def counted(count: int, one: str, more: str = "") -> str:
    """As in "1 letter", "2,000 letters"; `more` where the plural takes no bare "s"."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
