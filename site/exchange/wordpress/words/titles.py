"""Titles and names: one line of text, without tags."""

from exchange.wordpress.words.names import GAPS, KNOWN, LINES, WITHOUT_CONTENT
from exchange.wordpress.words.references import decode
from exchange.wordpress.words.scanner import Scanner, Tag
from writing.text import one_line as in_one_line

APART = GAPS | LINES | {"br", "hr", "img"}  # words on their two sides are two


def one_line(html: str) -> str:
    """The text with white space as single spaces. "<3" and a "<word>" that is no tag stay."""
    scanner = Scanner(html)
    words: list[str] = []
    for part in scanner:
        if isinstance(part, str):
            words.append(decode(part))
        elif isinstance(part, Tag):
            words.append(_said(part))
            if part.name in WITHOUT_CONTENT and not part.end:
                scanner.skip_past(part.name)
    return in_one_line("".join(words))


def _said(tag: Tag) -> str:
    if tag.name not in KNOWN:
        return tag.source
    alt = tag.attributes.get("alt", "") if tag.name == "img" else ""
    return f" {alt} " if tag.name in APART else ""
