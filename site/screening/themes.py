"""What a text speaks of, by phrases: content notes worth offering. Pure; reads plain text.

All relatives and he, she, they, you are read alike, and so are all owners: "mother died" is
also "my brother died", "your funeral" also "my uncle's funeral".
"""

import re
from collections.abc import Iterator
from functools import cache

from screening.lists import entries

_PARTS = re.compile(r"[a-z]+(?:'[a-z]+)?|[.!?;:\n]")
_WHOSE = ("my", "your", "ur", "his", "her", "their", "our")


def find(plain: str) -> Iterator[str]:
    """The slug of the longest phrase at each word; "-" for an innocent one."""
    alike, table, longest = _alike(), _table(), _longest()
    words = [alike.get(word, word) for word in _PARTS.findall(plain)]
    done = 0
    for place, word in enumerate(words):
        if word not in longest or place < done:
            continue
        for end in range(place + longest[word], place, -1):
            if slug := table.get(" ".join(words[place:end])):
                yield slug
                done = end
                break


@cache
def _longest() -> dict[str, int]:
    """First words of the phrases, and how many words the longest of each has."""
    parts = sorted((phrase.split() for phrase in _table()), key=len)
    return {words[0]: len(words) for words in parts}


@cache
def _table() -> dict[str, str]:
    """Phrase -> slug, as texts are read."""
    alike = _alike()
    parted = (line.partition(":") for line in sorted(entries("themes")))
    return {
        " ".join(alike.get(part, part) for part in _PARTS.findall(phrase)): slug.strip()
        for slug, _, phrase in parted
    }


@cache
def _alike() -> dict[str, str]:
    """One word for all relatives, one for all owners."""
    relations = entries("relations")
    owners = (*_WHOSE, *(f"{relation}'s" for relation in relations))
    return dict.fromkeys(relations, "who") | dict.fromkeys(owners, "whose")
