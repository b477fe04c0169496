"""Full dates: a day with its year is a detail that a reader may share. Pure."""

import re
from collections.abc import Iterator

from screening.lists import choice
from screening.page import Trace
from screening.weights import DETAIL

_MONTH = rf"{choice('months')}\.?"
DATE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|"
    r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![\d/-])|"
    r"(?<![\d/])\d{1,2}/\d{1,2}/\d\d(?![\d/])"
)
YEAR = re.compile(r"(?:19|20)\d\d|/\d\d")


def find(text: str) -> Iterator[Trace]:
    """Full dates in a folded text."""
    if YEAR.search(text):
        for match in DATE.finditer(text.lower()):
            yield Trace(*match.span(), "date", DETAIL)
