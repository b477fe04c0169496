"""Web addresses a reader could follow, also dressed up ones. Pure.

Three families: what says itself that it is an address (https://, www., //host/path, an IP
address with a port), a host known by its last part (example.org), and a host whose dot is
hidden ("example dot com", example[.]com, example🔵com). The last two need a known last part,
because a full stop without a space ("left.And") makes a host of any two words. An invitation
code is found where it is called one and a place to use it is named.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from screening.findings import Finding
from screening.folding import fold

_LABEL = r"[\w-]{1,63}"
_START = r"(?<![\w@-])"  # not inside a word; after "@" it is e-mail, another screen's matter
_REST = r"[^\s<>\"“”()\[\]]{0,2000}"
# Last parts nobody says by accident next to a dot, for hosts whose dot is hidden.
_PLAIN_ENDS = r"(?:com|net|org|info|biz|io|co|uk|de|ru|xyz|ly|gg|app|example)"
_BALL = r"[*^~°·•∙⋅‧・。｡\u2190-\u27bf\U0001f300-\U0001faff]"
_IN_BRACKETS = r"\s?[\[({<]\s?(?:dot|\.|punto|punkt)\s?[\])}>]\s?"
_DOT = r"\s{1,2}(?:dot|d0t|punto|punkt)\s{1,2}"
_SLASH = r"\s(?:forward\s)?slash\s"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


PATTERNS = _compiled(
    # https://, hxxp://, http// and the like, also glued to the word before
    rf"(?:h[tx*]{{2}}ps?|s?ftps?|ipfs|gemini)(?:\s?:\s?[/\\]{{1,3}}|//)[\w\[@]{_REST}",
    rf"(?<![a-z])[a-z][a-z0-9+.]{{1,12}}://\w{_REST}",
    rf"\bh\st\st\sp(?:\ss)?\s?:\s?/\s?/\s?\w{_REST}",
    rf"(?<!\w)www\s?\.\s?{_LABEL}\s?\.\s?[\w-]{{2,63}}{_REST}",
    rf"(?<![\w:/])//{_LABEL}(?:\.{_LABEL}){{1,5}}/{_REST}",
    rf"(?<![\w.])\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?::\d{{2,5}}|/){_REST}",
    r"(?<!\w)[a-z2-7]{16,63}\.onion\b",
    # a star, a ball, a comma for the dot
    rf"{_START}[\w-]{{3,63}}(?:{_BALL}{_PLAIN_ENDS}|,(?:com|org))\b(?:/{_REST})?",
    # blanks round the dot, or between all the letters
    rf"{_START}(?:[\w-]{{3,63}}\s{{1,2}}\.\s{{1,2}}){{0,2}}[\w-]{{3,63}}"
    rf"(?:\s{{1,2}}\.\s{{0,2}}{_PLAIN_ENDS}|\.\s{{1,2}}(?-i:com|org|net|COM|ORG|NET))\b(?!['’])",
    rf"{_START}[\w-]{{2,63}}\s{{0,2}}\.\s{{0,2}}(?:ly|gg|gl)\s?/\s?\w{_REST}",
    r"\b\w\s(?:\w\s){0,40}\.\s(?:c\so\sm|o\sr\sg|n\se\st)\b",
    rf"{_START}[\w-]{{4,60}}dot(?:com|org|net)\b",
)
# Labels with dots between them; a line may break after a hyphen.
HOST = re.compile(rf"{_START}(?:[\w-]{{1,62}}-\n)?{_LABEL}(?:\.{_LABEL}){{1,8}}")
TAIL = re.compile(rf"(?::\d{{2,5}})?(?:[/?#\\]{_REST})?")
BRACKETED = re.compile(
    rf"{_START}{_LABEL}(?:(?:{_IN_BRACKETS}|\.){_LABEL}){{0,3}}{_IN_BRACKETS}(\w{{2,12}})\b"
    rf"(?:/{_REST})?",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    rf"{_START}(?:{_LABEL}{_DOT}){{0,3}}({_LABEL}){_DOT}{_PLAIN_ENDS}\b"
    rf"(?:{_SLASH}{_LABEL}(?:\s(?:dash|dot|hyphen|slash|underscore)\s{_LABEL}){{0,6}})?"
    r"(?!\s(?:boom|bubble|bust|crash|era|years?|days|job|money|company|compan|million|start))",
    re.IGNORECASE,
)
# "the dot com", "not dot com", "any dot com": the trade, not an address.
_NO_LABEL = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "another", "any", "every", "some"),
        *("my", "his", "her", "your", "our", "their", "first", "big", "old", "early", "late"),
        *("failed", "new", "not", "no", "and", "or", "of", "in", "during", "before", "after"),
        *("since", "was", "is"),
    )
)
# A cue that what follows is an address, though its last part is a word.
CUE = re.compile(
    r"\b(?:visit|website|site|link|url|blog|forum|domain|address)(?:\s(?:is|at|called))?:?\s$",
    re.IGNORECASE,
)
# Short hosts whose last part is a word, known for what stands behind their slash.
_SHORT_HOSTS = frozenset(
    (
        *("t.me", "telegram.me", "wa.me", "m.me", "fb.me", "youtu.be", "amzn.to", "paypal.me"),
        *("cash.me", "linkin.bio", "is.gd", "g.page", "adf.ly", "v.gd", "about.me"),
    )
)
_TRADE_NAMES = frozenset(("asp.net", "ado.net", "vb.net", "b.com", "m.com", "i.com"))
# Fewer letters may be a word before a full stop without a space, and so may these endings.
LONG_LABEL = 12
WORD_ENDING = re.compile(
    r"(?:[ts]ion|ment|ness|ship|ing|ly|ity|able|ible|ance|ence|ful|less|ous|is[mt]|i[cv]e?|ical|ed"
    r"|ate|hood|sel[fv]e?|where|thing|body|ary|er)s?$"
)
CODE = re.compile(r"(?<![\w-])(?=[a-z-]{0,15}\d)[a-z0-9-]{6,16}(?![\w-])", re.IGNORECASE)
WORD_AND_NUMBER = re.compile(r"[a-z]+-?\d{1,2}|[\d-]+", re.IGNORECASE)  # Covid-19, 2019-20
CODE_SAYS = re.compile(r"\bcode(?:\sis)?:?\s$", re.IGNORECASE)
CALLED_CODE = re.compile(r"\b(?:code|invite|invitation)\b", re.IGNORECASE)
PLACE_FOR_CODE = re.compile(
    r"\b(?:discord|telegram|whatsapp|signal|zoom|server|chat|guild|group)\b", re.IGNORECASE
)
CODE_NEAR = 90  # characters between a code and what it is called


def find(text: str) -> list[Finding]:
    """Every address and invitation code in a text, in their order, without overlaps."""
    folded = fold(text)
    spans = sorted(_spans(folded.text), key=lambda span: (span[0], -span[1]))
    found, done = [], 0
    for start, end in spans:
        if start >= done:
            found.append(Finding("link", *folded.span(start, end)))
            done = end
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), _trimmed(text, match.start(), match.end())
    yield from _hosts(text)
    for match in BRACKETED.finditer(text):
        if _is_end(match[1]):
            yield match.start(), _trimmed(text, match.start(), match.end())
    for match in SPOKEN.finditer(text):
        if match[1].lower() not in _NO_LABEL:
            yield match.span()
    yield from _codes(text)


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the full stop or quotation mark of the sentence an address stands in."""
    while end > start and text[end - 1] in ".,;:!?'’‘*_…":
        end -= 1
    return end


