"""Lines become text that writing.markup shows with the same paragraphs and line breaks.

Its rule for short texts (decision "plain text": fewer than two blank lines, and each line is a
paragraph) would take old line breaks for paragraphs. So in such a text a mark that prints nothing
ends a line and says that lines are lines. A text of long lines is left to the rule, which is made
for prose typed with one newline between paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from exchange.wordpress.words.sheet import Line
from exchange.wordpress.words.stars import starred
from writing.markup import KEEPS_LINES

LONG = 100  # characters; lines longer than this on average are paragraphs
BLOCKS = 3  # from this many on, a single newline is a line break to writing.markup
DEEPEST = 3  # levels of quotation that are told apart
# What may end a line without being seen: a mark in the old text was none of ours.
_UNSEEN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + KEEPS_LINES
_PRINTS = re.compile("[^\\s\u200b-\u200f\u2060\ufe00-\ufe0f]")


@dataclass
class Block:
    """Lines without a blank one between. `quote` is the number of a quotation, 0 for none."""

    kind: str
    quote: int
    lines: list[str] = field(default_factory=list)


def laid_out(lines: list[Line]) -> str:
    """The whole text."""
    chunks = list(_chunks(lines))
    if len(chunks) < BLOCKS:
        _keep_lines([chunk[0] for chunk in chunks])
    return "\n\n".join("\n>\n".join("\n".join(one.lines) for one in chunk) for chunk in chunks)


def _chunks(lines: list[Line]) -> Iterator[list[Block]]:
    """What writing.markup takes for one block: a quotation with all of its own, or one."""
    for quote, blocks in groupby(_blocks(lines), key=lambda block: block.quote):
        if quote:
            yield list(blocks)
        else:
            yield from ([block] for block in blocks)


def _keep_lines(blocks: list[Block]) -> None:
    """Mark the first line that would else end a paragraph, unless it looks like one."""
    broken = [one for one in blocks if one.kind == "text" and not one.quote and len(one.lines) > 1]
    lines = [line for block in broken for line in block.lines]
    if lines and sum(map(len, lines)) / len(lines) <= LONG:
        broken[0].lines[0] += KEEPS_LINES


def _blocks(lines: list[Line]) -> Iterator[Block]:
    """Blank lines end a block and are left out, and so are blocks of nothing else."""
    block = Block("", 0)
    for line in lines:
        words = starred("".join(line.pieces)).replace("\xa0", " ").rstrip(_UNSEEN)
        if line.starts or not _PRINTS.search(words):
            if block.lines:
                yield block
            block = Block(line.kind, line.quote)
        if _PRINTS.search(words):
            block.lines.append(f"{'> ' * min(line.depth, DEEPEST)}{words}")
    if block.lines:
        yield block
