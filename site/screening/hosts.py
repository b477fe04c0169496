"""Web addresses known by their last part: example.org, a short host and its path. Pure.

A full stop without a space ("left.And") makes a host of any two words, so a last part that is
a word too needs more to go by.
"""

import re
from collections.abc import Iterator

from screening.addresses import LABEL, REST, START, trimmed
from screening.last_parts import is_last_part, is_sure

# Labels with dots between them; a line may break after a hyphen.
HOST = re.compile(rf"{START}(?:[\w-]{{1,62}}-\n)?{LABEL}(?:\.{LABEL}){{1,8}}")
HOST_HAS = re.compile(r"\.[\w-]")
TAIL = re.compile(rf"(?::\d{{2,5}})?(?:[/?#\\]{REST})?")
# A cue that what follows is an address, though its last part is a word.
CUE = re.compile(
    r"\b(?:visit|website|site|link|url|blog|forum|domain|address)(?:\s(?:is|at|called))?:?\s$"
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


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where hosts stand in a folded text, with their paths."""
    done = 0
    for match in HOST.finditer(text) if HOST_HAS.search(text) else ():
        if match.start() < done:
            continue  # inside the path of the one before
        start, done = match.start(), _end(text, match)
        if done:
            yield start, done


def _end(text: str, match: re.Match[str]) -> int:
    """Where the address that begins here ends, path included; 0 if it is none."""
    labels = match[0].split(".")
    before = text[max(0, match.start() - 40) : match.start()].lower()
    for place in range(1, len(labels)):
        if not _may_end(labels[place], labels[place - 1]):
            continue
        last = place
        if place + 1 < len(labels) and is_last_part(labels[place + 1]):
            last += 1  # co.uk
        end = match.start() + len(".".join(labels[: last + 1]))
        tail = TAIL.match(text, end) if last == len(labels) - 1 else None
        stop = trimmed(text, end, tail.end()) if tail else end
        if _is_host(labels[: place + 1], text[end:stop], before):
            return stop
    return 0


def _may_end(label: str, before: str) -> bool:
    """A known last part; one with a capital only after a capital: "home.De" is a sentence."""
    return is_last_part(label) and (label[0].islower() or before[0].isupper() or before.isdigit())


def _is_host(labels: list[str], tail: str, before: str) -> bool:
    host, label, end = ".".join(labels).lower(), labels[-2], labels[-1].lower()
    if len(label) == 1 and label.lower() != "x" and len(labels) == 2:
        return host in _SHORT_HOSTS and len(tail) > 2
    if is_sure(end):
        return host not in _TRADE_NAMES and (end != "onion" or len(label) >= 16)
    if len(tail) > 2:
        return host in _SHORT_HOSTS or any(char in "?=-_" or char.isdigit() for char in tail)
    # A word of two letters ("in", "me") begins a sentence far more often than it ends a host.
    return len(end) > 2 and (_is_odd(label) or CUE.search(before) is not None)


def _is_odd(label: str) -> bool:
    """Whether a label is hardly the last word of a sentence: benchesforthe, grief2go."""
    if label.isalpha():
        return len(label) >= LONG_LABEL and label.islower() and not WORD_ENDING.search(label)
    return len(label) >= LONG_LABEL or any(char.isdigit() for char in label)
