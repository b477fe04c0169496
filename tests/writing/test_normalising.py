"""What happens to typed words before anything else, in examples and properties."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing import text

ANYTHING = st.text(st.characters())  # lone surrogates included
# Few characters, all of them awkward, so that they meet.
AWKWARD = st.text(
    st.sampled_from(
        "a e\n\t \r\f\xa0\xad\u2028\ufeff\u200d\u0301\u0323\u0344\u0627\u0653\u034f\x00"
    ),
    max_size=60,
)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert text.normalise(f"one{end}two") == "one\ntwo"


def test_a_windows_blank_line_is_one_blank_line() -> None:
    assert text.normalise("one\r\n\r\ntwo") == "one\n\ntwo"


UNWANTED = [
    *map(chr, [*range(9), *range(14, 32), 0x7F, 0x84, 0x86, 0x9F]),
    *"\xad\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *("\ud800", "\udbff", "\udc00", "\udfff", "\U000e0001", "\U000e0041", "\U000e007f"),
]


@pytest.mark.parametrize("char", UNWANTED, ids=lambda char: f"U+{ord(char):04X}")
def test_control_bidi_and_invisible_characters_go(char: str) -> None:
    assert text.normalise(f"un{char}seen") == "unseen"


@pytest.mark.parametrize(
    "words",
    [
        "👩\u200d👩\u200d👧 and 🏳️\u200d🌈",  # ZWJ and a variation selector
        "می\u200cخواهم",  # ZWNJ in Persian
        "ab\u200e cd\u200f",  # LRM and RLM
        "wow it’s…more(which)he still 🙂",
        "tab\there",
        "    four spaces before",
        "‘the talk’ – “then why…”",
        "¯\\_(ツ)_/¯",
        "Việt, naïve, Zoë",
        "שָׁלוֹם",
        "बहुत कुछ",
    ],
)
def test_what_people_write_is_kept_as_it_is(words: str) -> None:
    assert text.normalise(words) == unicodedata.normalize("NFC", words)


def test_no_break_spaces_become_spaces_and_spaces_at_the_end_of_a_line_go() -> None:
    assert text.normalise("one\xa0two \xa0\t\nthree \t") == "one two\nthree"


def test_runs_of_blank_lines_become_one_even_with_spaces_in_them() -> None:
    assert text.normalise("one\n\n\n\ntwo\n \n\t\n\xa0\nthree") == "one\n\ntwo\n\nthree"


def test_blank_lines_before_and_after_go() -> None:
    assert text.normalise("\n\n one\n\n") == " one"


def test_letters_and_their_accents_are_composed() -> None:
    assert text.normalise("Jose\u0301") == "José"


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u064b", "\u05b0", "\u1dc4"])
def test_a_pile_of_marks_is_cut_to_four(mark: str) -> None:
    cleaned = text.normalise("x" + mark * 500 + "y")
    assert cleaned.count(mark) == 4
    assert cleaned[0] + cleaned[-1] == "xy"


@pytest.mark.parametrize(
    "bomb",
    [
        " " * 200_000 + "x",
        "a" + "\u0301\u0323" * 100_000,
        "a" + "\u0655\u064b" * 100_000,
        ("\t " * 100 + "x\n") * 1000,
    ],
    ids=["spaces", "latin marks", "arabic marks", "ragged lines"],
)
def test_a_text_made_to_be_slow_still_comes_back(bomb: str) -> None:
    # With work in the square of its length this would not end while anybody waits.
    assert len(text.normalise(bomb)) <= len(bomb)


@given(ANYTHING)
def test_normalising_twice_is_normalising_once(words: str) -> None:
    once = text.normalise(words)
    assert text.normalise(once) == once


@given(AWKWARD)
def test_awkward_characters_that_meet_settle_in_one_go(words: str) -> None:
    once = text.normalise(words)
    assert text.normalise(once) == once


def test_a_mark_set_free_by_cutting_a_pile_is_composed_at_once() -> None:
    once = text.normalise("\u0627" + "\u0323" * 4 + "\u0301\u0653")
    assert unicodedata.is_normalized("NFC", once)
    assert text.normalise(once) == once


@given(ANYTHING | AWKWARD)
def test_what_is_stored_can_be_sent_and_has_no_control_characters(words: str) -> None:
    cleaned = text.normalise(words)
    cleaned.encode("utf-8")
    assert not [
        char for char in cleaned if unicodedata.category(char) == "Cc" and char not in "\n\t"
    ]
    assert not set(cleaned) & set(UNWANTED)
    assert "\n\n\n" not in cleaned


@given(st.text(st.sampled_from("abcdeä ñ.,!?’…🙂\n"), max_size=200))
def test_no_visible_character_is_added_or_lost(words: str) -> None:
    seen = [char for char in text.normalise(words) if not char.isspace()]
    assert seen == [char for char in words if not char.isspace()]


@given(ANYTHING)
def test_one_line_is_one_line(words: str) -> None:
    line = text.one_line(words)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()
    assert text.one_line(line) == line


@pytest.mark.parametrize(
    "nothing", ["", " \n", "\u200b\u2060", "\u3164\u2800\uffa0", "\u0301", "\u200e"]
)
def test_what_would_not_print_is_no_text(nothing: str) -> None:
    assert not text.is_visible(nothing)


@pytest.mark.parametrize("something", ["a", ".", "🌙", "Ω", "…", "小"])
def test_one_sign_is_a_text(something: str) -> None:
    assert text.is_visible(f" \u200b{something}")
