"""Passages about sex that need no strong word. Pure; reads plain text."""

import re
from collections.abc import Iterator

from screening.lists import choice, entries
from screening.windows import near

_SHE = r"(?:me|you|him|her|u|each other|one another)"
_HER = r"(?:my|your|his|her|ur)"
_ACTS = "|".join(sorted(entries("explicit"))).replace("<she>", _SHE).replace("<her>", _HER)
_ACT = re.compile(rf"\b(?:{_ACTS})\b")
_HOT = re.compile(
    rf"\b(?:nipples?|between {_HER} (?:legs|thighs)|thrusting|climaxed|orgasms?|erection|groin|"
    rf"crotch|penis|vagina|spread {_HER} legs|bent {_SHE} over|moan(?:ed|ing|s) {_HER} name)\b"
)
_WARM = re.compile(
    rf"\b(?:tongue|naked|moan(?:ed|ing|s)?|thighs?|hips|breasts?|lick(?:ed|ing)?|suck(?:ed|ing)|"
    rf"strok(?:ed|ing)|undress(?:ed|ing)?|on top of {_SHE}|panting|arch(?:ed|ing)|knickers|"
    rf"panties|straddl(?:ed|ing)|inside {_SHE}|gasp(?:ed|ing)|legs shook|deeper|{_HER} mouth)\b"
)
_CLINIC = re.compile(rf"\b{choice('clinic')}\b")
# A hot word has one of these in it.
_NEEDS = re.compile(
    r"nipple|legs|thighs|thrusting|climaxed|orgasm|erection|groin|crotch|penis|vagina|bent |moan"
)


def find(plain: str) -> Iterator[tuple[int, int]]:
    """What lovers do, said outright, or enough of it close together and no clinic near."""
    yield from (found.span() for found in _ACT.finditer(plain))
    for start, piece in near(plain, _NEEDS):
        hot = [*_HOT.finditer(piece)]
        warm = {found[0] for found in _WARM.finditer(piece)} if hot else set()
        said = 2 * len({found[0] for found in hot}) + len(warm)
        if said > 2 and not _CLINIC.search(piece):
            yield start + hot[0].start(), start + hot[-1].end()
