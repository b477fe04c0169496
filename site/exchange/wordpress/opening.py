"""What the first bytes of a file tell: other kinds of files, and how its text is encoded."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, lookup

from exchange.wordpress.trouble import WEB_PAGE, NotWordPress, Unreadable

COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7-Zip",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"Rar!": "RAR",
}
UNPACK = "Unpack it first, and give the file with the ending .xml that is in it."
# UTF-16 with its mark, and without one when it starts with "<?" as XML does.
SIXTEEN = {
    BOM_UTF16_LE: "utf-16",
    BOM_UTF16_BE: "utf-16",
    b"<\0?\0": "utf-16-le",
    b"\0<\0?": "utf-16-be",
}
# What may stand before the first tag and is no text.
BLANK = "\ufeff \t\r\n\v\f\0"
DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
# What XML is written in means the same in a text encoding; what unpacks or unescapes changes it.
PROBE = rb"""<?xml version="1.0"?>&#65;[CDATA] \u0041 \x41 +AGE- 'az'_"""
# Files said to be Latin-1 are Windows-1252 in practice: the same but for the quotes and dashes.
LATIN = {"iso8859-1", "cp1252"}
# These two of Python's know no letters outside of addresses of the web.
FOR_HOSTS = {"idna", "punycode"}


def encoding_of(start: bytes) -> str:
    """The codec for a file that starts like this. Raises for packed files."""
    for mark, name in COMPRESSED.items():
        if start.startswith(mark):
            raise Unreadable(f"This file is compressed ({name}). {UNPACK}")
    for mark, name in SIXTEEN.items():
        if start.startswith(mark):
            return name
    found = DECLARED.match(start.lstrip(BLANK.encode()))
    return known(found[1].decode()) if found else "utf-8"


def known(declared: str) -> str:
    """Python's name for a declared encoding. One that does not hold ASCII cannot be the one
    that the declaration itself was just read in: UTF-16 then means UTF-8."""
    if declared.lower().startswith(("utf", "us-ascii", "ascii")):
        return "utf-8"
    try:
        name = lookup(declared).name
        plain = name not in FOR_HOSTS and PROBE.decode(declared) == PROBE.decode()
    except (LookupError, UnicodeError):
        plain = False
    if not plain:
        raise Unreadable(
            f"The file says that it is encoded as {declared}, which is not known here. "
            'Save it as UTF-8, with encoding="UTF-8" in its first line, and try again.'
        )
    return "cp1252" if name in LATIN else name


def look_at(start: str) -> None:
    """Raises for text that no XML parser need look at, `start` being without leading space."""
    if not start:
        raise NotWordPress("it is empty")
    if start[0] in "{[":
        raise NotWordPress("it is JSON")
    if start[0] != "<":
        raise NotWordPress("it starts with plain text, as notes or a copy of a database do")
    if start[:14].lower() == "<!doctype html" or start[:5].lower() == "<html":
        raise NotWordPress(WEB_PAGE)
