"""Tells WordPress' shortcodes from the brackets people write. Pure, linear.

A bracket is a shortcode when its name is one WordPress or a common plugin registers, when it
has an attribute in quotes, or when its closing tag follows. "[sic]", "[s]he" and "[...]" stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exchange.wordpress.words.names import named

_BRACKET = re.compile(
    r"\[(?P<more>\[?)(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?=[\s\]/=])"
    r"""(?P<rest>(?:[^\[\]"'<>]|"[^"<>]*+"|'[^'<>]*+')*+)\](?P<again>\]?)"""
)
_QUOTED = re.compile(r"""=\s*+(?:["'“”″]|&quot;|&#8221;|&#8243;)""")
# Registered names that stand alone; people do not write these in brackets.
ALONE = named(
    "gallery playlist audio video embed caption wp_caption contact-form contact-form-7"
    " contact-field youtube vimeo soundcloud dailymotion polldaddy googlemaps recent_posts"
    " wpforms gravityform ninja_form formidable mc4wp_form user-submitted-posts subscribe2"
    " jetpack_subscription_form"
)


@dataclass(frozen=True)
class Shortcode:
    """One shortcode's tag; `rest` is what follows its name, `end` says it is the closing one."""

    name: str
    rest: str
    end: bool


def enclosing(html: str) -> frozenset[str]:
    """Names with an opening and, somewhere after it, a closing tag."""
    opened: set[str] = set()
    closed: set[str] = set()
    for found in _BRACKET.finditer(html):
        name = found["name"].lower()
        if not found["end"]:
            opened.add(name)
        elif name in opened:
            closed.add(name)
    return frozenset(closed)


def pieces(text: str, pairs: frozenset[str]) -> Iterator[str | Shortcode]:
    """The text between, and the shortcodes; `pairs` comes from enclosing() of the whole source."""
    at = 0
    for found in _BRACKET.finditer(text):
        if not _is_shortcode(found, pairs):
            continue
        yield text[at : found.start()]
        at = found.end()
        if found["more"] and found["again"]:
            yield found[0][1:-1]  # [[gallery]] is how one writes about it
            continue
        yield found["more"]
        yield Shortcode(found["name"].lower(), found["rest"], bool(found["end"]))
        yield found["again"]
    yield text[at:]


def _is_shortcode(found: re.Match[str], pairs: frozenset[str]) -> bool:
    name = found["name"].lower()
    if found["end"]:
        return name in pairs
    rest = found["rest"]
    # "[video of my cat]" is somebody's note.
    bare = not any(map(str.isalpha, rest)) or "=" in rest or "://" in rest
    return (name in ALONE and bare) or name in pairs or bool(_QUOTED.search(rest))
