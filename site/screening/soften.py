"""The words of a text as the screens of persons read them, and words that say less. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from screening.findings import Finding
from screening.folding import fold

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W_]{1,40}(?:['’-][^\W_]{1,40}){0,4}")
_STOP = re.compile(r"[.!?…:;\n\"“”•*(|]")
_LEET = re.compile(r"[A-Z][a-z]{0,20}\d[a-z]{1,20}[a-z\d]{0,20}")
_DIGITS = str.maketrans("013457", "oieast")
# Endings that nouns, adverbs and verbs have and names hardly ever do.
_NOUN = re.compile(
    r"(?:[ts]ion|ment|ness|ship|hood|[osf]ully|ously|ingly|[ai]ble|ology|ism|less)s?$"
)
_ENDINGS = re.split(" ", "s es ed d ing er ers r rs est st ly y ful n en")

# What a trace adds. HIGH is reached by a full name alone, or by a few traces together.
HIGH = 4.0
FULL_NAME = 4.0  # whoever searches for it finds the person
SURNAME = 3.0  # with a title or "the surname is": one family in a town
RARE_NAME = 2.0  # a first name that a reader may know only once
COMMON_NAME = 1.0  # everybody knows three
SMALL_PLACE = 2.0  # where people know one another
LARGE_PLACE = 1.0  # a country or a city of half a million
INSTITUTION = 3.0  # a school or a place of work with a few hundred people
LARGE_INSTITUTION = 2.0  # a university
GIANT = 1.0  # an employer of many thousands
DETAIL = 1.0  # a nationality, a full date
JOB = 1.0  # what somebody does, once a small place or an institution is known
ONLY = 1.0  # "the only", "champion", "runs the": one person, once the place is known
CONTACT = {"phone": 3.0, "email": 3.0, "street": 3.0, "handle": 2.0}  # searching finds them
# Two friends' names or two towns say more than one, but less than twice as much.
SECOND = 0.5


SOFTER = {
    "phone": ("[a number]", "my number"),
    "email": ("[an address]", "my e-mail"),
    "street": ("an address", "[an address]"),
    "handle": ("[a name]", "my account"),
}


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of data/NAME.txt, without its comments."""
    lines = (_DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _lengths(name: str) -> dict[str, int]:
    """First words of the entries of data/NAME.txt, and how many words the longest of each has."""
    longest: dict[str, int] = {}
    for entry in entries(name):
        first, count = entry.split()[0], len(entry.split())
        longest[first] = max(count, longest.get(first, 0))
    return longest


def choice(name: str) -> str:
    """The entries of data/NAME.txt as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(entry) for entry in sorted(entries(name), key=len, reverse=True))


class Word(NamedTuple):
    """One word of the folded text, and where it stands."""

    start: int
    end: int  # without a possessive 's
    text: str
    low: str
    cap: bool
    first: bool  # of its sentence
    line: int  # which sentence
    gap: str  # what stands before it


class Page:
    """The words of a text, and which of them are spoken for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(_words(text))
        self.taken = bytearray(len(self.words) + 1)
        lines: dict[int, list[Word]] = {}
        for word in self.words:
            lines.setdefault(word.line, []).append(word)
        # Title case and shouting: there a capital says nothing.
        self.loud = {line for line, words in lines.items() if _is_loud(words)}

    def at(self, place: int) -> Word | None:
        """The word at a place, None outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def before(self, place: int) -> str:
        """The word before, in lower case; "" at the beginning of a sentence."""
        here = self.words[place]
        return "" if here.first or not place else self.words[place - 1].low

    def phrase(self, start: int, end: int) -> str:
        """Some words as the lists write them."""
        return " ".join(word.low for word in self.words[start:end])

    def listed(self, place: int, *names: str) -> int:
        """Where the longest phrase of these lists that begins here ends; 0 for none."""
        longest = max(_lengths(name).get(self.words[place].low, 0) for name in names)
        for end in range(min(place + longest, len(self.words)), place, -1):
            phrase = self.phrase(place, end)
            if any(phrase in entries(name) for name in names):
                return end
        return 0

    def upto(self, place: int, reach: int) -> str:
        """The text just before a word."""
        start = self.words[place].start
        return self.text[max(0, start - reach) : start]

    def around(self, start: int, end: int) -> str:
        """The text close to some words: where cues for work and study stand."""
        return self.text[max(0, self.words[start].start - 60) : self.words[end - 1].end + 60]


def _words(text: str) -> Iterator[Word]:
    last, line, low = 0, 0, ""
    initial = False
    for match in _WORD.finditer(text):
        gap, word = text[last : match.start()], match[0].replace("’", "'")
        stop = _STOP.search(gap.lstrip(".") if initial or low in entries("honorifics") else gap)
        first = bool(stop) or not last
        line += first
        word = word[:-2] if word[-2:] in ("'s", "'S") else word.removesuffix("'")
        last = match.end()
        if _LEET.fullmatch(word):
            word = word.translate(_DIGITS)
        low, initial = word.lower(), len(word) == 1 and word.isupper()
        end = match.start() + len(word)
        yield Word(match.start(), end, word, low, word[0].isupper(), first, line, gap)


def _is_loud(words: list[Word]) -> bool:
    big = [word for word in words if word.low != "i"]
    shouted = sum(word.text.isupper() and len(word.text) > 1 for word in big)
    capitals = sum(word.cap for word in big)
    return (len(big) > 3 and capitals > 0.7 * len(big)) or (
        len(big) > 2 and shouted > 0.7 * len(big)
    )


def ordinary(low: str) -> bool:
    """Whether a word is in the lists of ordinary words, in some form of it."""
    if "-" in low:
        return all(map(ordinary, low.split("-")))
    known, low = entries("ordinary"), low.split("'")[0]
    if len(low) < 2 or low in known or low.isdigit() or low in entries("capitals"):
        return True
    if _NOUN.search(low):
        return True
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > (2 if ending[0] in "sei" else 3):
            doubled = stem[-1] == stem[-2] and ending[0] in "ei"  # "stopped", not "Perry"
            whole = stem[:-1] + "y" if stem[-1] == "i" else stem[:-1] * doubled
            if known & {stem, stem + "e", whole}:
                return True
    return low in entries("nationalities") or low.removesuffix("s") in entries("capitals")


def namelike(word: Word | None) -> bool:
    """A capital on a word that no list explains."""
    return word is not None and word.cap and word.text[1:2] != "" and not ordinary(word.low)


def given(low: str) -> bool:
    """Whether it is a common first name and nothing else."""
    return low.split("-")[0] in entries("first_names")


JOBS = re.compile(rf"(?i)\b(?:{choice('jobs')})\b")
UNIQUE = re.compile(
    rf"(?i)\b(?:{choice('only_one')}|(?:{choice('jobs')}) (?:of|in|at)|"
    r"miss (?:[a-z]{2,20} ){1,3}(?:19|20)\d\d)\b"
)
YEAR = re.compile(r"\b(?:19[3-9]|20[0-3])\d\b")
NAMED_BOX = re.compile(r"[^\W\d_]{2,20}[._-][^\W\d_]{2,20}@")
_OPENS = re.compile(r"(?:^|[.!?…\n][\s\"“”'‘]{0,4})$")
_LEVELS = frozenset({"name", "place", "employer", "school", "nation", "date", *CONTACT})
_ANCHORS = ("place", "employer", "school")


def level(findings: Iterable[Finding], text: str = "") -> str:
    """What the traces say together: "none", "some" or "high" (somebody would be recognised)."""
    weights: dict[str, dict[object, float]] = {}
    for finding in findings:
        if finding.code not in _LEVELS:
            continue
        surface = text[finding.start : finding.end].casefold() or finding.softer
        weight = CONTACT.get(finding.code, finding.weight)
        if finding.code == "email" and NAMED_BOX.match(text, finding.start):
            weight = FULL_NAME
        weights.setdefault(finding.code, {})[surface] = weight
    total = 0.0
    for each in weights.values():
        ordered = sorted(each.values(), reverse=True)
        total += ordered[0] + min(SECOND * sum(ordered[1:]), ordered[0] / 2)
    known = any(f.weight >= SMALL_PLACE and f.code in _ANCHORS for f in findings)
    if known:
        total += _role(text)
    return "high" if total >= HIGH else "some" if total else "none"


def _role(text: str) -> float:
    """What a job or a unique part adds, once the place is known."""
    folded = fold(text).text
    only = ONLY if UNIQUE.search(folded) else 0.0
    job = JOB if JOBS.search(folded) else 0.0
    return only + job + (JOB if only and YEAR.search(folded) else 0.0)


def softer(code: str, text: str, start: int, end: int) -> tuple[str, ...]:
    """Words that would say less than text[start:end], the best first."""
    surface, before = text[start:end], text[max(0, start - 24) : start].lower().rstrip()
    if code == "name":
        initial = surface[0].upper() + "."
        return (
            (initial, "them") if re.search(r"friend$", before) else (initial, "my friend", "them")
        )
    if code == "place":
        if surface.lower() in entries("countries"):
            inside = re.search(r"\b(?:in|to|from|of|at|near|through)$", before)
            return ("another country", "abroad") if inside else ("abroad", "another country")
        large = surface.lower() in entries("cities")
        return ("another city", "my town") if large else ("my town", "another town")
    if code == "employer":
        job = re.search(r"\b(?:job|work|works|worked|working)\b", before)
        return ("a big company", "work") if job else ("work", "a big company")
    if code == "school":
        small = re.search(r"(?i)school|primary|grammar|academy|infants|junior|house", surface)
        return ("school", "university") if small else ("university", "school")
    if code == "nation":
        noun = re.match(r" [a-z]{2,12}\b(?<! and)(?<! but)(?<! in)(?<! who)", text[end : end + 14])
        return (
            ("foreign",)
            if noun or not re.search(r"\b(?:an?|the|only|fellow)$", before)
            else ("foreigner",)
        )
    return ("that day",) if code == "date" else SOFTER.get(code, ())


def soften(text: str, findings: Iterable[Finding], chosen: Collection[str]) -> str:
    """The text with every finding whose words are in `chosen` replaced by its best softer words."""
    tail, upto = [], len(text)
    for finding in sorted(findings, key=lambda one: (one.end, one.start), reverse=True):
        start, end = finding.start, finding.end
        if end > upto or not finding.softer or text[start:end] not in chosen:
            continue
        words = finding.softer[0]
        if not text[start].islower() and _OPENS.search(text[max(0, start - 6) : start]):
            words = words[0].upper() + words[1:]
        if text[end : end + 1] == ".":
            words = words.removesuffix(".")
        tail += [text[end:upto], words]
        upto = start
    return text[:upto] + "".join(reversed(tail))
