"""Names typed without capitals. Pure."""

from collections.abc import Iterator

from screening.lists import entries
from screening.ordinary import given, ordinary
from screening.page import Page, Trace
from screening.weights import COMMON_NAME, FULL_NAME, RARE_NAME, SURNAME

_NAMES_FOLLOW = entries("names_follow")


def find(page: Page) -> Iterator[Trace]:
    """Listed names in small letters, and any unknown word after "my ex" or "named"."""
    last = ""
    for place, word in enumerate(page.words):
        before, last = "" if word.first else last, word.low
        cue = before in _NAMES_FOLLOW
        if word.cap or not (cue or given(word.low)) or page.taken[place]:
            continue
        if _is_a_name(word.low):
            full = _has_a_surname(page, place, cue=cue)
            titled = before in ("mr", "mrs", "dr", "prof")
            single = COMMON_NAME if given(word.low) else SURNAME if titled else RARE_NAME
            yield page.claim(place, place + 1 + full, "name", FULL_NAME if full else single)


def _is_a_name(low: str) -> bool:
    return len(low) > 2 and low.replace("-", "").isalpha() and not ordinary(low)


def _has_a_surname(page: Page, place: int, *, cue: bool) -> bool:
    """Whether the next word is an unknown one too."""
    later = page.at(place + 1)
    if later is None or later.gap != " " or ordinary(later.low):
        return False
    return len(later.low) > 3 and (cue or "-" in later.low)
