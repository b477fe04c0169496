"""Character references (&amp;, &#8217;) as characters, once. Pure."""

import html
import re
from functools import lru_cache

from writing.text import normalise

# Numbers have a limit, because Python refuses to read one of thousands of digits.
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,9}(?![0-9]);?|#[xX][0-9a-fA-F]{1,8}(?![0-9a-fA-F]);?"
    r"|[A-Za-z][A-Za-z0-9]{1,31};?)"
)


def decode(text: str) -> str:
    """What a browser shows for it. "&amp;nbsp;" becomes "&nbsp;", as it was seen.

    Line ends written as references are white space in HTML and become spaces here.
    """
    return _REFERENCE.sub(lambda found: _character(found[0]), text) if "&" in text else text


@lru_cache(maxsize=2048)
def _character(reference: str) -> str:
    char = html.unescape(reference)
    # Normalising alone would take a space away as the end of its line, and NBSP shows on purpose.
    return char if char == "\xa0" else normalise(f"x{char}x")[1:-1].replace("\n", " ")
