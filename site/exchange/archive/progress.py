"""Telling how far a long command is, now and then, where it does not mix with its answer."""

from collections.abc import Mapping
from typing import Any

from exchange.progress import counted

EVERY = 1000  # letters
_KINDS = (("letter", "letters"), ("update", "updates"), ("reply", "replies"))


class Progress:
    """To be called with counts after each letter; `out` is the command's stderr."""

    def __init__(self, done: str, out: Any, every: int = EVERY) -> None:
        self._done, self._out, self._every, self._letters = done, out, every, 0

    def __call__(self, counts: Mapping[str, int]) -> None:
        """Say so after every so many letters."""
        self._letters += 1
        if self._letters % self._every == 0:
            line = f"{counted(self._letters, 'letter')}. {self._done}: {said(counts)}"
            self._out.write(line, style_func=str)


def said(counts: Mapping[str, int]) -> str:
    """1,204 letters, 1 update, 10,420 replies."""
    return ", ".join(counted(counts[many], one, many) for one, many in _KINDS)
