"""Pieces of XML 1.0. Pure."""

import re
from xml.sax.saxutils import escape

# https://www.w3.org/TR/xml/#charsets; a line end of its own kind would be read as another one.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """The text, with a mark where XML cannot hold a character."""
    return _NOT_XML.sub("\ufffd", text)


def element(name: str, value: object) -> str:
    """A short one, on a line of its own."""
    return f"<{name}>{escape(fit(str(value)))}</{name}>\n"


def words(name: str, text: str) -> str:
    """One with words in it, as they are."""
    return f"<{name}><![CDATA[{cut(text)}]]></{name}>\n"


def html(name: str, markup: str) -> str:
    """One with HTML in it, where no bracket is taken for a shortcode."""
    return words(name, no_shortcode(markup))


def no_shortcode(markup: str) -> str:
    """The same HTML to whoever shows it; WordPress looks for shortcodes before it is shown."""
    return markup.replace("[", "&#91;")


def line(name: str, text: str) -> str:
    """One with a title or a name, which a WordPress export has as HTML."""
    return words(name, escape(text))


def attribute(value: str) -> str:
    """What stands between two quotation marks."""
    return escape(fit(value), {'"': "&quot;", "\n": "&#10;"})


def tagged(name: str, text: str, **attributes: str) -> str:
    """Words in an element with attributes."""
    given = "".join(f' {key}="{attribute(value)}"' for key, value in attributes.items())
    return f"<{name}{given}><![CDATA[{cut(text)}]]></{name}>\n"


def cut(text: str) -> str:
    """What may stand between <![CDATA[ and ]]>: where it would end them it is cut in two."""
    return fit(text).replace("]]>", "]]]]><![CDATA[>")
