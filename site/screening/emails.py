"""Mailboxes, also spelled out or only described. Pure; reads folded text."""

import re
from collections.abc import Iterator

from screening.lists import choice, entries

_ENDS = r"(?:c[o0]m|net|[o0]rg|example|co|uk|de|edu|gov|info|io|me|eu|fr|nl|es|it|in|ie|ca|au|us)"
_AT = r"(?:[(\[{<*] {0,2}(?:at|4t|a|@) {0,2}[)\]}>*]|@| at | \(?at\)? |_at_|-at-)"
_DOT = r"(?: {0,2}[(\[{<*] {0,2}(?:d[o0]t|\.) {0,2}[)\]}>*] {0,2}| d[o0]t |\.|_dot_|-dot-)"
EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}\s{0,3}@\s{0,3}"
    rf"(?:(?:[\w-]{{1,63}}\.){{1,4}}[a-z][\w-]{{1,23}}|{choice('mail_providers')}\b)"
)
SPELLED = re.compile(
    rf"(?<![\w.+%-])((?:[\w.+%-]{{1,40}} (?:dot|underscore|dash|hyphen|minus) ){{0,3}}"
    rf"[\w.+%-]{{1,40}}) {{0,2}}({_AT}) {{0,2}}((?:[\w-]{{1,40}}{_DOT}){{1,3}}){_ENDS}(?!\w)"
)
# Without a spelled dot or a bracketed "at" nothing is a spelled mailbox.
SPELLS = re.compile(r"d[o0]t|[(\[{<*] {0,2}(?:a|4t|@)")
# "the curly a, then the usual g mail": a provider, with a name and a sign for "at" before it
PROVIDER = re.compile(rf"\b{choice('mail_providers')}\b")
CURLY = re.compile(
    r"(?<!\w)(?:at|@|at sign|curly a|arroba|then|on)\W{0,3}"
    r"(?:(?:the|then|usual|good|old|it'?s|plain|a) ?){0,4}$"
)
ODD_LOCAL = re.compile(
    r"(?<!\w)(?:\w{1,24}(?: (?:underscore|dot|dash|hyphen) \w{1,24}){1,3}|"
    r"[a-z]{2,24}[_.]?\d[\w.]{0,12}|[a-z]{2,24}[_.][\w.]{2,24})"
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where mailboxes stand in a folded text."""
    small = text.lower()
    if "@" in small:
        yield from (match.span() for match in EMAIL.finditer(small))
    if SPELLS.search(small):
        yield from (match.span() for match in SPELLED.finditer(small) if _is_spelled(match))
    for match in PROVIDER.finditer(small):
        before = small[max(0, match.start() - 70) : match.start()]
        sign = CURLY.search(before)
        boxes = list(ODD_LOCAL.finditer(before, 0, sign.start())) if sign else []
        if boxes and "." not in before[boxes[-1].end() :]:
            yield match.start() - len(before) + boxes[-1].start(), match.end()


def _is_spelled(match: re.Match[str]) -> bool:
    said = "dot" in match[3].replace("0", "o") or match[2].strip()[:1] in "([{<*"
    return said and match[1] not in entries("mailbox_never")
