"""Addresses behind links and pictures: which may be shown, and what may be told of the others."""

import re

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*+:)?//(?:[^/?#@\s]*+@)?([\w.-]+)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*+):", re.IGNORECASE)
_PLAIN = re.compile(r"(?:https?:)?//(?:www\.)?|/$|^www\.", re.IGNORECASE)
SHOWN = frozenset({"http", "https", "ftp", "gopher", "magnet", "geo"})
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg", ".avif")


def host(address: str) -> str:
    """The host of an address, for a report; and words for one without."""
    found = _HOST.match(address.strip())
    return found[1].lower()[:100] if found else "the old site itself"


def scheme(address: str) -> str:
    """ "http", "mailto" ... in small letters, "" where none is written."""
    found = _SCHEME.match("".join(address.split()))
    return found[1].lower()[:20] if found else ""


def may_be_shown(address: str) -> bool:
    """Whether it leads to a page: not to a person's mailbox or telephone, not to a script."""
    return bool(address) and address[0] != "#" and scheme(address) in SHOWN | {""}


def same(address: str, words: str) -> bool:
    """Whether the words of a link are its address already."""
    return _bare(address) == _bare(words)


def is_picture(address: str) -> bool:
    """Whether it is the large version of a picture rather than a page."""
    return address.partition("?")[0].lower().endswith(PICTURES)


def _bare(text: str) -> str:
    return _PLAIN.sub("", "".join(text.split())).casefold()
