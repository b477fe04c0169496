"""Which numbers in a text are somebody's telephone. Pure; reads folded text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from screening import digits, national
from screening.digits import Run
from screening.lists import choice

CUE = re.compile(rf"\b{choice('phone_cues')}\b")
NO_CUE = re.compile(rf"\b{choice('number_kinds')}\b[^.\n]{{0,18}}$")
LINK = re.compile(
    r"\b(?:then|and|plus|after|ends?|followed|first|second|third|last|next|bit|finally|start|begin)\b"
)
BEGINS = re.compile(r"0[1-9]\d{2,3}|555")
# Helplines answer on freephone numbers; a person never does.
FREE = re.compile(r"0?80[08]|030[03]|1?8(?:00|88|77|66|55|44|33)\d{7}$|1[38]00")
_SHORT = frozenset({"999", "911", "112", "988", "111", "116", "123", "000", "101", "110", "119"})
SHORTEST, LONGEST = 7, 15  # digits of a telephone number
TREBLE = 3  # "treble five": the most that a word makes of the next


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a folded text."""
    text = digits.bare(text)
    found = digits.runs(text)
    small = text.lower()
    yield from filter(None, (_number_in(run, small) for run in found))
    yield from _told(found, small)


def _number_in(run: Run, text: str) -> tuple[int, int] | None:
    """Where in a run of digits the number is; a few pieces at its ends may not belong to it."""
    if TREBLE * sum(len(piece.digits) for piece in run) < SHORTEST:
        return None
    if FREE.match("".join(digits.read(run))):
        return None
    for drop in range(4):
        for first in range(drop + 1):
            part = run[first : len(run) - (drop - first)]
            if 0 < len(part) <= 16 and not part[-1].role and _is_phone(part, text):
                start = part[0].start
                while start and text[start - 1] in "+(":
                    start -= 1
                return start, part[-1].end
    return None


def _is_phone(part: Run, text: str) -> bool:
    read = digits.read(part)
    number, sizes = "".join(read), [len(piece) for piece in read]
    start, end = part[0].start, part[-1].end
    before = text[max(0, start - 80) : start]
    if not SHORTEST <= len(number) <= LONGEST or _harmless(read, number) or NO_CUE.search(before):
        return False
    told = bool(CUE.search(before) or CUE.search(text, end, end + 50))
    if before.endswith("+") or (number[0] == "0" and 9 <= len(number) <= 14):
        return True
    if sizes[-2:] == [3, 4] and len(number) in (7, 10, 11):
        return told or len(number) > 7 or read[-2] == "555"
    if len(number) == 10 and sizes in ([10], [5, 5]):
        return True
    signs = {text[a.end : b.start].strip() for a, b in pairwise(part)} - {""}
    if not any(piece.word for piece in part) and national.shaped(
        read, before, text[end : end + 30], signs
    ):
        return True
    spoken = any(piece.word for piece in part) and len(number) > 8
    return told or spoken or (max(sizes) == 1 and bool(signs))


def _harmless(read: list[str], number: str) -> bool:
    """Counting, lottery pairs in order, one digit only, and numbers everybody may ring."""
    steps = {int(b) - int(a) for a, b in pairwise(read)}
    pairs = max(map(len, read)) == 2 and len(read) > 3 and min(steps) > 0
    pairs = pairs and not national.french(read)
    counting = len(read) > 3 and len(steps) == 1
    return pairs or counting or len(set(number)) < 3 or set(read) <= _SHORT


def _told(runs: list[Run], text: str) -> Iterator[tuple[int, int]]:
    """A number told with talk in between: "07700, got it? then nine hundred, then 19, then a 4"."""
    for place, run in enumerate(runs):
        if not BEGINS.fullmatch(run[0].digits):
            continue
        number, end = "", run[0].end
        for later in runs[place : place + 10]:
            if len(number) >= 10 or later[0].start - run[0].start > 120:
                break
            number, end = number + "".join(digits.read(later)), later[-1].end
        talk = text[run[0].end : end]
        if len(number) in (10, 11) and len(LINK.findall(talk)) > 1 and "\n\n" not in talk:
            yield run[0].start, end
