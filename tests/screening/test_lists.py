"""Word lists are read once, without their notes, and as patterns they mean what they say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import lists
from screening.folding import fold

NAMES = sorted(path.stem for path in lists.DATA.glob("*.txt"))
WORDS = st.text(alphabet="ab .'", min_size=1, max_size=5)


def test_several_lists_are_read_as_one() -> None:
    both = lists.entries("countries", "cities")
    assert both == lists.entries("countries") | lists.entries("cities")
    assert {"norway", "london"} <= both


@pytest.mark.parametrize("name", NAMES)
def test_no_note_and_no_blank_is_an_entry(name: str) -> None:
    assert lists.entries(name)
    assert not [entry for entry in lists.entries(name) if not entry or entry.startswith("#")]


def test_the_length_is_that_of_the_longest_entry_with_this_first_word() -> None:
    lengths = lists.lengths("countries")
    assert lengths["new"] == 2
    assert lengths["norway"] == 1
    assert "zealand" not in lengths


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["pub", "public"], "publican", "public"),
        (["pub", "public"], "pubs", "pub"),
        (["a.b", "a"], "axb", "a"),
        (["co op", "co-op"], "co-op", "co-op"),
        (["one"], "one", "one"),
    ],
)
def test_of_several_that_fit_the_longest_is_found(words: list[str], text: str, found: str) -> None:
    match = re.match(lists.any_of(words), text)
    assert match
    assert match[0] == found


def test_a_word_that_only_begins_like_another_is_not_found() -> None:
    assert not re.match(lists.any_of(["public", "publish"]), "publ")


@given(st.sets(WORDS, min_size=1), st.text(alphabet="ab .'", max_size=8))
def test_the_tree_finds_what_the_plain_alternatives_find(words: set[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    tree = re.compile(rf"{lists.any_of(words)}(?!a)")
    assert [m.span() for m in tree.finditer(text)] == [
        m.span() for m in re.finditer(rf"(?:{plain})(?!a)", text)
    ]


def test_small_letters_of_a_folded_text_stand_where_the_others_stood() -> None:
    # Patterns for small letters rely on it: their spans are used on the text as it was.
    every = "".join(chr(n) for n in range(0x20000) if not 0xD800 <= n < 0xE000)
    folded = fold(every).text
    assert len(folded.lower()) == len(folded)
    strange = [char for char in set(folded) if not char.isascii()]
    assert not [char for char in strange if re.match(r"(?i)[\x00-\x7f]", char)]
    assert not [char for char in strange if char.lower().isascii()]
