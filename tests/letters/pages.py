"""Reading pages in tests: what a person would see in them, found with the standard library."""

import html
import re
from typing import Any


def source(page: Any) -> str:
    """The HTML of a page."""
    text: str = page.getvalue().decode(errors="replace")
    return text


def body_field(page: Any) -> str:
    """What stands in the textarea `body`, as a browser reads it."""
    found = re.search(
        r'<textarea[^>]* name="body"[^>]*>\n?(.*?)</textarea>', source(page), re.DOTALL
    )
    assert found, source(page)
    return html.unescape(found[1])


def kept_words(page: Any) -> list[str]:
    """The words that an error page hands back."""
    found = re.findall(r'<textarea id="kept-\d+"[^>]*>\n?(.*?)</textarea>', source(page), re.DOTALL)
    return [html.unescape(words) for words in found]


def hidden_fields(page: Any) -> dict[str, list[str]]:
    """Hidden inputs by name, as a browser would send them."""
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', source(page)):
        fields.setdefault(name, []).append(html.unescape(value))
    return fields


def headings(page: Any) -> list[str]:
    """The headings of the folded letters of a list, in order."""
    cards = re.findall(r'<article class="folded">\s*<h3><a[^>]*>(.*?)</a>', source(page), re.DOTALL)
    return [html.unescape(heading) for heading in cards]


def latest(page: Any) -> list[str]:
    """The same for the list alone, without the drawer below it."""
    text = source(page).partition('id="drawer"')[0]
    return [html.unescape(found) for found in re.findall(r"<h3><a[^>]*>(.*?)</a>", text, re.DOTALL)]


def links(page: Any) -> set[str]:
    """Every address the page links to, as it is written."""
    return {html.unescape(href) for href in re.findall(r'<a [^>]*?href="([^"]*)"', source(page))}


def without_abbr(text: str) -> str:
    """The same HTML with the glossary's explanations taken off."""
    return re.sub(r"</?abbr[^>]*>", "", text)
