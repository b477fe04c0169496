"""Words that say less than what was found, and putting them into a text. Pure."""

import re
from collections.abc import Callable, Collection, Iterable

from screening.findings import Finding
from screening.lists import entries

SOFTER = {
    "phone": ("[a number]", "my number"),
    "email": ("[an address]", "my e-mail"),
    "street": ("an address", "[an address]"),
    "handle": ("[a name]", "my account"),
    "date": ("that day",),
}
_BEFORE = 24  # characters before a passage that decide which words fit
_OPENS = re.compile(r"(?:^|[.!?…\n][\s\"“”'‘]{0,4})$")
_INSIDE = re.compile(r"\b(?:in|to|from|of|at|near|through)$")
_JOB = re.compile(r"\b(?:job|work|works|worked|working)\b")
_SMALL_SCHOOL = re.compile(r"school|primary|grammar|academy|infants|junior|house")
_NOUN_AFTER = re.compile(r" [a-z]{2,12}\b(?<! and)(?<! but)(?<! in)(?<! who)")
_ARTICLE = re.compile(r"\b(?:an?|the|only|fellow)$")


def softer(code: str, text: str, start: int, end: int) -> tuple[str, ...]:
    """Words that would say less than text[start:end], the best first."""
    if code not in _FITTING:
        return SOFTER.get(code, ())
    before = text[max(0, start - _BEFORE) : start].lower().rstrip()
    return _FITTING[code](text[start:end], before, text[end : end + 14])


def _name(surface: str, before: str, after: str) -> tuple[str, ...]:
    initial = surface[0].upper() + "."
    return (initial, "them") if before.endswith("friend") else (initial, "my friend", "them")


def _place(surface: str, before: str, after: str) -> tuple[str, ...]:
    if surface.lower() in entries("countries"):
        inside = _INSIDE.search(before)
        return ("another country", "abroad") if inside else ("abroad", "another country")
    large = surface.lower() in entries("cities")
    return ("another city", "my town") if large else ("my town", "another town")


def _employer(surface: str, before: str, after: str) -> tuple[str, ...]:
    return ("a big company", "work") if _JOB.search(before) else ("work", "a big company")


def _school(surface: str, before: str, after: str) -> tuple[str, ...]:
    small = _SMALL_SCHOOL.search(surface.lower())
    return ("school", "university") if small else ("university", "school")


def _nation(surface: str, before: str, after: str) -> tuple[str, ...]:
    alone = _ARTICLE.search(before) and not _NOUN_AFTER.match(after)
    return ("foreigner",) if alone else ("foreign",)


_FITTING: dict[str, Callable[[str, str, str], tuple[str, ...]]] = {
    "name": _name,
    "place": _place,
    "employer": _employer,
    "school": _school,
    "nation": _nation,
}


_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an|my) $")


def soften(text: str, findings: Iterable[Finding], chosen: Collection[str]) -> str:
    """The text with every finding whose words are in `chosen` replaced by its best softer words."""
    tail, upto = [], len(text)
    for finding in sorted(findings, key=lambda one: (one.end, one.start), reverse=True):
        start, end = finding.start, finding.end
        if end > upto or not finding.softer or text[start:end] not in chosen:
            continue
        words = finding.softer[0]
        tail += [text[end:upto], _fitted(words, text, start, end)]
        article = _ARTICLE_BEFORE.search(text[max(0, start - 6) : start])
        doubled = article and words.partition(" ")[0] in ("a", "an", "my", "another")
        upto = start - len(article[0]) if article and doubled else start
    return text[:upto] + "".join(reversed(tail))


def _fitted(words: str, text: str, start: int, end: int) -> str:
    """With a capital where a sentence begins, and no second full stop where one ends."""
    if not text[start].islower() and _OPENS.search(text[max(0, start - 6) : start]):
        words = words[0].upper() + words[1:]
    return words.removesuffix(".") if text[end : end + 1] == "." else words
