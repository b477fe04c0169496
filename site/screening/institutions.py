"""Schools and places of work: named in the lists, or by a word such as "hospital". Pure."""

import re
from collections.abc import Iterator

from screening.lists import choice, entries
from screening.ordinary import namelike, ordinary
from screening.page import Page, Trace
from screening.weights import GIANT, INSTITUTION, LARGE_INSTITUTION

LEARNS = re.compile(
    r"\b(?:at|from|to|in) (?:the )?(([a-z]{4,20}) (?:academy|primary|grammar|high school|college|"
    r"university|uni|infants|elementary|hospital|surgery))\b"
)
SHOP = re.compile(
    rf"\b(?:at|in|from|for) (?:the |that |our )?({choice('small_shops')} (?:in|on|at) "
    r"([a-z][a-z-]{3,20}))\b"
)
STUDY = re.compile(rf"\b{choice('study_cues')}\b")
WORKS = re.compile(rf"\b{choice('work_cues')}\b")
_WORK = entries("work_words")
_SCHOOL = entries("school_words")


def find(page: Page) -> Iterator[Trace]:
    """Where somebody learns or works. Takes the words of those that capitals show."""
    for pattern, text, code in (
        (SHOP, page.text.lower(), "employer"),
        (LEARNS, page.text, "school"),
    ):
        for match in pattern.finditer(text):
            if not ordinary(match[2]):
                yield Trace(*match.span(1), code, INSTITUTION)
    for place, word in enumerate(page.words):
        if word.cap or word.low in _WORK:
            yield from _here(page, place)


def works_near(text: str) -> bool:
    """Whether a piece of text speaks of work."""
    return WORKS.search(text.lower()) is not None


def _here(page: Page, place: int) -> Iterator[Trace]:
    word = page.words[place]
    cue = word.low in _WORK or (word.cap and word.low in _SCHOOL)
    school = page.listed(place, "universities") if word.cap else 0
    work = page.listed(place, "employers") if word.cap else 0
    if page.taken[place] or not (cue or school or work):
        return
    near = page.around(place)
    studies = STUDY.search(near.lower()) is not None
    if school and studies:
        yield page.claim(place, school, "school", LARGE_INSTITUTION)
    elif work and works_near(near):
        yield page.claim(place, work, "employer", GIANT)
    elif cue and (span := _span(page, place)):
        code = "school" if word.low in _SCHOOL or studies else "employer"
        large = word.low in ("university", "uni")
        yield page.claim(*span, code, LARGE_INSTITUTION if large else INSTITUTION)


def _span(page: Page, place: int) -> tuple[int, int] | None:
    """The words of the name around "hospital" or "school"; None if it has no name."""
    word, start, end = page.words[place], place, place + 1
    while 0 < start > place - 4 and page.words[start].gap == " " and page.words[start - 1].cap:
        start -= 1
    start += page.words[start].first and start < place and ordinary(page.words[start].low)
    named = any(namelike(page.words[i]) for i in range(start, place))
    named = named or (place - start > 1 and not word.cap)  # "the Red Kite bookshop"
    if not named and _is_of(page, place):
        start, end, named = place, place + 3, True
    if not named or word.line in page.loud:
        return None
    while end < len(page.words) and page.words[end].cap and end - place < 4:
        if page.words[end].gap not in (" ", ", ") or not namelike(page.words[end]):
            break
        end += 1
    return start, end


def _is_of(page: Page, place: int) -> bool:
    """ "University of Utrecht" """
    word, after = page.words[place], page.at(place + 2)
    school = word.cap and word.low in ("university", "college", "school")
    return school and page.phrase(place + 1, place + 2) == "of" and after is not None and after.cap
