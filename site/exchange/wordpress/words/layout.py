"""Lines become text that writing.markup shows with the same paragraphs and line breaks.

Its rule for short texts (decision "plain text": fewer than two blank lines, and each line is a
paragraph) would take old line breaks for paragraphs. So such a text ends in blocks of one
zero-width space, until there are enough blank lines. A text of long lines is left to the rule,
which is made for prose typed with one newline between paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from exchange.wordpress.words.sheet import Line
from exchange.wordpress.words.stars import starred

KEEPS_LINES = "\u200b"  # a block of this alone prints nothing and counts as one
LONG = 100  # characters; lines longer than this on average are paragraphs
BLOCKS = 3  # from this many on, a single newline is a line break to writing.markup
DEEPEST = 3  # levels of quotation that are told apart
_PRINTS = re.compile("[^\\s\u200b-\u200f\u2060\ufe00-\ufe0f]")


@dataclass
class Block:
    """Lines without a blank one between. `quote` is the number of a quotation, 0 for none."""

    kind: str
    quote: int
    lines: list[str] = field(default_factory=list)


def laid_out(lines: list[Line]) -> str:
    """The whole text."""
    chunks: list[str] = []
    broken: list[str] = []  # lines that are to stay lines
    for quote, blocks in groupby(_blocks(lines), key=lambda block: block.quote):
        if quote:
            chunks.append("\n>\n".join("\n".join(block.lines) for block in blocks))
            continue
        for block in blocks:
            chunks.append("\n".join(block.lines))
            broken += block.lines if block.kind == "text" and len(block.lines) > 1 else []
    if broken and sum(map(len, broken)) / len(broken) <= LONG:
        chunks += [KEEPS_LINES] * (BLOCKS - len(chunks))
    return "\n\n".join(chunks)


def _blocks(lines: list[Line]) -> Iterator[Block]:
    """Blank lines end a block and are left out, and so are blocks of nothing else."""
    block = Block("", 0)
    for line in lines:
        words = starred("".join(line.pieces)).replace("\xa0", " ").rstrip()
        if line.starts or not _PRINTS.search(words):
            if block.lines:
                yield block
            block = Block(line.kind, line.quote)
        if _PRINTS.search(words):
            block.lines.append(f"{'> ' * min(line.depth, DEEPEST)}{words}")
    if block.lines:
        yield block
