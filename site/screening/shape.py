"""Whether a text is words at all. Pure; a sign holds a text, it never loses one."""

import re
import unicodedata
from collections import Counter

from screening.findings import Finding

A_LONG_RUN = 200  # the same character so often in a row, or letters without a break
A_LONG_TANGLE = 1000  # characters without any blank, in a script that has blanks
FEWEST_TO_JUDGE = 120  # printed characters; less may be all emoji, or a row of stars
LEAST_LETTERS = 0.25  # of what is printed; a poem in emoji has its lines of words
MOST_OF_ONE = 0.6  # of the characters; "ha ha ha" has a half each
MANY_WORDS = 1000  # "I am sorry" three hundred times may be meant
FEWEST_OTHERS = 0.01  # different words for each word, when there are so many
LETTER_RUN = re.compile(rf"[^\W\d_]{{{A_LONG_RUN}}}")
TANGLE = re.compile(rf"\S{{{A_LONG_TANGLE}}}")
SAME_RUN = re.compile(rf"(\S)\1{{{A_LONG_RUN - 1}}}")
# Thai, Lao, Tibetan, Burmese, Khmer, kana, Han: written without blanks.
WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def find(text: str) -> list[Finding]:
    """One finding when a text is no words at all: one character on and on, signs, a wall."""
    printed = "".join(text.split())
    counts = Counter(printed)
    odd = (
        bool(SAME_RUN.search(text))
        or _is_one_thing(text, counts, len(printed))
        or _is_signs(counts, len(printed))
        or _is_wall(text)
    )
    return [Finding("shape")] if odd else []


def _is_one_thing(text: str, counts: Counter[str], printed: int) -> bool:
    if printed >= A_LONG_RUN and counts.most_common(1)[0][1] > MOST_OF_ONE * printed:
        return True
    words = text.lower().split()
    return len(words) >= MANY_WORDS and len(set(words)) <= FEWEST_OTHERS * len(words)


def _is_signs(counts: Counter[str], printed: int) -> bool:
    """Letters and the marks on them are what words are made of, in every script."""
    if printed < FEWEST_TO_JUDGE:
        return False
    letters = sum(n for char, n in counts.items() if unicodedata.category(char)[0] in "LM")
    return letters < LEAST_LETTERS * printed


def _is_wall(text: str) -> bool:
    for pattern in (LETTER_RUN, TANGLE):
        for run in pattern.finditer(text):
            blankless = sum(1 for _ in WITHOUT_BLANKS.finditer(run[0]))
            if blankless < len(run[0]) / 4:
                return True
    return False
