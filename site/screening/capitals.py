"""What words with a capital stand for: a place, a name, a place of work, or nothing. Pure."""

import re
from collections.abc import Iterator

from screening import names, places
from screening.lists import choice, entries, lengths
from screening.ordinary import given, namelike
from screening.page import Page, Trace

MEDIA = re.compile(rf"\b{choice('media_cues')}\b[^.\n]{{0,12}}$")


def set_aside(page: Page) -> None:
    """Take out what everybody knows: singers, saints, brands, feasts."""
    firsts = lengths("famous", "capitals")
    for place, word in enumerate(page.words):
        if word.low not in firsts or page.taken[place]:
            continue
        end = page.listed(place, "famous", "capitals")
        alone = end == place + 1 and namelike(page.at(end)) and page.words[end].gap == " "
        if end and not alone:
            page.take(place, end)


def find(page: Page) -> Iterator[Trace]:
    """Names and places of a page by their capitals."""
    for place, word in enumerate(page.words):
        if not word.cap or page.taken[place]:
            continue
        if end := places.listed(page, place):
            trace = places.known(page, place, end)
        else:
            end = names.run(page, place)
            trace = _read(page, place, end) if end else None
        if trace:
            yield trace


def _read(page: Page, place: int, end: int) -> Trace | None:
    """What the words of one run are: a name, a place, a place of work, or nothing after all."""
    word, known = page.words[place], given(page.words[place].low)
    titled = page.before(place) in entries("honorifics")
    if not titled and MEDIA.search(page.upto(place, 40).lower()):
        return None
    full = end - place > 1
    if word.line in page.loud and not (full and namelike(page.words[end - 1])):
        return names.shouted(page, place, end)
    if not known and (trace := places.club(page, place, end)):
        return trace
    if not (known or titled) and (trace := places.by_preposition(page, place, end)):
        return trace
    return names.named(page, place, end, titled=titled)
