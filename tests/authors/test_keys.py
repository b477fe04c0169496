"""Six words: enough of them, read the same however they are typed, and kept by nobody."""

import base64
import dataclasses
import hashlib
import secrets
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from hypothesis import given
from hypothesis import settings as calm
from hypothesis import strategies as st

from authors import keys
from letters.models import Letter
from tests import make
from tests.authors import scan
from tests.authors.people import a_browser

TYPED = "zoology abacus mulberry thimble unpaved riverbank"


def test_the_list_is_long_enough_for_77_bits() -> None:
    words = keys.word_list()
    assert len(set(words)) == len(words) >= 7776
    assert len(words) ** keys.WORDS_IN_A_KEY > 2**77


def test_a_row_of_letters_can_be_cut_into_words_in_one_way_only() -> None:
    plain = [keys.letters_of(word) for word in keys.word_list()]
    beginnings = {word[:at] for word in plain for at in range(1, len(word))}
    assert len(set(plain)) == len(plain)
    assert not beginnings & set(plain)
    assert all(plain)


def a_list(folder: Path, words: list[str]) -> Path:
    path = folder / "words.txt"
    path.write_text("\n".join(words))
    return path


def letters(number: int) -> str:
    """Words of four letters, none of which begins another."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


def test_a_short_list_is_refused(tmp_path: Path) -> None:
    words = [letters(number) for number in range(7775)]
    with pytest.raises(ImproperlyConfigured, match="7775"):
        keys.read_list(a_list(tmp_path, words))
    assert len(keys.read_list(a_list(tmp_path, [*words, letters(7775)]))) == 7776


@pytest.mark.parametrize("other", ["aaaa", "aaaab", "aaa", "a-aaa", "AAAA"])
def test_a_list_in_which_two_words_could_read_alike_is_refused(tmp_path: Path, other: str) -> None:
    words = [letters(number) for number in range(7776)]
    with pytest.raises(ImproperlyConfigured, match="alike"):
        keys.read_list(a_list(tmp_path, [*words, other]))


@pytest.mark.parametrize(
    "typed",
    [
        TYPED.upper(),
        TYPED.title(),
        TYPED.replace(" ", "-"),
        TYPED.replace(" ", ", ") + ".",
        TYPED.replace(" ", ""),
        f"  {TYPED}\n",
        TYPED.replace(" ", "\u00a0\u200b"),
        "1. " + TYPED,
        "zoology\nabacus\nmulberry\nthimble\nunpaved\nriverbank\n",
    ],
)
def test_case_spaces_hyphens_and_commas_do_not_matter(typed: str) -> None:
    assert keys.letters_of(typed) == keys.letters_of(TYPED)


@calm(deadline=None, database=None)
@given(st.text(st.characters()))
def test_whatever_is_typed_only_plain_letters_are_left(typed: str) -> None:
    read = keys.letters_of(typed)
    assert read.isascii()
    assert not read or (read.isalpha() and read == read.lower())


def test_the_order_of_the_words_matters() -> None:
    assert keys.letters_of("abacus zoology") != keys.letters_of("zoology abacus")


def test_a_token_always_makes_the_same_six_words() -> None:
    token = keys.new_token()
    words = keys.words_for(token)
    assert words == keys.words_for(token)
    assert len(words.split()) == 6
    assert set(words.split()) <= set(keys.word_list())


def test_no_two_tokens_make_the_same_words() -> None:
    tokens = {keys.new_token() for _ in range(2000)}
    assert len(tokens) == 2000
    assert len({keys.words_for(token) for token in tokens}) == 2000


def test_every_place_in_a_key_takes_words_from_the_whole_list() -> None:
    made = [keys.words_for(f"{number:032x}").split() for number in range(3000)]
    for place in range(keys.WORDS_IN_A_KEY):
        # 3,000 draws from 7,776 give about 2,490 different words.
        assert len({words[place] for words in made}) > 2300


def test_without_the_sites_secret_a_token_makes_other_words(settings: Any) -> None:
    before = keys.words_for("a" * 32)
    settings.SECRETS = dataclasses.replace(settings.SECRETS, words=secrets.token_bytes(32))
    assert keys.words_for("a" * 32) != before


@pytest.mark.parametrize("name", ["pepper", "salt"])
def test_without_pepper_and_salt_a_digest_matches_nothing(settings: Any, name: str) -> None:
    before = keys.digest(TYPED)
    assert keys.digest(TYPED.upper()) == before
    settings.SECRETS = dataclasses.replace(settings.SECRETS, **{name: secrets.token_bytes(32)})
    assert keys.digest(TYPED) != before


def test_the_words_are_nowhere_in_the_database_after_posting(writer: Client) -> None:
    letter_words = make.words_in(make.post_letter(writer))
    letter = Letter.objects.get()
    reply_words = make.words_in(make.post_reply(a_browser(), letter))
    held = scan.database()
    assert b"I kept the ticket." in held  # the search would find what is there
    for words in (letter_words, reply_words):
        assert not [trace for trace in traces_of(words) if trace in held]


def traces_of(words: str) -> list[bytes]:
    """A key as it might be left behind: in words, in letters, encoded, or hashed too simply."""
    each = words.split()
    spelt = [" ".join(each), "-".join(each), "".join(each), ",".join(each)]
    spelt += [" ".join(each[at : at + 3]) for at in range(4)]
    plain = [text.encode() for text in spelt]
    hashed = [
        h(text).digest() for h in (hashlib.sha256, hashlib.sha1, hashlib.md5) for text in plain
    ]
    return plain + hashed + [base64.b64encode(text) for text in plain[:4]]
