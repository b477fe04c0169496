"""Acute danger said outright in German, French, Spanish and Arabic. Pure.

screening.crisis reads hints, and only in English. For these four there are small lists of plain
phrases in the first person (data/outright_de.txt says at its top how they are written), looked
for whatever language a text is said to be in: who is in danger does not choose from a menu.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screening import lists
from screening.folding import Folded, fold

LANGUAGES = ("de", "fr", "es", "ar")
_AROUND = 12  # words before and after a phrase that may say it is something else
_FAR = 300  # characters in which those words are looked for
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|[“„][^”“\n]{1,300}[”“]|«[^»\n]{1,300}»")
_ENDS = re.compile(r"[.!?;؟؛\n]")  # a colon ends nothing here: "he said: ..."
_WORD = re.compile(r"[^\W_]{1,40}")
# Arabic letters that are written for one another, and the stroke that only stretches a word.
_ALIKE = str.maketrans({"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": None})
_AND = "وف"  # "and" and "so" are written on to the next word


@dataclass(frozen=True)
class Phrase:
    """One thing somebody says of themselves, and what near it says that it is not meant."""

    said: re.Pattern[str]
    hush: re.Pattern[str]


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody says that they are about to die by their own hand."""
    folded = fold(_unquoted(text))
    small = folded.text.lower()
    start = 0
    for end in [*(match.start() for match in _ENDS.finditer(small)), len(small)]:
        found = [*_WORD.finditer(small, start, end)]
        if found and _says([alike(word[0]) for word in found]):
            yield _place(folded, found)
        start = end


def alike(word: str) -> str:
    """A folded word as the lists have it."""
    return word.translate(_ALIKE)


def _unquoted(text: str) -> str:
    """The text with other people's words blanked, unless little else is there."""
    left = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    return left if len(left.split(None, 2)) > 2 else text


def _place(folded: Folded, found: Sequence[re.Match[str]]) -> tuple[int, int]:
    return folded.span(found[0].start(), found[-1].end())


def _says(words: list[str]) -> bool:
    """Whether one sentence says it and does not take it back."""
    heard = {*words, *(word[1:] for word in words if word[0] in _AND)}
    read = f" {' '.join(words)} "
    for key in heard & PHRASES.keys():
        for phrase in PHRASES[key]:
            for match in phrase.said.finditer(read):
                before = read[max(0, match.end() - _FAR) : match.end()].split()[-_AROUND:]
                after = read[match.end() : match.end() + _FAR].split()[:_AROUND]
                if not phrase.hush.search(f" {' '.join(before + after)} "):
                    return True
    return False


# ---- the lists


def _read(language: str) -> Iterator[tuple[frozenset[str], Phrase]]:
    """Each phrase of a language, with the words of which one has to be there."""
    parts: dict[str, list[str]] = {"between": [], "says": [], "hush": []}
    for line in lists.lines(f"outright_{language}"):
        if line.startswith("== "):
            part = parts[line[3:]]
        else:
            part.append(" ".join(alike(word) for word in fold(line).text.lower().split()))
    never = "|".join(" ".join(parts["between"]).split())
    hush = re.compile(f"(?<= )(?:{'|'.join(_pattern(line) for line in parts['hush'])})")
    for line in parts["says"]:
        said = re.compile(f"(?<= )[{_AND}]?{_pattern(line, never)}")
        yield _needed(line), Phrase(said, hush)


def _pattern(line: str, never: str = "-") -> str:
    gap = rf"(?:(?!(?:{never}) )[^ ]{{1,40}} ){{0,3}}"
    return "".join(gap if word == ".." else _one(word) for word in line.split())


def _one(word: str) -> str:
    if word.startswith("!"):
        return f"(?!(?:{word[1:]}) )"
    return f"(?:(?:{word[:-1]}) )?" if word.endswith("?") else f"(?:{word}) "


def _needed(line: str) -> frozenset[str]:
    """The alternatives in one place of a phrase, where they are the longest: they tell most."""
    places = [word.split("|") for word in line.split() if word[0] not in ".!" and word[-1] != "?"]
    return frozenset(max(places, key=lambda words: min(map(len, words))))


def _by_word() -> Mapping[str, Sequence[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for language in LANGUAGES:
        for words, phrase in _read(language):
            for word in words:
                found.setdefault(word, []).append(phrase)
    return found


PHRASES = _by_word()