def _hosts(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for match in HOST.finditer(text):
        if match.start() < done:
            continue  # inside the path of the one before
        start, done = match.start(), _end_of_host(text, match)
        if done:
            yield start, done


def _end_of_host(text: str, match: re.Match[str]) -> int:
    """Where the address that begins here ends, path included; 0 if it is none."""
    labels = match[0].split(".")
    before = text[max(0, match.start() - 40) : match.start()]
    for place in range(1, len(labels)):
        if not _may_end(labels[place], labels[place - 1]):
            continue
        last = place
        if place + 1 < len(labels) and _is_end(labels[place + 1]):
            last += 1  # co.uk
        end = match.start() + len(".".join(labels[: last + 1]))
        tail = TAIL.match(text, end) if last == len(labels) - 1 else None
        stop = _trimmed(text, end, tail.end()) if tail else end
        if _is_host(labels[: place + 1], text[end:stop], before):
            return stop
    return 0


def _is_end(label: str) -> bool:
    end = label.lower()
    return end in _ends() or end in _word_ends() or end.startswith("xn--")


def _may_end(label: str, before: str) -> bool:
    """A known last part; one with a capital only after a capital: "home.De" is a sentence."""
    return _is_end(label) and (label[0].islower() or before[0].isupper() or before.isdigit())


def _is_host(labels: list[str], tail: str, before: str) -> bool:
    host, label, end = ".".join(labels).lower(), labels[-2], labels[-1].lower()
    if len(label) == 1 and label.lower() != "x" and len(labels) == 2:
        return host in _SHORT_HOSTS and len(tail) > 2
    if end in _ends() or end.startswith("xn--"):
        return host not in _TRADE_NAMES and (end != "onion" or len(label) >= 16)
    if len(tail) > 2:
        return host in _SHORT_HOSTS or any(char in "?=-_" or char.isdigit() for char in tail)
    # A word of two letters ("in", "me") begins a sentence far more often than it ends a host.
    return len(end) > 2 and (_is_odd(label) or bool(CUE.search(before)))


def _is_odd(label: str) -> bool:
    """Whether a label is hardly the last word of a sentence: benchesforthe, grief2go."""
    if label.isalpha():
        return len(label) >= LONG_LABEL and label.islower() and not WORD_ENDING.search(label)
    return len(label) >= LONG_LABEL or any(char.isdigit() for char in label)


def _codes(text: str) -> Iterator[tuple[int, int]]:
    if not CALLED_CODE.search(text) or not PLACE_FOR_CODE.search(text):
        return
    for match in CODE.finditer(text):
        start, end = match.span()
        near = text[max(0, start - CODE_NEAR) : end + CODE_NEAR]
        told = not match[0].islower() or CODE_SAYS.search(text[max(0, start - 12) : start])
        if told and not WORD_AND_NUMBER.fullmatch(match[0]) and _names_a_place(near):
            yield start, end


def _names_a_place(near: str) -> bool:
    return bool(CALLED_CODE.search(near) and PLACE_FOR_CODE.search(near))


@cache
def _ends() -> frozenset[str]:
    return _listed("address_ends.txt")


@cache
def _word_ends() -> frozenset[str]:
    return _listed("address_ends_words.txt")


def _listed(name: str) -> frozenset[str]:
    """A list as fold() shows it, so that the ends of other scripts match."""
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line).text.lower() for line in lines if line and line[0] != "#")
