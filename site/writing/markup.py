"""Plain text in, safe HTML out, once, when a text is saved. Pure; bleach's one home.

docs/decisions/0002-plain-text.md says why letters are not Markdown. The rules:
a blank line ends a paragraph and a newline breaks a line; a text with fewer than two
blank lines was written with one newline between paragraphs, so there each line is one.
Two or more lines with a bullet make a list, lines that begin with "> " a quotation,
`* * *` a rule, *em* and **strong** at word edges emphasis. Everything else is kept as typed, but
for a zero-width space that ends a line or is a block by itself.
"""

import re
from itertools import groupby

from bleach.sanitizer import Cleaner
from django.utils.html import escape

TAGS = frozenset({"p", "br", "em", "strong", "blockquote", "ul", "li", "hr"})
# Where this ends a line, newlines are line breaks: what moves in from elsewhere has it where they
# would else be read as ends of paragraphs. It prints nothing, also as a block of its own.
KEEPS_LINES = "\u200b"
# Bounded and anchored on a literal, so that no text makes them slow.
_STRONG = re.compile(r"(?<![\w*])\*\*(?![\s*])([^*\n]{1,400})(?<![\s*])\*\*(?![\w*])")
_EM = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]{1,400})(?<![\s*])\*(?![\w*])")
_BULLET = re.compile(r"[ \t]{0,3}[-*•·▪] +(?=\S)")
_QUOTE = re.compile(r">(?: |$)")
_RULE = re.compile(r"\*(?: ?\*){2}$")


def to_html(text: str) -> str:
    """The words of one person as HTML with TAGS only and no attributes at all."""
    plain = text.replace(f"{KEEPS_LINES}\n", "\n")
    blocks = [block for block in plain.split("\n\n") if block.strip()]
    newline_is_paragraph = len(blocks) < 3 and plain == text
    shown = [block for block in blocks if block.strip() != KEEPS_LINES]
    return clean("\n".join(_block(block, newline_is_paragraph) for block in shown))


def clean(html: str) -> str:
    """The last belt. A fresh Cleaner each time: a shared one has mixed up texts of two threads."""
    cleaner = Cleaner(tags=TAGS, attributes={}, protocols=(), strip=True, strip_comments=True)
    return cleaner.clean(html)


def paragraphs(html: str) -> int:
    """How many paragraphs to_html made, for tests and the curious."""
    return html.count("<p>")


def _block(block: str, newline_is_paragraph: bool) -> str:
    runs: list[tuple[str, list[str]]] = []
    for kind, group in groupby(block.split("\n"), key=_kind):
        lines = list(group)
        if kind == "bullet" and len(lines) == 1:
            kind = "plain"  # a dash, as in "Love,\n- Ana"
        if kind == "plain" and runs and runs[-1][0] == "plain":
            runs[-1][1].extend(lines)
        else:
            runs.append((kind, lines))
    return "\n".join(_run(kind, lines, newline_is_paragraph) for kind, lines in runs)


def _kind(line: str) -> str:
    if _RULE.fullmatch(line.strip()):
        return "rule"
    if _QUOTE.match(line):
        return "quote"
    return "bullet" if _BULLET.match(line) else "plain"


def _run(kind: str, lines: list[str], newline_is_paragraph: bool) -> str:
    if kind == "rule":
        return "<hr>" * len(lines)
    if kind == "bullet":
        items = (_inline(_BULLET.sub("", line, count=1)) for line in lines)
        return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    if kind == "quote":
        quoted = "<br>".join(_inline(line[1:].strip()) for line in lines)
        return f"<blockquote><p>{quoted}</p></blockquote>"
    if newline_is_paragraph:
        return "\n".join(f"<p>{_inline(line)}</p>" for line in lines)
    return "<p>" + "<br>".join(map(_inline, lines)) + "</p>"


def _inline(line: str) -> str:
    line = _STRONG.sub(r"<strong>\1</strong>", escape(line))
    return _EM.sub(r"<em>\1</em>", line)
