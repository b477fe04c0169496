"""In which language a page says its words, as a screen reader hears it: by the nearest `lang`."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib


def said_in(page: str, words: str) -> set[str]:
    """The language of each place in the body of a page that has these words; they have to be there.

    "" is a language nobody knows. What stands in a field is typed, and not said by the page.
    """
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None
    found = {language for text, language in _texts(body, tree.get("lang", "")) if words in text}
    assert found, f"{words} is not on the page"
    return found


def _texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    own = element.get("lang", language)
    if element.tag not in ("textarea", "script"):
        yield element.text or "", own
    for child in element:
        yield from _texts(child, own)
        yield child.tail or "", own
