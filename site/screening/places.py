"""Places: listed ones, and unknown names that stand where a place would. Pure."""

from screening.institutions import works_near
from screening.lists import entries
from screening.ordinary import namelike
from screening.page import Page, Trace
from screening.weights import INSTITUTION, LARGE_PLACE, SMALL_PLACE


def listed(page: Page, place: int) -> int:
    """Where the country or city that begins here ends; 0 if none, or if it is somebody's name."""
    end = page.listed(place, "countries", "cities")
    later = page.at(end) if end else None
    return 0 if later and later.gap == " " and namelike(later) else end


def known(page: Page, place: int, end: int) -> Trace | None:
    """A listed one. Not the first word ("Liverpool lost"), not a simile ("like Paris"), not
    shouted."""
    here = page.before(place) not in ("", "like") and page.words[place].line not in page.loud
    page.take(place, end)
    return page.claim(place, end, "place", LARGE_PLACE) if here else None


def club(page: Page, place: int, end: int) -> Trace | None:
    """An unknown name before "Rovers" or "Market"."""
    after = page.at(end)
    if after and after.cap and after.gap == " " and after.low in entries("clubs"):
        return page.claim(place, end + 1, "place", SMALL_PLACE)
    return None


def by_preposition(page: Page, place: int, end: int) -> Trace | None:
    """An unknown name after "in" or "from" is a place, after "works at" an employer."""
    before = page.before(place)
    if before in ("at", "for", "in", "with") and works_near(page.upto(place, 40)):
        return page.claim(place, end, "employer", INSTITUTION)
    if before in entries("place_firsts") and page.words[place - 1].cap:
        return page.claim(place - 1, end, "place", SMALL_PLACE)
    if _leads_to_a_place(page, place, end):
        return page.claim(place, end, "place", SMALL_PLACE)
    return None


def _leads_to_a_place(page: Page, place: int, end: int) -> bool:
    before = page.before(place)
    earlier = page.words[place - 2].low if place > 1 else ""
    moves = before in ("to", "from", "through") and earlier in entries("motion")
    of = before == "of" and earlier in entries("place_after_of")
    from_one = before == "from" and end - place == 1
    return before in entries("place_preps") or moves or of or from_one
