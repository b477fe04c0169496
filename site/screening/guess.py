"""Replies that guess who wrote a letter, or whom it is to. Pure.

A reply is read sentence by sentence in a plainer form: short spellings written out, names as
NAME, relatives as KIN. What is said there is compared with the families of phrases in
data/guess_families.txt. Most of them say enough alone; hints need another hint beside them.
Likeness ("this could be me"), denial, told stories and quoted words count for nothing.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from screening.findings import Finding
from screening.folding import fold

_DATA = Path(__file__).parent / "data"
_BEFORE = 90  # how far back words can colour a guess; bounded, so that time stays linear
_AFTER = 60

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_DOTTED = re.compile(r"\b[A-Za-z](?:\.[A-Za-z]){2,12}\b")
_TITLE_STOP = re.compile(r"(?<=\b(?:mr|ms|dr|st))\.|(?<=\bmrs)\.|(?<=\bprof)\.|(?<=\d)\.(?=\d)", re.I)
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,300}[\"”]")
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+){0,3}'?|\d+|[?!.,:;()–—]")
# Read once more, where the first is in the sentence: what takes two words to tell.
_REREAD = (
    ("TITLE ", re.compile(r"\bTITLE (?:\. )?[\w-]+('s)? "), r"NAME\1 "),
    ("ur ", re.compile(r"\bur (?=(?:not|the|my|so|a|NAME|CAP|KIN|\w+ing)\b)"), "you are "),
    ("ur ", re.compile(r"\bur "), "your "),
    (" is been ", re.compile(r" is been "), " has been "),
    ("0", re.compile(r"\b(?:19|20)\d\d "), "YEAR "),
    ("19", re.compile(r"\b19\d\d "), "YEAR "),
    ("AP ", re.compile(r"\b(?:(?:NAME|CAP) ){2,}"), "NAME "),
)
_PEOPLES = re.compile(r"(?:ish|ese|ian|ians|ican|ing)(?:'s)?$")
_IS = re.compile(r"(?:it|that|this|what|he|she|who|there|where|here)'s")
_BUT = re.compile(r"\bbut |[;:]")
_ENDINGS = (
    *(("n't", " not"), ("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'ll", " will")),
    ("'d", " would"),
)


def _lines(name: str) -> list[str]:
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


# How the families are written, and what that means as a pattern.


def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for line in _lines("guess_words"):
        name, _, words = line.partition(": ")
        for word in words.split():
            inner = classes[word[1:]] if word.startswith("@") else [word]
            classes.setdefault(name, []).extend(inner)
    return classes


_CLASSES = _classes()
_SIGNS = {"END": r"(?=[.?!,:;]|$)", "QM": r"\? ", "^": "^", "HERE": "$"}


def _words(part: str) -> list[str]:
    """What `a/b_c/@class` stands for."""
    found: list[str] = []
    for word in part.split("/"):
        before, at, name = word.partition("@")
        found += [before + inner for inner in _CLASSES[name]] if at else [word]
    return [word.replace("_", " ") for word in found]


def _group(part: str) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in _words(part))}) "


def _pattern(part: str) -> str:
    if part in _SIGNS:
        return _SIGNS[part]
    if part.startswith("~"):
        return rf"(?:(?!not |never )[\w'-]+ ){{0,{part[1:]}}}?"
    if part.startswith("!"):
        return f"(?!{_group(part[1:])})"
    if part[-1] in "?*":
        return f"(?:{_group(part[:-1])}){{0,{3 if part[-1] == '*' else 1}}}"
    return _group(part)


def _openings(parts: list[str]) -> Iterator[tuple[str, str]]:
    """(first word, pattern of what follows) for each way that a line can begin."""
    if parts[0] == "^":
        yield "^", "".join(map(_pattern, parts[1:]))
        return
    rest = "".join(map(_pattern, parts[1:]))
    firsts: dict[str, list[str]] = {}
    for words in _words(parts[0].rstrip("?*")):
        first, _, more = words.partition(" ")
        firsts.setdefault(first, []).append(f"{re.escape(more)} " if more else "")
    for first, after in firsts.items():
        yield first, (f"(?:{'|'.join(after)})" if any(after) else "") + rest
    if parts[0][-1] in "?*":
        yield from _openings(parts[1:])


class _Families:
    """The families of data/NAME.txt, found by the word they begin with: that is quick."""

    def __init__(self, name: str) -> None:
        lines: dict[str, dict[str, list[str]]] = {}
        for line in _lines(name):
            if line.startswith("["):
                family = line.strip("[]")
                continue
            for word, after in _openings(line.split()):
                lines.setdefault(word, {}).setdefault(family, []).append(after)
        compiled = cache(re.compile)
        self.by_word = {
            word: (compiled("|".join(f"({'|'.join(said)})" for said in each.values())), [*each])
            for word, each in lines.items()
        }

    def found(self, read: str) -> Iterator[tuple[str, int, int]]:
        """(family, start, end) for every place in a sentence where one is."""
        yield from self._at(read, 0, "^", 0)
        start = 0
        for word in read.split(" "):
            after = start + len(word) + 1
            if word in self.by_word:
                yield from self._at(read, start, word, after)
            start = after

    def _at(self, read: str, start: int, word: str, after: int) -> Iterator[tuple[str, int, int]]:
        pattern, families = self.by_word[word]
        said = pattern.match(read, after)
        if said and said.lastindex:
            yield families[said.lastindex - 1], start, said.end()


def _context() -> dict[str, re.Pattern[str]]:
    """The lines of data/guess_calm.txt by where they stand: before, after, or next."""
    lines: dict[str, list[str]] = {}
    for line in _lines("guess_calm"):
        if line.startswith("["):
            place = lines.setdefault(line.strip("[]"), [])
        else:
            place.append("".join(_pattern(part) for part in line.split()))
    return {name: re.compile(rf"\b(?:{'|'.join(said)})") for name, said in lines.items()}


_CLAIMS = _Families("guess_claims")
_HINTS = _Families("guess_hints")
_CALM = _context()


# How a reply is read.


class _Sentence(NamedTuple):
    start: int
    end: int
    read: str


def _entries(*names: str) -> set[str]:
    return {line for name in names for line in _lines(name) if line.isalpha()}


def _table() -> dict[str, str]:
    """What each word that is not read as itself is read as, from lists only."""
    table = dict(line.split(": ") for line in _lines("spelling"))
    kinds = {
        "PLACE": _entries("cities") - _entries("ordinary") - set(_CLASSES["plain"]),
        "NAME": (_entries("first_names") | set(_CLASSES["name"])) - _entries("capitals"),
        "KIN": set(_CLASSES["kin"]),
    }
    for kind, words in kinds.items():
        for word in words:
            table |= {word: kind, f"{word}'s": f"{kind}'s"}
    table |= {f"{word}s": "KINs" for word in kinds["KIN"]}
    return table | dict.fromkeys(_CLASSES["title"], "TITLE") | dict.fromkeys("()–—", ",")


_TABLE = _table()
# Words that carry a capital and are no person and no place to be known by.
_NOBODY = frozenset(_entries("capitals", "nationalities", "countries"))


def _read(sentence: str) -> str:
    """A sentence in plain words, each followed by one space."""
    words = _WORD.findall(sentence)
    loud = not any(word[0].islower() for word in words)  # capitals or a title: no help
    plain = [
        _TABLE.get(word) or (word if word.islower() and word.isalpha() else _plainer(word, loud))
        for word in words
    ]
    if words and not loud:
        plain[0] = _plainer(words[0], blind=True)
    read = " ".join(plain) + " "
    for cue, pattern, plain in _REREAD:
        if cue in read:
            read = pattern.sub(plain, read)
    return read


def _plainer(word: str, blind: bool) -> str:
    low = word.lower()
    known = _TABLE.get(low)
    if known:
        return known
    plain = _written_out(low) if "'" in low else low
    if blind or low == word or " " in plain:
        return plain
    if len(word) == 1:
        return plain if word in "AI" else "INITIAL"
    stem = plain.removesuffix("'s")
    if stem in _NOBODY or _PEOPLES.search(plain) or not word[1:].islower():
        return plain
    return "CAP" if stem == plain else "CAP's"


def _written_out(low: str) -> str:
    if _IS.fullmatch(low):
        return low[:-2] + " is"
    for ending, whole in _ENDINGS:
        if low.endswith(ending):
            return low.removesuffix(ending) + whole
    return low


def _sentences(folded: str) -> Iterator[_Sentence]:
    """Each sentence with its span, without its outer spaces, and as it is read."""
    flat = folded.replace("’", "'").replace("‘", "'")
    flat = _QUOTED.sub(lambda found: " " * len(found[0]), flat)
    flat = _DOTTED.sub(lambda found: found[0].replace(".", "").ljust(len(found[0])), flat)
    flat = _TITLE_STOP.sub(" ", flat)
    for found in _SENTENCE.finditer(flat):
        read = _read(found[0])
        if read != " ":
            written = folded[found.start() : found.end()]
            start = found.start() + len(written) - len(written.lstrip())
            yield _Sentence(start, start + len(written.strip()), read)


# What is found in it.


def find(text: str) -> list[Finding]:
    """The sentence of a reply that most plainly guesses at a person, or nothing."""
    folded = fold(text)
    sentences = list(_sentences(folded.text))
    said = _claim(sentences) or _two_hints(sentences)
    if not said:
        return []
    return [Finding("recipient_guess", *folded.span(said.start, said.end))]


def _claim(sentences: list[_Sentence]) -> _Sentence | None:
    for place, sentence in enumerate(sentences):
        after = sentences[place + 1].read if place + 1 < len(sentences) else ""
        for _, start, end in _CLAIMS.found(sentence.read):
            if not _calm(sentence.read, start, end, after):
                return sentence
    return None


def _two_hints(sentences: list[_Sentence]) -> _Sentence | None:
    """The later of two neighbouring sentences that give hints of two families."""
    last: set[str] = set()
    for sentence in sentences:
        here = {family for family, _, _ in _HINTS.found(sentence.read)}
        if here and len(here | last) > 1:
            return sentence
        last = here
    return None


def _calm(read: str, start: int, end: int, after: str) -> bool:
    """Whether the words around a guess say that it is none."""
    before = _BUT.split(read[max(0, start - _BEFORE) : start])[-1]
    return bool(
        _CALM["before"].search(before)
        or _CALM["after"].match(read[end : end + _AFTER])
        or _CALM["next"].match(after)
    )
