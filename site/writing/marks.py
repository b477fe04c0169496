"""Classes of characters for regular expressions, as ranges. Pure.

Python's \\w knows letters and digits, but not the marks that stand on them.
"""

import unicodedata
from collections.abc import Iterable


def ranges(chars: Iterable[int]) -> str:
    """Code points in rising order as the inside of a character class."""
    spans: list[list[int]] = []
    for char in chars:
        if spans and spans[-1][1] == char - 1:
            spans[-1][1] = char
        else:
            spans.append([char, char])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


_PLANES = range(0x80, 0x20000)
# What stands on a letter or around it, in any script.
MARKS = ranges(c for c in _PLANES if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me"))
# Emoji and other pictures: each is a word.
SYMBOLS = ranges(c for c in _PLANES if unicodedata.category(chr(c)) == "So")
JOINERS = "\u200c\u200d"  # invisible, inside words of Persian and inside emoji
# Scripts that put no spaces between words, or none between a word and its endings: Chinese,
# Japanese, Korean, Thai, Lao, Tibetan, Burmese, Khmer.
SPACELESS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff\u1100-\u11ff\uac00-\ud7af\u0e01-\u0e4e\u0e81-\u0ecd\u0f00-\u0fbc"
    "\u1000-\u109f\u1780-\u17d3"
)
