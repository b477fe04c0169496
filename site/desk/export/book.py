"""What is taken home, as plain data: a letter with its updates and its thread, or some replies.

Whoever makes a book decides who may read what is in it; whoever writes it out only writes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

SITE = "Dear Stranger"


@dataclass(frozen=True)
class To:
    """Whom a reply answers. `name` is "" where it may not be told; `here`: it is in the book."""

    number: int
    name: str = ""
    here: bool = False


@dataclass(frozen=True)
class Said:
    """One reply. `gone` is what stands in the place of words that nobody may read here.

    `role` is the badge beside the name, `state` why nobody but its writer can read it, `before`
    the update it was written before; each "" or 0 where there is none. Times as REPLY_TIMES says.
    `elsewhere` is the address of a copy with its words, where they are left out of this one.
    """

    number: int
    name: str = ""
    role: str = ""
    time: str = ""
    machine_time: str = ""
    to: To | None = None
    before: int = 0
    folded: bool = False
    edited: str = ""
    state: str = ""
    source: str = ""
    html: str = ""
    gone: str = ""
    elsewhere: str = ""


@dataclass(frozen=True)
class Entry:
    """The letter (number 0) or one of its updates. `facts` are short sentences about it.

    `elsewhere` is the address of a copy with its words, where they are left out of this one.
    """

    number: int
    title: str
    facts: tuple[str, ...]
    source: str
    html: str
    language: str = "und"
    elsewhere: str = ""

    @property
    def spoken(self) -> str:
        """The language for an attribute, "" for one that has no name here."""
        return "" if self.language == "und" else self.language


@dataclass(frozen=True)
class Book:
    """A file that somebody takes home.

    `entries` and `thread` begin anew each time they are called, and read a page at a time.
    `facts` are (label, value); `mark` tells this book from every other, and nothing else.
    """

    title: str
    byline: str
    facts: tuple[tuple[str, str], ...]
    address: str
    mark: str
    made_on: date
    entries: Callable[[], Iterator[Entry]] = field(default=lambda: iter(()))
    thread: Callable[[], Iterator[Said]] = field(default=lambda: iter(()))
    thread_title: str = ""
    language: str = "und"

    @property
    def spoken(self) -> str:
        """The language for an attribute, "" for one that has no name here."""
        return "" if self.language == "und" else self.language

    @property
    def runs_left(self) -> bool:
        """Whether its pages turn from right to left, as the letter's language is written."""
        return self.language in settings.LANGUAGES_BIDI
