"""Nationalities of people: "the only Estonian", "a Danish nurse", not "my French". Pure."""

import re
from collections.abc import Iterator

from screening.lists import any_of, choice, entries
from screening.page import Trace
from screening.weights import DETAIL

_PERSON = choice("person_nouns")
_NATION = any_of(name.title() for name in entries("nationalities"))
NATION = re.compile(
    rf"(?:(?:\b(?:only|fellow)|\b(?:is|was|are|were|am)(?: an?| the| half| part)?|'[sm](?: an?)?) )"
    rf"({_NATION})\b(?=[.,;!?\n)]|$| (?:and|but|in|on|at|so|like|by|who|from)\b| {_PERSON}\b)|"
    rf"\b({_NATION}) {_PERSON}\b"
)
NAMED = re.compile(rf"\b{_NATION}\b")


def find(text: str) -> Iterator[Trace]:
    """Where a folded text says what nation somebody is of."""
    if NAMED.search(text):
        for match in NATION.finditer(text):
            yield Trace(*match.span(1 if match[1] else 2), "nation", DETAIL)
