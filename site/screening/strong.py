"""Strong words: whole, stretched, with digits and signs for letters. Pure; reads plain text."""

import re
from collections.abc import Iterator
from functools import cache

from screening.animals import is_animal
from screening.lists import entries

LEET = str.maketrans("134057@$!|€µμ", "ieaostasileuu")
_TOKEN = re.compile(r"[a-z0-9@$!|€µμ]+")
_LETTER = re.compile(r"[a-z]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"([a-z])\1+")
_F = re.compile(r"fuck|phuck|fvck|phu[kq](?:s|ed|ers?|in|ing|n|off)?$")
_S = re.compile(
    r"(?:bull|bat|horse|ape|dip|chicken|dog|jack|rat|holy|pig|bird|cow|un)?sh[iy]t+(?:y|ty|tier|"
    r"ting|ted|ter|test|show|storm|hole|head|bag|face|load|house|fest|lord|talk|e)?s?"
)


def find(plain: str) -> Iterator[tuple[int, int]]:
    """Where strong words stand that are written in one piece."""
    strong = {token for token in {*_TOKEN.findall(plain)} - _innocent() if _is_strong(token)}
    for token in _TOKEN.finditer(plain) if strong else ():
        if token[0] in strong and not is_animal(plain, token):
            yield token.span()


def is_word(word: str) -> bool:
    """Whether these letters are a strong word."""
    return bool(word in entries("strong_words") or _F.search(word) or _S.fullmatch(word))


@cache
def _innocent() -> frozenset[str]:
    """Everyday words: most of every text, so they are not looked at again."""
    return frozenset(word for word in entries("ordinary") if not _is_strong(word))


def _is_strong(token: str) -> bool:
    if not _LETTER.search(token):
        return False
    word = token.strip("!|$").translate(LEET)
    drawn = {word}
    if _DOUBLED.search(word):
        drawn |= {_STRETCHED.sub(to, word) for to in (r"\1", r"\1\1")} | {_DOUBLED.sub(r"\1", word)}
    # Some look-alikes of i are read as l by folding.
    return any(is_word(each) or is_word(each.replace("l", "i")) for each in drawn)
