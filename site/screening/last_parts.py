"""The last parts of web addresses, and which of them are words too. Pure."""

from functools import cache

from screening.folding import fold
from screening.lists import entries

# Last parts nobody says by accident next to a dot, for hosts whose dot is hidden.
PLAIN = r"(?:com|net|org|info|biz|io|co|uk|de|ru|xyz|ly|gg|app|example)"


def is_last_part(label: str) -> bool:
    """Whether an address can end in this."""
    return is_sure(label) or label.lower() in _folded("address_ends_words")


def is_sure(label: str) -> bool:
    """Whether it is no word besides."""
    end = label.lower()
    return end in _folded("address_ends") or end.startswith("xn--")


@cache
def _folded(name: str) -> frozenset[str]:
    """A list as fold() shows it, so that the ends of other scripts match."""
    return frozenset(fold(entry).text.lower() for entry in entries(name))
