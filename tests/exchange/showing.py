"""How a text is shown: what a reader sees of HTML, as plain lists to compare."""

import html5lib

from exchange.wordpress.words import to_text
from writing.markup import to_html

INVISIBLE = "\u200b"


def paragraphs(html: str) -> list[list[str]]:
    """Each visible paragraph as its lines, as a browser would part them."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = []
    for node in tree.iter("p"):
        lines = [node.text or ""]
        for child in node:
            if child.tag == "br":
                lines.append(child.tail or "")
            else:
                lines[-1] += "".join(child.itertext()) + (child.tail or "")
        lines = [" ".join(line.replace(INVISIBLE, "").split()) for line in lines]
        if any(lines):
            found.append(lines)
    return found


def shown(html: str) -> list[list[str]]:
    """The paragraphs of a text that came from this HTML, as this site shows them."""
    return paragraphs(to_html(to_text(html).text))


def text_of(html: str) -> str:
    """The text itself, without what only says that its lines are lines."""
    return to_text(html).text.replace(f"{INVISIBLE}\n", "\n")


def notes_of(html: str) -> list[str]:
    """What was dropped, as "what: detail"."""
    return [f"{note.what}: {note.detail}" for note in to_text(html).dropped]
