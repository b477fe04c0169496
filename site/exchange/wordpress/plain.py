"""Short texts of an export as what they mean: names and addresses."""

import html
import re

# Only whole ones: a name may hold a bare "&copy" and mean it.
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# An address to send to: one @ between two parts without spaces, within the length of mail.
ADDRESS = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[^\s@<>\"(),:;\\]{1,189}")


def name(text: str) -> str:
    """One line of plain text: WordPress stores the names of people and categories as HTML, so
    that "Tom & Ann" stands in the file with its ampersand escaped."""
    if "&" in text:
        text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return " ".join(text.split())


def address(text: str) -> str:
    """The e-mail address, "" for what is none."""
    text = text.strip()
    return text if ADDRESS.fullmatch(text) else ""
