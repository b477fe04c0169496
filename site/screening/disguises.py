"""Strong words with letters starred out, spelled apart or broken off. Pure; reads plain text."""

import re
from collections.abc import Iterator

from screening.lists import entries
from screening.strong import LEET, is_word

_STARRED = re.compile(
    r"(?<![\w*#@%])[a-z0-9]{1,12}[*#%][a-z0-9*#%]{1,14}"
    r"|(?<![\w.…-])[a-z]{1,8}(?:\.{2,4}|…|[-–—_.+^~]{1,5})[a-z]{1,6}(?!\w)"
)
_STARRED_HAS = re.compile(r"[*#%.…–—_+^~-][a-z0-9*#%]")
_STARS = re.compile(r"[^a-z0-9]+")
_ONE_LETTER = frozenset({"fuck", "shit", "cunt"})  # known from the first letter and three stars
_FRONT = re.compile(r"(?:mother|mind|cluster|bull|bat|horse|dip|un|abso|head|brain|dog|holy)")
_GAPPED = re.compile(r"(?<![a-z0-9'])[a-z0-9@$!](?:[ \n._/*|-]{1,3}[a-z0-9@$!](?![a-z0-9'])){2,20}")
_GAPS = re.compile(r"[ \n._/*|-]+")
_BROKEN = re.compile(  # stopped before the end, or cut in two
    r"\b(?:motherfu?c?|bullsh|batsh|cun|fuc)(?=[-–—…*.]{1,4}(?!\w))"
    r"|\b(?:go|the|just|oh|and) f(?:[-–—…*]|\.\.){1,6} ?(?:you|off|yourself|urself)\b"
    r"|\b(?:f[^\w\s'\"]{1,3}ck|sh[^\w\s'\"]{1,3}t|c[^\w\s'\"]{1,3}nt)(?:ing|ed|er|ty|s)?\b"
    r"|(?<![\w'])(?:f uc?ks?|fu c?k(?:ing|ed|er|s)?|fuc k(?:ing|ed|er|s)?|c unts?|cu nts?)\b"
)
_BROKEN_HAS = re.compile(
    r"f[^\w\s'\"]{1,3}ck|h[^\w\s'\"]{1,3}t|c[^\w\s'\"]{1,3}nt|motherf|bullsh|batsh|cun|fuc"
    r"| f(?:[-–—…*]|\.\.)|f uc|fu c|c un|cu n"
)


def find(plain: str) -> Iterator[tuple[int, int]]:
    """Where strong words stand in pieces."""
    for token in _STARRED.finditer(plain) if _STARRED_HAS.search(plain) else ():
        if _is_starred(token[0]):
            yield token.span()
    for run in _GAPPED.finditer(plain):
        if _is_spelled(_GAPS.sub("", run[0])):
            yield run.span()
    if _BROKEN_HAS.search(plain):
        yield from (found.span() for found in _BROKEN.finditer(plain))


def _is_spelled(joined: str) -> bool:
    word = joined.translate(LEET)
    return len(word) > 2 and (is_word(word) or (word[0] in "iau" and is_word(word[1:])))


def _is_starred(token: str) -> bool:
    """Whether stars, dashes or dots hide letters of a strong word."""
    token = token.translate(LEET)
    front = _FRONT.match(token)
    ends = {token, token[front.end() :] if front else token}
    return any(_fits(end, word) for end in ends for word in entries("strong_starred"))


def _fits(hidden: str, word: str) -> bool:
    """Whether a strong word can be read where some of its letters are hidden."""
    stars = _STARS.search(hidden)
    if not stars or not hidden[0].isalpha():
        return False
    if len(hidden) == len(word):
        bare = sum(char.isalpha() for char in hidden)
        same = all(not a.isalnum() or a == b for a, b in zip(hidden, word, strict=True))
        return same and (bare > 1 or word in _ONE_LETTER)
    start, end = hidden[: stars.start()], hidden[stars.end() :]
    shown = len(start) + len(end)
    if not end or not word.startswith(start) or not word.endswith(end) or shown > len(word):
        return False
    if stars[0] in "-._":  # cut in two, nothing left out
        return shown == len(word)
    if stars[0][0] not in "*#%" and word[0] not in "fc":
        return False  # "Pa…is that you?"
    return shown > 2 or word == "fuck"
