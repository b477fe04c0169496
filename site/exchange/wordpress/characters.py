"""Characters that XML does not allow or that are in another encoding than the file says."""

import re

# Tab and the two line breaks are the only control characters that XML has.
CONTROLS = bytes(set(range(32)) - {9, 10, 13})
# U+FFFE and U+FFFF, which are no characters, in UTF-8.
NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
# A character written as its number: eight digits are more than any has.
REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
# The start of one that may go on in the next piece.
STARTED = re.compile(rb"&[#xX0-9a-fA-F]{0,10}\Z")
# How Python keeps a byte that is no UTF-8.
ESCAPED = re.compile("[\udc80-\udcff]")


def mistakes(codec: str) -> str:
    """What the decoder does about a byte that cannot be: kept for `as_windows`, or U+FFFD."""
    return "surrogateescape" if codec == "utf-8" else "replace"


def as_windows(text: str, codec: str) -> tuple[str, int]:
    """The text with bytes that were no UTF-8 read as Windows-1252, and how many there were."""
    if text.isascii():
        return text, 0
    if codec != "utf-8":
        return text, text.count("\ufffd")
    return ESCAPED.subn(lambda found: windows(ord(found[0]) - 0xDC00), text)


def windows(byte: int) -> str:
    """One byte of Windows-1252, U+FFFD for the five that mean nothing there."""
    return bytes([byte]).decode("cp1252", "replace")


def allowed(data: bytes) -> tuple[bytes, int]:
    """UTF-8 without what XML forbids, also where it is written as a number, and how many
    characters that were."""
    plain = data.translate(None, CONTROLS)
    removed = len(data) - len(plain)
    plain, none = NO_CHARACTERS.subn(b"", plain)
    references = sum(not is_allowed(found) for found in REFERENCE.finditer(plain))
    if references:
        plain = REFERENCE.sub(lambda found: found[0] if is_allowed(found) else b"", plain)
    return plain, removed + none + references


def is_allowed(found: re.Match[bytes]) -> bool:
    """Whether the number stands for a character of XML 1.0."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return (
        code in (9, 10, 13)
        or 0x20 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or 0x10000 <= code < 0x110000
    )


def whole(data: bytes) -> tuple[bytes, bytes]:
    """Cuts off the start of a reference that the end of a piece went through."""
    started = STARTED.search(data, max(0, len(data) - 12))
    return (data[: started.start()], data[started.start() :]) if started else (data, b"")
