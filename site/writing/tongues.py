"""The language a text is in, as markup says it, for what reads aloud, hyphenates or translates.

A text stands among words of the interface, so it always says its own. Where nobody knows it, the
attribute is empty: without one the text would be in the page's language. `None` stands for words
of ours, which are in the page's.
"""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from writing.models import Language


def attribute(language: str | None) -> SafeString:
    """For a tag that has words of a person in it: <p{{ letter.language|lang }} dir="auto">."""
    return SafeString("") if language is None else format_html(' lang="{}"', _known(language))


def said_in(words: str, language: str | None) -> SafeString:
    """Words that stand inside a sentence of ours, escaped unless they are safe."""
    if language is None:
        return conditional_escape(words)
    return format_html("<span{}>{}</span>", attribute(language), words)


def block(html: str, language: str | None) -> SafeString:
    """HTML that writing.markup made, for a place that has no tag around it, such as a feed."""
    words = SafeString(html)
    return format_html('<div dir="auto"{}>{}</div>', attribute(language), words)


def _known(language: str) -> str:
    return "" if language == Language.OTHER else language
