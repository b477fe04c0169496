"""Streets with a number, here and abroad, and postcodes. Pure; reads folded text."""

import re
from collections.abc import Iterator

from screening.lists import choice, entries

_NUMBER = (
    r"(?:\d{1,4}[a-z]?(?:[/-]\d{1,3}[a-z]?)?|(?:twen|thir|for|fif|six|seven|eigh|nine)"
    r"(?:teen|ty(?:[ -]\w{3,5})?)|eleven|twelve)"
)
_FLAT = r"(?:(?:flat|apt|apartment|unit|suite|room|plot|h(?:ouse)?\.? ?no)\.? ?\w{1,5},? )"
_AFTER = (
    r"(?:,? (?:apt|apartment|flat|unit|suite|#)\.? ?\w{1,5}\b)?"
    r"(?:, \d{1,2}(?:st|nd|rd|th) floor(?: left| right)?)?"
)
STREET = re.compile(
    rf"(?<![\w.,:/£$€-])(?=[\daefhnprstu]){_FLAT}?(?:no\.? ?)?{_NUMBER},? "
    rf"((?:[a-z][\w'’.-]{{0,20}} ){{1,3}})({choice('street_types')})\b(?!['’]){_AFTER}"
)
ABROAD = re.compile(
    r"\b[A-Z]\w{2,24}(?:stra(?:ss|b)e|str\.|weg|gasse|allee|platz|straat|laan|gracht|gatan|vej|"
    rf"gade|plein|utca) \d{{1,3}}[a-z]?\b{_AFTER}|"
    rf"\b{choice('street_firsts')} (?:(?:d[aeou]|do|del|della|dei|la|l[ao]s|du|des) ){{0,2}}"
    r"(?:[A-Z]\w{1,20},? ){1,3}(?:n[.o]? ?)?\d{1,4}\b|\b(?i:p\.? ?o\.? box) \d{1,6}\b|"
    rf"(?<![\w.])\d{{1,4}},? (?:bis )?{choice('street_firsts')} "
    r"(?:(?:de|du|des|la|le|del) |d'|l'){0,2}[A-Z]\w{2,20}|"
    r"\b[Nn]umber \d{1,3},? (?:on|in) (?:[A-Z]\w{2,20} ){1,2}(?:Street|Road|Lane|Avenue|Close)\b"
)
POSTCODE = re.compile(
    r"(?i)\b(?!at )[a-z]{1,2}\d[a-z\d]? ?\d(?![ap]m|st|nd|rd|th|k[gm]|lb|oz|ft|yr|x\b)[a-z]{2}\b|"
    r"(?-i:, [A-Z]{2} \d{5})\b"
)
TOWN = re.compile(r", (?:[A-Z][\w'-]{1,20},? ){1,3}(?=[A-Z]{1,2}\d)")
LIVES = re.compile(r"(?<!\w)(?:at|address|to|is|outside|from|lives?|near|house|@)[\s:,]{1,3}$")
BUS = re.compile(r"\b(?:the|in|since|until|by|of|from|route)\s{1,2}$")  # "the 38 Essex Road"
YEAR = re.compile(r"(?:1[89]|20)\d\d ")
FLAT = re.compile("apt|flat|unit|floor")
DIGIT = re.compile(r"\d")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where streets and postcodes stand in a folded text."""
    small = text.lower()
    for match in STREET.finditer(small):
        if _is_street(text, small, match):
            town = TOWN.match(text, match.end())
            code = POSTCODE.match(text, town.end() if town else match.end())
            yield match.start(), code.end() if code else match.end()
    if DIGIT.search(text):
        yield from (match.span() for match in ABROAD.finditer(text))
        yield from (match.span() for match in POSTCODE.finditer(text))


def _is_street(text: str, small: str, match: re.Match[str]) -> bool:
    """By the capitals of its name as written, or by what stands around it."""
    middle = text[slice(*match.span(1))].split()
    before = small[max(0, match.start() - 20) : match.start()]
    bus = BUS.search(before) and (YEAR.match(match[0]) or before.rstrip().endswith("the"))
    if bus or any(word in entries("street_never") for word in match[1].split()):
        return False
    if all(word[:1].isupper() for word in middle) and text[slice(*match.span(2))] != "st":
        return True
    return bool(LIVES.search(before) or FLAT.search(match[0]))
