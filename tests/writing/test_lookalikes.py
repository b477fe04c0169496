"""Nobody but the author can wear the author's badge, however the letters are disguised."""

import unicodedata
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError

from writing.fields import Pseudonym, is_reserved

BADGE = "Author of the letter"
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u200e\u200f\u202e\u2066\u061c\u3164\u2800"
)
# Look-alikes of single letters, in other alphabets and in other dress.
ALPHABETS = {
    "cyrillic": {"a": "а", "o": "о", "e": "е", "h": "һ", "r": "г", "A": "А", "T": "Т", "H": "Н"},
    "greek": {"a": "α", "o": "ο", "u": "υ", "t": "τ", "e": "ε", "A": "Α", "T": "Τ", "H": "Η"},
    "armenian": {"o": "օ", "u": "ս", "h": "հ", "n": "ո", "f": "ք"},
    "cherokee": {"a": "Ꭺ", "t": "Ꭲ", "h": "Ꮋ", "r": "Ꭱ", "e": "Ꭼ", "l": "Ꮮ", "o": "Ꮎ", "u": "Ꮜ"},
    "small capitals": dict(zip("authorfel", "ᴀᴜᴛʜᴏʀꜰᴇʟ", strict=True)),
    "lisu": dict(zip("AUTHORFEL", "ꓮꓴꓔꓧꓳꓣꓝꓰꓡ", strict=True)),
    "syllabics": dict(zip("AUHRFL", "ᗩᑌᕼᖇᖴᒪ", strict=True)),
    "strokes": dict(zip("authorel", "ⱥʉŧħøɍɇł", strict=True)),
    "accents": dict(zip("authorel", "áüťĥőřéĺ", strict=True)),
    "digits": {"o": "0", "l": "1", "a": "@"},
}
STYLES = {  # where the letters A and a of a style stand in Unicode
    "full width": (0xFF21, 0xFF41),
    "mathematical bold": (0x1D400, 0x1D41A),
    "mathematical italic bold": (0x1D468, 0x1D482),
    "mathematical script bold": (0x1D4D0, 0x1D4EA),
    "mathematical fraktur bold": (0x1D56C, 0x1D586),
    "mathematical double": (0x1D538, 0x1D552),
    "mathematical sans": (0x1D5A0, 0x1D5BA),
    "mathematical sans bold": (0x1D5D4, 0x1D5EE),
    "mathematical mono": (0x1D670, 0x1D68A),
    "circled": (0x24B6, 0x24D0),
    "parenthesised": (0x1F110, 0x249C),
    "squared": (0x1F130, 0x1F130),
    "negative circled": (0x1F150, 0x1F150),
    "negative squared": (0x1F170, 0x1F170),
    "regional indicators": (0x1F1E6, 0x1F1E6),
}


def spelt(changes: dict[str, str], letters: str | None = None) -> str:
    """The badge with these letters changed, whatever case the table names them in."""
    table = {c.lower(): twin for c, twin in changes.items() if letters is None or c in letters}
    return "".join(table.get(char.lower(), char) for char in BADGE)


def styled(capital: int, small: int) -> str:
    return "".join(
        char
        if char == " "
        else chr(capital + ord(char) - 65 if char.isupper() else small + ord(char) - 97)
        for char in BADGE
    )


def in_case_and_spacing() -> list[str]:
    words = BADGE.split()
    plain = [BADGE.lower(), BADGE.upper(), BADGE.swapcase(), BADGE.title(), "Author Of the Letter"]
    plain += [
        joint.join(words) for joint in ("", "  ", "-", "_", ".", "\u00a0", "\u2003", "\u3000", "·")
    ]
    plain += [BADGE[:at].upper() + BADGE[at:].lower() for at in range(2, len(BADGE))]
    plain += [f"{around}{BADGE}{around}" for around in (" ", "*", "★", "“", "~", "♥", "✍")]
    plain += [
        f"the {BADGE}",
        f"The Real {BADGE}",
        "Author",
        "author 2",
        "Author, again",
        f"{BADGE}!",
    ]
    return plain


def with_something_in_the_gaps() -> list[str]:
    everywhere = [gap.join(BADGE) for gap in " .-"]
    one_gap = [BADGE[:at] + sign + BADGE[at:] for sign in INVISIBLE for at in range(len(BADGE) + 1)]
    marks = ("\u0301", "\u0323", "\u0338", "\u20dd")
    marked = [BADGE[:at] + mark + BADGE[at:] for mark in marks for at in range(1, len(BADGE) + 1)]
    return everywhere + one_gap + marked


def in_other_letters() -> list[str]:
    found = []
    for changes in ALPHABETS.values():
        found += [spelt(changes), *(spelt(changes, letter) for letter in changes)]
        found += [spelt(changes, first + second) for first, second in pairwise(changes)]
    found += [styled(*starts) for starts in STYLES.values()]
    found += [BADGE.replace("l", twin) for twin in "I1|ІӀ!ǀ"]
    return found


VARIANTS = sorted({*in_case_and_spacing(), *with_something_in_the_gaps(), *in_other_letters()})


def is_accepted(name: str) -> bool:
    try:
        return bool(Pseudonym().clean(name))
    except ValidationError:
        return False


def test_there_are_variants_enough_of_every_kind() -> None:
    assert len(in_case_and_spacing()) >= 30
    assert len(with_something_in_the_gaps()) >= 296
    assert len(in_other_letters()) >= 100
    assert len(VARIANTS) >= 296


def test_no_variant_of_the_badge_is_accepted_as_a_name() -> None:
    passed = [name for name in VARIANTS if is_accepted(name)]
    assert not passed, [
        (name, [unicodedata.name(char, "?") for char in name]) for name in passed[:3]
    ]


@pytest.mark.parametrize("kind", ALPHABETS)
def test_it_is_the_likeness_that_is_refused_not_only_the_mixture(kind: str) -> None:
    assert is_reserved(spelt(ALPHABETS[kind]))


@pytest.mark.parametrize("style", STYLES)
def test_a_style_of_letters_is_no_disguise(style: str) -> None:
    assert is_reserved(styled(*STYLES[style]))


@pytest.mark.parametrize(
    "name", ["Arthur of the letter", "A letter", "Stranger with a Story", "Other"]
)
def test_a_name_that_only_reminds_of_it_is_accepted(name: str) -> None:
    assert is_accepted(name)
