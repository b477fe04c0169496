"""What happens to words before anything else: cleaning, shortening, folding of names. Pure."""

import re
import unicodedata

from django.utils.text import slugify

from screening import lookalikes

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# C0 and C1 but for tab and newline, soft hyphen, bidi overrides and isolates, BOM, lone
# surrogates and the invisible tag characters. LRM, RLM, ZWJ and ZWNJ stay: Persian and
# emoji need them (docs/decisions/0007).
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK_RUNS = re.compile(r"\n{3,}")
# What can be piled on one letter: everything Unicode moves about on it, and enclosing marks.
_MARKS = "".join(char for char in map(chr, range(0x300, 0x1E94B)) if unicodedata.combining(char))
_MARKS += "\u034f\u0488\u0489\u20dd-\u20e0\u20e2-\u20e4"
_MARK_PILES = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
# Characters that count as letters or symbols but print nothing.
_BLANK_GLYPHS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u17b4\u17b5")
_SHOUTS = re.compile(r"!(?!\w)")  # inside a word it stands for an l, after one for itself
WORDS_A_MINUTE = 220  # a calm adult reading silently
IDEOGRAPHS_A_MINUTE = 450
TITLE_LIMIT = 120
FOLDED_LIMIT = 80  # one character can unfold into eighteen; the column has room for this


def normalise(text: str) -> str:
    """Clean what was typed without touching its words: docs/decisions/0007.

    Line ends become newlines, invisible control characters go, NBSP becomes a space,
    trailing spaces go, runs of blank lines become one, and the result is NFC.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\xa0", " ")
    text = "\n".join(line.rstrip(" \t") for line in _composed(text).split("\n"))
    text = _BLANK_RUNS.sub("\n\n", text)
    return text.strip("\n")


def _composed(text: str) -> str:
    """NFC, with at most four marks on a letter.

    Piles are cut first, because sorting a pile takes time in the square of its height, and
    again after composing, which can bring two piles together.
    """
    while True:
        composed = unicodedata.normalize("NFC", _MARK_PILES.sub(r"\1", text))
        if composed == text:
            return text
        text = composed


def one_line(text: str) -> str:
    """The same for a title or a name: newlines and runs of space become one space."""
    return " ".join(normalise(text).split())


def is_visible(text: str) -> bool:
    """Whether anything would print: spaces, format characters and blank glyphs do not count."""
    return any(
        unicodedata.category(char)[0] not in "ZCM" and char not in _BLANK_GLYPHS for char in text
    )


def excerpt(text: str, limit: int = 280) -> str:
    """The first words, cut between words, with " …" where something was left out."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    head = flat[: limit + 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head[:limit]).rstrip(" ,;:–—-") + " …"


def reading_minutes(text: str) -> int:
    """Whole minutes to read it, at least one."""
    ideographs = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    minutes = len(text.split()) / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE
    return max(1, round(minutes))


# Letters that have no plain letter inside them, as those who write with them spell them without.
_SPELLED = str.maketrans("øłđðı", "olddi") | str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def slug(title: str) -> str:
    """The readable end of an address: "So You’re Leaving" becomes so-youre-leaving.

    Never taken from the body, and "letter" when the title has no Latin letters.
    """
    return slugify(title.lower().translate(_SPELLED))[:60].strip("-") or "letter"


def title_in(text: str) -> tuple[str, str] | None:
    """(title, the rest) when the first line stands alone and reads like a title, else None."""
    first, gap, rest = text.partition("\n\n")
    looks_like_one = 0 < len(first) <= 80 and "\n" not in first and first[-1] not in ".,;:!?…"
    return (first.strip(), rest.strip("\n")) if gap and looks_like_one and rest.strip() else None


def fold_name(name: str) -> str:
    """What two names that look alike have in common; "" when nothing visible is left.

    Case, accents, spacing, punctuation, width, zero-width characters and letters of other
    alphabets that look like Latin ones do not tell two names apart. The method is that of
    the skeletons of Unicode Technical Standard 39, with a table of our own.
    """
    # Look-alikes are told by case ("I" is like "l"), so they are folded before the case is.
    worn = "".join(char for char in name if not _is_trade_mark(char))
    text = "".join(map(lookalikes.plain, unicodedata.normalize("NFKD", worn)))
    text = _SHOUTS.sub("", text)
    text = text.translate(lookalikes.TABLE).casefold()
    text = unicodedata.normalize("NFKD", text).translate(lookalikes.TABLE)
    text = "".join(char for char in text if char not in _BLANK_GLYPHS)
    kept = "".join(char for char in text if unicodedata.category(char)[0] in "LN")
    # An ornament does not make another name; a name that is nothing else keeps it.
    kept = kept or "".join(char for char in text if unicodedata.category(char)[0] == "S")
    for pair, single in lookalikes.PAIRS:
        kept = kept.replace(pair, single)
    return kept[:FOLDED_LIMIT]


def _is_trade_mark(char: str) -> bool:
    """™ and its like are small letters to NFKD, but to a reader only an ornament."""
    return unicodedata.decomposition(char).startswith("<super>") and (
        unicodedata.category(char) == "So"
    )
