"""Numbers as they stand in a text: in digits, in words, in both. Pure; reads folded text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from screening.lists import entries

# Each number word: its digits, and "weak" or "times" for some.
_SAID = {line.split()[0]: (*line.split()[1:], "")[:2] for line in entries("number_words")}
PIECE = re.compile(r"\d+|[^\W\d_]+")
ROUND = re.compile(r"(?<![^\W_])[Oo]{0,4}\d[\dOolI]{1,10}(?![^\W_])|(?<![^\W_])[Oo]{2,4}(?= \d)")
ROUND_DIGITS = str.maketrans("OolI", "0011")
GAP = re.compile(r"[^\w,;:@£$€%#=]{0,5}")
SAID_GAP = re.compile(r",? ?|[-.\n]| - |\. | and ")
# Dates, years, ISBNs, versions and amounts are taken out before numbers are read, but never a
# number in pairs: "06.12.34.56.78" begins like a date.
NO_PHONE = re.compile(
    r"(?=[\d£$€])(?:(?P<pairs>(?<![\d.-])0[1-9]([.-])\d\d(?:\2\d\d){3}(?![.-]?\d))|"
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|\b\d\d? \d\d? (?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:1[5-9]|20)\d\d ?(?:[-–/]|to|and) ?(?:1[5-9]|20)\d\d\b|"
    r"\b97[89][- ]\d[\d -]{8,14}\d|[£$€] ?\d[\d,. ]{0,15}|\b\d{1,2}:\d\d(?::\d\d)?|"
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\d.])\d{1,3}\.\d{3,8} )"
)


class Piece(NamedTuple):
    """One number word, or some digits without anything between them."""

    start: int
    end: int
    word: str  # "" for plain digits
    digits: str
    role: str  # "", "weak" or "times"


Run = list[Piece]


def bare(text: str) -> str:
    """The text with dates and amounts blotted out and O for 0 put right; as long as it was."""
    if not re.search(r"\d", text):
        return text
    text = NO_PHONE.sub(lambda match: match["pairs"] or "=" * len(match[0]), text)
    return ROUND.sub(lambda match: match[0].translate(ROUND_DIGITS), text)


def runs(text: str) -> list[Run]:
    """Pieces that may belong to one number, in the order of the text."""
    found: list[Run] = []
    for piece in _pieces(text.lower()):
        last = found[-1][-1] if found else piece
        gap = SAID_GAP if piece.word or last.word else GAP
        if found and gap.fullmatch(text, last.end, piece.start):
            found[-1].append(piece)
        elif piece.role != "weak":
            found.append([piece])
    return found


def _pieces(small: str) -> Iterator[Piece]:
    for match in PIECE.finditer(small):
        word = match[0]
        if word in _SAID:
            yield Piece(*match.span(), word, *_SAID[word])
        elif word.isdigit():
            yield Piece(*match.span(), "", word, "")


def read(run: Run) -> list[str]:
    """The digits of each piece as they would be dialled: "double oh" is 00, "nine hundred" 900."""
    said: list[str] = []
    times = 1
    for last, piece in zip([None, *run], run, strict=False):
        if piece.role == "times":
            times = int(piece.digits)
        elif piece.word == "hundred" and said:
            said[-1] += "00"
        elif last and last.word.endswith("ty") and len(piece.digits) == 1 and piece.word:
            said[-1] = said[-1][:-1] + piece.digits
        else:
            said.append(piece.digits * times)
            times = 1
    return said
