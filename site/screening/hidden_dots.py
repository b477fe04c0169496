"""Web addresses whose dot is hidden: "example dot com", example[.]com, example🔵com. Pure.

These need a known last part, because anything may stand between two words.
"""

import re
from collections.abc import Iterator

from screening.addresses import LABEL, REST, START, trimmed
from screening.last_parts import PLAIN, is_last_part

_BALL = r"[*^~°·•∙⋅‧・。｡\u2190-\u27bf\U0001f300-\U0001faff]"
_IN_BRACKETS = r"\s?[\[({<]\s?(?:dot|\.|punto|punkt)\s?[\])}>]\s?"
_DOT = r"\s{1,2}(?:dot|d0t|punto|punkt)\s{1,2}"
_SLASH = r"\s(?:forward\s)?slash\s"
# The hidden dot itself, and the address around it.
PATTERNS = tuple(
    (re.compile(dot), re.compile(pattern, re.IGNORECASE))
    for dot, pattern in (
        # a star, a ball, a comma for the dot
        (
            rf"{_BALL}{PLAIN}|,(?:com|org)",
            rf"{START}[\w-]{{3,63}}(?:{_BALL}{PLAIN}|,(?:com|org))\b(?:/{REST})?",
        ),
        # blanks round the dot, or between all the letters
        (
            rf"\.\s{{1,2}}(?:com|org|net)|\s\.\s{{0,2}}{PLAIN}",
            rf"{START}(?:[\w-]{{3,63}}\s{{1,2}}\.\s{{1,2}}){{0,2}}[\w-]{{3,63}}(?:\s{{1,2}}\."
            rf"\s{{0,2}}{PLAIN}|\.\s{{1,2}}(?-i:com|org|net|COM|ORG|NET))\b(?!['’])",
        ),
        (
            r"\.\s{0,2}(?:ly|gg|gl)\s?/",
            rf"{START}[\w-]{{2,63}}\s{{0,2}}\.\s{{0,2}}(?:ly|gg|gl)\s?/\s?\w{REST}",
        ),
        (
            r"\s\.\s[con]\s[ore]\s[mgt]",
            r"\b\w\s(?:\w\s){0,40}\.\s(?:c\so\sm|o\sr\sg|n\se\st)\b",
        ),
        (r"dot(?:com|org|net)", rf"{START}[\w-]{{4,60}}dot(?:com|org|net)\b"),
    )
)
BRACKETED = re.compile(
    rf"{START}{LABEL}(?:(?:{_IN_BRACKETS}|\.){LABEL}){{0,3}}{_IN_BRACKETS}(\w{{2,12}})\b"
    rf"(?:/{REST})?"
)
BRACKETED_HAS = re.compile(r"[\[({<]\s?(?:dot|\.|punto|punkt)\s?[\])}>]")
SPOKEN = re.compile(
    rf"{START}(?:{LABEL}{_DOT}){{0,3}}({LABEL}){_DOT}{PLAIN}\b"
    rf"(?:{_SLASH}{LABEL}(?:\s(?:dash|dot|hyphen|slash|underscore)\s{LABEL}){{0,6}})?"
    r"(?!\s(?:boom|bubble|bust|crash|era|years?|days|job|money|company|compan|million|start))"
)
SPOKEN_HAS = re.compile(rf"(?:dot|d0t|punto|punkt)\s{{1,2}}{PLAIN}")
# "the dot com", "not dot com", "any dot com": the trade, not an address.
_NO_LABEL = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "another", "any", "every", "some"),
        *("my", "his", "her", "your", "our", "their", "first", "big", "old", "early", "late"),
        *("failed", "new", "not", "no", "and", "or", "of", "in", "during", "before", "after"),
        *("since", "was", "is"),
    )
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where such addresses stand in a folded text."""
    small = text.lower()
    for dot, pattern in PATTERNS:
        for match in pattern.finditer(text) if dot.search(small) else ():
            yield match.start(), trimmed(text, match.start(), match.end())
    if BRACKETED_HAS.search(small):
        for match in BRACKETED.finditer(small):
            if is_last_part(match[1]):
                yield match.start(), trimmed(text, match.start(), match.end())
    if SPOKEN_HAS.search(small):
        for match in SPOKEN.finditer(small):
            if match[1] not in _NO_LABEL:
                yield match.span()
