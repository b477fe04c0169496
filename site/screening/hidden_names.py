"""Names in an unusual shape: behind a hash, s p e l t out, filed surname first. Pure."""

import re
from collections.abc import Iterator

from screening.ordinary import ordinary
from screening.page import Trace
from screening.weights import FULL_NAME, RARE_NAME

FILED = re.compile(r"\b([A-Z]{3,20}(?:-[A-Z]{3,20})?), [A-Z][a-z]{2,20}\b")
HASHTAG = re.compile(r"#((?:[A-Z][a-z]{1,15}){2,5})\b")
SPACED = re.compile(r"(?<!\w)[A-Za-z](?: [A-Za-z]){3,20}(?:  ?[A-Z](?: [a-z]){3,20})?(?!\w)")


def find(text: str) -> Iterator[Trace]:
    """Names in a folded text that are not written as names are."""
    for match in FILED.finditer(text):
        if not ordinary(match[1].lower()):
            yield Trace(*match.span(), "name", FULL_NAME)
    for match in HASHTAG.finditer(text):
        parts = re.findall("[A-Z][a-z]+", match[1])
        if not any(ordinary(part.lower()) for part in (parts[0], parts[-1])):
            yield Trace(*match.span(1), "name", FULL_NAME)
    for match in SPACED.finditer(text):
        parts = match[0].replace("  ", "_").replace(" ", "").lower().split("_")
        if match[0][0].isupper() and not any(map(ordinary, parts)):
            yield Trace(*match.span(), "name", FULL_NAME if len(parts) > 1 else RARE_NAME)
