"""Names of people and places in texts that are not English. Pure.

The lists of ordinary words are English, so here they explain nothing, and a capital says less.
Better to miss a name than to offer an initial for every noun: a German capital counts only on a
known first name or after a word such as "Frau", a French or Spanish one only inside a sentence.
"""

from collections.abc import Iterator

from screening import ordinary, places
from screening.lists import entries
from screening.page import Page, Trace
from screening.weights import COMMON_NAME, FULL_NAME, RARE_NAME, SMALL_PLACE, SURNAME
from screening.words import Word

NOUNS_HAVE_CAPITALS = "de"
LONGEST = 5  # words of a name
# What stands before a town, where it does not stand before people too.
_TO_PLACES = {"fr": ("a", "en", "vers"), "es": ("en", "desde", "hacia")}


def find(page: Page) -> Iterator[Trace]:
    """Names and listed places, by what is known of them or stands before them."""
    for place, word in enumerate(page.words):
        if page.taken[place] or not (word.cap or _is_told(page, place)):
            continue
        if len(word.text) > 2 and (end := places.listed(page, place)):
            trace = places.known(page, place, end)
        else:
            trace = _name(page, place)
        if trace:
            yield trace


def _name(page: Page, place: int) -> Trace | None:
    word, known = page.words[place], given(page.words[place].low)
    titled = page.before(place) in entries("titles_abroad") and not _is_family(page, place)
    told = titled or _is_told(page, place)
    if not (told or known or _stands_out(page, place)) or word.low in entries("nobody_abroad"):
        return None
    if word.line in page.loud and not (told or known):
        return None
    end = _end(page, place)
    if end - place > 1:
        return page.claim(place, end, "name", FULL_NAME)
    if not (known or titled) and page.before(place) in _TO_PLACES.get(page.tongue, ()):
        return page.claim(place, end, "place", SMALL_PLACE)
    return page.claim(
        place, end, "name", SURNAME if titled else COMMON_NAME if known else RARE_NAME
    )


def given(low: str) -> bool:
    """Whether it is a first name, and no word of these languages."""
    listed = ordinary.given(low) or low in entries("first_names_abroad")
    return listed and low not in entries("nobody_abroad")


def _is_told(page: Page, place: int) -> bool:
    """Whether the word before says that this is what somebody is called: "er heißt Jonas"."""
    word, before = page.words[place], page.before(place)
    if not before or before not in entries("called_abroad"):
        return False
    asked = word.cap or given(word.low)  # "je m'appelle camille"
    says = page.words[place - 2].low if place > 1 else ""
    meant = page.tongue != NOUNS_HAVE_CAPITALS or says in entries("who_is_called")
    return asked and (meant or given(word.low))


def _is_family(page: Page, place: int) -> bool:
    """Whether a title is a wife or an owner here: "weil meine Frau Kaffee kocht"."""
    return place > 1 and page.words[place - 2].low in entries("owners_abroad")


def _stands_out(page: Page, place: int) -> bool:
    """A capital that the place in its sentence does not explain. Never in German."""
    word = page.words[place]
    if page.tongue == NOUNS_HAVE_CAPITALS or word.first or word.gap != " ":
        return False
    return _is_unknown(page, word) and page.before(place) not in entries("greetings_abroad")


def _is_unknown(page: Page, word: Word) -> bool:
    """A word with a capital that neither a list nor the same text has as an ordinary one."""
    plain = word.cap and word.text.isalpha() and not word.text.isupper()
    double = "-" in word.text and word.text.replace("-", "").isalpha()
    explained = word.low in page.small or word.low in entries("nobody_abroad")
    return (plain or double) and len(word.text) > 2 and not explained


def _end(page: Page, place: int) -> int:
    """Where a name that begins here ends: never after its sentence."""
    end, upto = place + 1, place + 1
    while upto < min(place + LONGEST, len(page.words)) and not page.taken[upto]:
        word = page.words[upto]
        if word.gap != " " or word.first:
            break
        if word.low not in entries("particles"):
            if not _goes_on(page, word):
                break
            end = upto + 1
        upto += 1
    return end


def _goes_on(page: Page, word: Word) -> bool:
    if page.tongue == NOUNS_HAVE_CAPITALS:
        return word.cap and (given(word.low) or word.low in entries("surnames_abroad"))
    return _is_unknown(page, word) or (word.cap and given(word.low))
