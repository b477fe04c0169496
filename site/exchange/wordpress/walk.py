"""The way through an export's elements: nothing is kept of one but the text that is wanted."""

from exchange.wordpress import bylines
from exchange.wordpress.layout import HOLDERS, TEXTS
from exchange.wordpress.namespaces import short
from exchange.wordpress.posts import LONGEST
from exchange.wordpress.taking import Taking
from exchange.wordpress.trouble import other_format, refused

# An export is 5 deep; more than this is built to fill the memory.
DEEPEST = 100
Fields = dict[str, str]


class Walk:
    """What the parser calls at each tag and piece of text.

    `holders` are the open elements that hold others, with what was read in each, and `texts`
    what is text in the innermost; `leaf` is the open text; `passing` counts how deep one is in
    what is not read."""

    def __init__(self, taking: Taking) -> None:
        self.taking = taking
        self.holders: list[tuple[str, Fields]] = [("", {})]
        self.texts: set[str] = set()
        self.leaf = ""
        self.marks: dict[str, str] = {}
        self.words: list[str] = []
        self.size = 0
        self.passing = 0

    def start_ns(self, prefix: str, space: str) -> None:
        """A namespace is declared, before the tag that it stands in."""
        self.taking.draft.space(space)

    def start(self, tag: str, marks: dict[str, str]) -> None:
        """<tag>."""
        if self.passing or self.leaf:
            self.pass_over()
            return
        name = short(tag)
        if name in self.texts and (name != "wp:meta_value" or self.is_byline()):
            self.leaf, self.marks, self.words, self.size = name, marks, [], 0
        elif name in HOLDERS.get(self.holders[-1][0], ()):
            self.holders.append((name, {}))
            self.texts = TEXTS.get(name, set())
            self.taking.opened(*self.holders[-1])
        elif len(self.holders) == 1:
            raise other_format(tag)
        else:
            self.pass_over()

    def pass_over(self) -> None:
        """Into an element that is not read, nor what is in it."""
        self.passing += 1
        if self.passing > DEEPEST:
            raise refused("elements nested deeper than in any export")

    def is_byline(self) -> bool:
        """Of what plugins keep all else is passed over; its key stands before its value."""
        return bylines.wanted(self.holders[-1][1].get("wp:meta_key", ""))

    def data(self, text: str) -> None:
        """Up to 8 KB of text."""
        if self.leaf and not self.passing:
            if self.size < LONGEST:
                self.words.append(text)
            self.size += len(text)

    def end(self, tag: str) -> None:
        """</tag>."""
        if self.passing:
            self.passing -= 1
        elif self.leaf:
            self.said(self.leaf, "".join(self.words)[:LONGEST])
            self.leaf, self.words = "", []
        else:
            self.taking.closed(*self.holders.pop())
            self.texts = TEXTS.get(self.holders[-1][0], set())

    def said(self, name: str, text: str) -> None:
        """The end of a text. A password leaves nothing but that there is one."""
        if self.size > LONGEST:
            self.taking.cut()
        if name == "category":
            self.taking.label(self.marks, text)
        elif name == "wp:post_password" and text.strip():
            self.holders[-1][1][name] = "locked"
        else:
            self.holders[-1][1][name] = text
