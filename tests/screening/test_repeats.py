"""A copy is known though it was edited; two letters that begin alike are two letters."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import repeats

SEEN = Path(__file__).parents[1] / "data" / "screening" / "repeat.seen.jsonl"
KEY = b"a key of this test"
FIRST = (
    "You planted the quince against the north wall and everybody laughed. It sulked for nine "
    "years. This morning, in the sleet, it had one flower, and I stood there in your boots."
)
SECOND = (
    "The council wants to widen the lane. A young man with a tablet measured the wall and asked "
    "me who the tree belonged to. I told him it was still undecided between the two of us."
)
THIRD = (
    "I have kept your tins in the order you left them: nails, washers, seeds, a ring that fits "
    "nobody. On Sundays I open one and put everything back a little to the left."
)
LETTER = "\n\n".join((FIRST, SECOND, THIRD))


def is_copy(one: str, other: str) -> bool:
    return bool(repeats.find(print_of(other), [print_of(one)]))


def print_of(text: str) -> frozenset[int]:
    return repeats.fingerprint(text, KEY)


@pytest.mark.parametrize(
    "copy",
    [
        LETTER,
        LETTER.upper(),
        LETTER.replace(",", "").replace(".", "").lower(),
        "\n\n".join((THIRD, FIRST, SECOND)),
        "\n\n".join((FIRST, THIRD)),
        "Hello everybody, this is my first time here.\n\n" + LETTER,
        LETTER + "\n\nThank you for reading. #unsent #quince",
        LETTER.replace("quince", "medlar").replace("nine", "eleven").replace("council", "parish"),
        LETTER.replace("e", "\u0435").replace("o", "\u043e"),  # Cyrillic letters
        LETTER.replace("o", "o\u200b"),
        LETTER.replace("e", "3").replace("o", "0"),
        LETTER.replace("o", "ooo"),
        LETTER.replace("'", "’").replace(", ", " — "),
        LETTER.replace("you", "she").replace("your", "her"),
    ],
)
def test_a_copy_with_light_edits_is_a_copy(copy: str) -> None:
    assert is_copy(LETTER, copy)
    assert is_copy(copy, LETTER)


@pytest.mark.parametrize(("one", "other"), [(FIRST, SECOND), (SECOND, THIRD), (LETTER, "")])
def test_other_words_are_no_copy(one: str, other: str) -> None:
    assert not is_copy(one, other)


def test_a_reply_that_quotes_a_sentence_is_no_copy() -> None:
    quoted = "“It sulked for nine years.” I had to laugh. " + SECOND.replace("tree", "dog")
    assert not is_copy(
        LETTER, "Ours was a fig. " + quoted.replace("lane", "canal")[:90] + THIRD[:9]
    )


def test_a_reply_that_quotes_a_short_letter_whole_is_no_copy() -> None:
    letter = "I should have let you win at cards that last winter."
    assert not is_copy(letter, f"“{letter}” " + LETTER)


def test_a_whole_letter_within_a_much_longer_text_is_a_copy() -> None:
    around = " ".join(
        f"Line {n} of something else about boat {n * 7} and harbour {n * 13}." for n in range(18)
    )
    assert repeats.alike(print_of(LETTER), print_of(around)) < 0.1
    assert is_copy(LETTER, f"{around} {LETTER}")


@pytest.mark.parametrize("text", ["", "Thank you for this.", "I miss you every single day, Mum."])
def test_what_everybody_says_leaves_no_fingerprint(text: str) -> None:
    assert print_of(text) == frozenset()


def test_nothing_is_like_nothing() -> None:
    assert repeats.alike(frozenset(), frozenset()) == 0
    assert repeats.find(frozenset(), [frozenset(), print_of(LETTER)]) == []
    assert repeats.find(print_of(LETTER), []) == []


def test_the_same_text_is_alike_in_full_and_the_finding_says_so() -> None:
    [finding] = repeats.find(print_of(LETTER), [print_of(SECOND), print_of(LETTER)])
    assert (finding.code, finding.weight) == ("repeat", 1.0)


def test_a_fingerprint_is_small_and_fits_a_database_column() -> None:
    numbers = print_of(LETTER * 20)
    assert 0 < len(numbers) <= repeats.KEPT
    assert all(-(2**63) <= number < 2**63 for number in numbers)


def test_without_the_key_nobody_can_test_for_a_sentence() -> None:
    assert not print_of(LETTER) & repeats.fingerprint(LETTER, b"another key")


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    assert min(repeats.fingerprint(FIRST, b"k")) == -8663053747334120734


def test_a_script_without_spaces_has_copies_too() -> None:
    letter = (
        "あなたが植えた木は今朝ひとつだけ花をつけました。私は長靴を履いて雪の中に立っていました。"
    )
    other = "昨日の夜、駅の前で古い友達に会いました。彼は手を振って、電車に乗って行きました。"
    assert is_copy(letter, letter.replace("今朝", "昨日"))
    assert not is_copy(letter, other)


@pytest.mark.parametrize("key", [b"one", b"two", b"three", b"four"])
def test_the_examples_are_told_apart_under_any_key(key: bytes) -> None:
    said = []
    for line in SEEN.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        one, other = (repeats.fingerprint(pair[name], key) for name in ("text", "other"))
        said.append((bool(repeats.find(other, [one])), pair["expect"]))
    right = said.count((True, True))
    assert right / max(1, right + said.count((True, False))) >= 0.95
    assert right / max(1, right + said.count((False, True))) >= 0.92


def test_the_five_texts_are_no_copies_of_one_another(five_texts: dict[str, str]) -> None:
    prints = [print_of(text) for text in five_texts.values()]
    for place, one in enumerate(prints):
        assert repeats.find(one, prints[:place]) == []


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    mine, theirs = print_of(one), print_of(other)
    assert 0 <= repeats.alike(mine, theirs) <= 1
    assert repeats.alike(mine, theirs) == repeats.alike(theirs, mine)
