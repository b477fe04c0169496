"""Words that are strong of a person and plain of an animal or a bird. Pure."""

import re

from screening.lists import choice

NEAR = 120  # characters on each side
_TWO_SENSES = re.compile(r"bitch|tits|cock|pussy")
_ANIMALS = re.compile(rf"\b{choice('animals')}\b")


def is_animal(plain: str, found: re.Match[str]) -> bool:
    """Whether a word with two senses stands among animals."""
    if not _TWO_SENSES.search(found[0]):
        return False
    near = plain[max(0, found.start() - NEAR) : found.end() + NEAR]
    return _ANIMALS.search(near) is not None
