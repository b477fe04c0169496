"""A text as the screens of persons walk through it: its words, and which are spoken for. Pure."""

from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from screening import tongue
from screening.lists import entries, lengths
from screening.words import Word, is_loud, words

AROUND = 60  # characters on each side of a word in which a cue for work or study may stand


class Trace(NamedTuple):
    """Something in a folded text that leads to a person, and how much it adds."""

    start: int
    end: int
    code: str
    weight: float


class Page:
    """The words of a folded text. What one rule has claimed, the next leaves alone."""

    def __init__(self, text: str, language: str = "") -> None:
        self.text = text
        self.words = list(words(text))
        self.taken = bytearray(len(self.words) + 1)
        sentences = groupby(self.words, attrgetter("line"))
        self.loud = {line for line, inside in sentences if is_loud(list(inside))}
        self.small = frozenset(word.low for word in self.words if not word.cap)
        self.tongue = tongue.of((word.low for word in self.words), language)

    def at(self, place: int) -> Word | None:
        """The word at a place, None outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def before(self, place: int) -> str:
        """The word before, in lower case; "" at the beginning of a sentence."""
        return "" if self.words[place].first or not place else self.words[place - 1].low

    def phrase(self, start: int, end: int) -> str:
        """Some words as the lists write them."""
        return " ".join(word.low for word in self.words[start:end])

    def listed(self, place: int, *names: str) -> int:
        """Where the longest phrase of these lists that begins here ends; 0 for none."""
        longest = lengths(*names).get(self.words[place].low, 0)
        for end in range(min(place + longest, len(self.words)), place, -1):
            if self.phrase(place, end) in entries(*names):
                return end
        return 0

    def upto(self, place: int, reach: int) -> str:
        """The text just before a word, `reach` characters of it."""
        start = self.words[place].start
        return self.text[max(0, start - reach) : start]

    def around(self, place: int) -> str:
        """The text close to a word: where cues for work and study stand."""
        word = self.words[place]
        return self.text[max(0, word.start - AROUND) : word.end + AROUND]

    def take(self, start: int, end: int) -> None:
        """Let no later rule look at these words."""
        self.taken[start:end] = b"\1" * (end - start)

    def claim(self, start: int, end: int, code: str, weight: float) -> Trace:
        """These words as a trace, and as taken."""
        self.take(start, end)
        return Trace(self.words[start].start, self.words[end - 1].end, code, weight)
