"""Web addresses that say themselves what they are: https://, www., //host/path. Pure."""

import re
from collections.abc import Iterator

LABEL = r"[\w-]{1,63}"
START = r"(?<![\w@-])"  # not inside a word; after "@" it is e-mail, another screen's matter
REST = r"[^\s<>\"“”()\[\]]{0,2000}"
# What a text has to have for each pattern, and the pattern. For small letters.
PATTERNS = tuple(
    (needed, re.compile(pattern))
    for needed, pattern in (
        # https://, hxxp://, http// and the like, also glued to the word before
        (
            ("/", "\\"),
            r"(?:h[tx*]{2}ps?|s?ftps?|ipfs|gemini)(?:\s?:\s?[/\\]{1,3}|//)" rf"[\w\[@]{REST}",
        ),
        (("://",), rf"(?<![a-z])[a-z][a-z0-9+.]{{1,12}}://\w{REST}"),
        (("/",), rf"\bh\st\st\sp(?:\ss)?\s?:\s?/\s?/\s?\w{REST}"),
        (("www",), rf"(?<!\w)www\s?\.\s?{LABEL}\s?\.\s?[\w-]{{2,63}}{REST}"),
        (("//",), rf"(?<![\w:/])//{LABEL}(?:\.{LABEL}){{1,5}}/{REST}"),
        ((".onion",), r"(?<!\w)[a-z2-7]{16,63}\.onion\b"),
    )
)
NUMBERED = re.compile(rf"(?<![\w.])\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?::\d{{2,5}}|/){REST}")
NUMBERED_HAS = re.compile(r"\.\d{1,3}[:/]")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where such addresses stand in a folded text."""
    small = text.lower()
    patterns = [pattern for needed, pattern in PATTERNS if any(one in small for one in needed)]
    if NUMBERED_HAS.search(small):
        patterns.append(NUMBERED)
    for pattern in patterns:
        for match in pattern.finditer(small):
            yield match.start(), trimmed(text, match.start(), match.end())


def trimmed(text: str, start: int, end: int) -> int:
    """Where an address ends without the full stop or quotation mark of its sentence."""
    while end > start and text[end - 1] in ".,;:!?'’‘*_…":
        end -= 1
    return end
