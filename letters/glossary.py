"""Saying what LC means, on the first use in a text. Pure; letters.explained says for whom."""

import re
from collections.abc import Mapping

from django.utils.html import escape

_INLINE = r"</?(?:em|strong)>"  # these may stand inside a word
# What joins two words into one: an apostrophe, as typed or escaped, and a dot or an @.
_JOINT = r"(?:['’＇.@]|&#x27;|&#39;|&apos;)"
# A hyphen and a combining mark belong to the word they stand at; so do joiners.
_WORD = r"[\w\-‐‑\u0300-\u036f\u200c\u200d]+"
_GLUE = rf"(?:(?:{_INLINE})+(?:{_JOINT}(?:{_INLINE})*)?|{_JOINT}(?:{_INLINE})*)"
# A tag, a whole word, or another character that is written as an entity. Every alternative
# begins with another character than those before it, so no text makes this slow.
_PIECE = re.compile(rf"<[^<>]*>|[@#]?{_WORD}(?:{_GLUE}{_WORD})*|&[#\w]{{1,32}};")


def explain(html: str, terms: Mapping[str, str]) -> str:
    """The same HTML with an <abbr> around the first use of each term.

    `html` is what writing.markup made. A term counts only as a whole word, never as a part of
    one: NC-17, LCs and idk's are words of their own.
    """
    seen = set()

    def explained(found: re.Match[str]) -> str:
        word = found[0]
        term = word if word in terms else word.lower()
        if not word.isalnum() or term in seen or term not in terms:
            return word
        seen.add(term)
        meaning = "".join(filter(str.isprintable, terms[term]))
        return f'<abbr title="{escape(meaning)}">{word}</abbr>'

    return _PIECE.sub(explained, html) if terms else html
