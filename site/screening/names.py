"""Names of people as they are usually written, with capitals. Pure."""

from screening.lists import entries
from screening.ordinary import given, namelike
from screening.page import Page, Trace
from screening.weights import COMMON_NAME, FULL_NAME, RARE_NAME, SMALL_PLACE, SURNAME

LONGEST = 5  # words of a name
FAMILY_TITLES = ("mr", "mrs", "ms", "miss", "dr", "prof", "professor")


def run(page: Page, place: int) -> int:
    """Where the name that begins here ends: "Ignatius "Iggy" Thornbury", "Declan P."; 0: none."""
    word = page.words[place]
    listed = given(word.low) or word.low in entries("name_words")
    if len(word.text) < 2 or not (listed or namelike(word)):
        return 0
    end = place + 1
    while end < min(place + LONGEST, len(page.words)) and not page.taken[end]:
        if not _goes_on(page, place, end):
            break
        end += 1
    while end > place + 1 and not page.words[end - 1].cap:
        end -= 1
    return end


def _goes_on(page: Page, place: int, end: int) -> bool:
    """Whether the word at `end` still belongs to the name that begins at `place`."""
    word, here = page.words[place], page.words[end]
    if here.gap.strip('"“” ') not in ("", ".") or "\n" in here.gap:
        return False
    if here.first and "." in here.gap:  # a sentence ends here; that of an initial is none
        return False
    if here.low in entries("particles") or namelike(here) or (here.cap and given(here.low)):
        return True
    initial = len(here.text) == 1 and here.low != "i" and here.cap
    if given(word.low) and here.cap and here.line not in page.loud and end == place + 1:
        return initial or not (here.first or here.low in entries("capitals"))
    return initial


def named(page: Page, place: int, end: int, *, titled: bool) -> Trace | None:
    """The run as a name, if its first word is more than an ordinary one with a capital."""
    word, known = page.words[place], given(page.words[place].low)
    full = end - place > 1
    sure = full or titled
    if word.low in entries("name_words") and not (sure or _told(page, place)):
        return None
    if word.first and not (known or sure or _opens(page, place, end)):
        return None
    if full:
        initial = len(page.words[end - 1].text) == 1
        return page.claim(place, end, "name", RARE_NAME if initial else FULL_NAME)
    surname = page.before(place) in FAMILY_TITLES
    surname = surname or "surname" in page.phrase(max(0, place - 3), place)
    weight = SURNAME if surname else COMMON_NAME if known else RARE_NAME
    return page.claim(place, end, "name", weight)


def shouted(page: Page, place: int, end: int) -> Trace | None:
    """In title case only "Jory Of Polmerrin" tells, where no list explains either word."""
    before, joint, later = page.before(place), page.at(end), page.at(end + 1)
    if not namelike(page.words[place]):
        return None
    if before in ("from", "in") or (before == "of" and place > 1 and page.taken[place - 2]):
        return page.claim(place, end, "place", SMALL_PLACE)
    if joint and joint.cap and joint.low in ("of", "from") and namelike(later):
        return page.claim(place, end, "name", RARE_NAME)
    return None


def _told(page: Page, place: int) -> bool:
    """Whether something says that an ordinary word is a name: "my brother Will", "Dear Rose,"."""
    after = page.at(place + 1)
    joined = page.before(place) in entries("before_names")
    listed = after is not None and after.low == "and" and (page.at(place + 2) or after).low == "i"
    return not page.words[place].text.isupper() and (joined or listed)


def _opens(page: Page, place: int, end: int) -> bool:
    """Whether an unknown first word of a sentence is a name: "Caspian was", "Jory,"."""
    after = page.at(end)
    if after is None or (after.gap.startswith("\n") and end > len(page.words) - 3):
        return place > 0 and "\n" in page.words[place].gap
    if after.gap not in (" ", ", ") or after.first:
        return False
    return after.gap == ", " or after.low in entries("after_names")
