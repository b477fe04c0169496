"""Telephone numbers as France, Spain and Mexico write them among themselves. Pure.

They begin with no sign and hardly differ from other numbers, so each is known by how its digits
stand together. A price or a crowd of nine digits is written in threes too: what follows tells.
"""

import re
from collections.abc import Sequence

PAIRS = 5  # of a French number: 06 12 34 56 78
TALLEST = 59  # no lottery draws more
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
GOES_ON = re.compile(r"\d[ .,'’]$")  # the end of a longer number: "2 612 345 678"
GOES_ON_AFTER = re.compile(r"[ .,'’]\d")
COUNTED = re.compile(
    r" ?(?:[€$£%]|(?:de |d')?(?:euros?|pesos|dolar|dollars?|francs?|pounds|personas|personen|"
    r"personnes|people|menschen|habitant|einwohner|km|kilom|ano|years|jahre|ans|days|dias|jours|"
    r"tage|steps|pasos|pas|schritte|words|palabras|mots|worte|stars|estrellas|etoiles|sterne)\b)"
)


def french(read: Sequence[str]) -> bool:
    """Five pairs that begin like a number and do not look like a draw."""
    if len(read) != PAIRS or any(len(pair) != 2 for pair in read):
        return False
    return bool(re.fullmatch("0[1-9]", read[0])) and max(map(int, read)) > TALLEST


def shaped(read: Sequence[str], before: str, after: str, signs: set[str]) -> bool:
    """Spanish and Mexican ones: 612 345 678, 612 34 56 78, 612345678, 91 123 45 67, 55 1234 5678.

    `signs` are what stands between the pieces besides spaces: "612.345.678" is an amount.
    """
    if "." in signs or GOES_ON.search(before) or GOES_ON_AFTER.match(after):
        return False
    if COUNTED.match(after) or before.rstrip()[-1:] in tuple("€$£#="):
        return False
    sizes, first = [len(piece) for piece in read], read[0][:1]
    if sizes in ([9], [3, 3, 3]):
        return first in "67" and not read[-1].endswith("000")
    if sizes in ([3, 2, 2, 2], [2, 3, 2, 2]):
        return first in "6789" if sizes[0] > 2 else first in "89"
    return sizes == [2, 4, 4] and first != "0" and not all(map(YEAR.fullmatch, read[1:]))
