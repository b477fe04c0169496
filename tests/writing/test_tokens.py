"""Words as search knows them: folded, stemmed, in every script, with their places."""

import itertools
import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing import tokens
from writing.text import normalise
from writing.tokens import LONGEST, all_stems, fold, stems, stream

ANYTHING = st.text(st.characters(), max_size=60)  # lone surrogates included
PIECES = [
    "I",
    "’",
    "'",
    "ve",
    " ",
    "-",
    "é",
    "東",
    "京",
    "ｶ",
    "ﾞ",
    "사",
    "랑",
    "ก",
    "ิ",
    "🙂",
    "\u200d",
]
PIECES += [
    "ﷺ",
    "⑴",
    "½",
    "İ",
    "ß",
    "ſt",
    "\u0301",
    "\u200c",
    "ن",
    "می",
    "_",
    "\\",
    ":",
    '"',
    "²",
    "¼",
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TEXTS = ANYTHING | MIXED


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [token.word for token in tokens.tokens(text)]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("I’ve", "I've"),
        ("I‘ve", "I`ve"),
        ("Café", "cafe\u0301"),
        ("naïve", "NAIVE"),
        ("Straße", "STRASSE"),
        ("ﬁre", "fire"),
        ("ｗｉｄｅ", "wide"),
        ("İstanbul", "istanbul"),
        ("ışık", "IŞIK"),
        ("miłość", "milosc"),
        ("smørbrød", "smorbrod"),
        ("cœur", "coeur"),
        ("Ærø", "aero"),
        ("Ἀγάπη", "αγαπη"),
        ("ΛΌΓΟΣ", "λογος"),
        ("מָוֶת", "מות"),
        ("رَحْمَة", "رحمة"),
        ("می\u200cخواهم", "میخواهم"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("ﾊﾟﾝ", "パン"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("²", "2"),
    ],
    ids=ascii,
)  # fmt: skip
def test_two_spellings_of_a_word_are_one(typed: str, same: str) -> None:
    assert words(normalise(typed)) == words(normalise(same)) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("は", "ば"), ("ガ", "カ"), ("क", "ख"), ("мои", "мама"), ("ни", "на"), ("กิน", "กัน")],
    ids=ascii,
)
def test_what_is_another_letter_stays_another(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["leaving", "leaves", "leave"]),
        ("de", ["Briefe", "Brief"]),
        ("fr", ["chansons", "chanson"]),
        ("es", ["cartas", "carta"]),
        ("it", ["parole", "parola"]),
        ("nl", ["brieven", "brief"]),
        ("pt", ["cartas", "carta"]),
    ],
)
def test_the_forms_of_a_word_share_a_stem_in_its_language(language: str, forms: list[str]) -> None:
    assert len({tuple(stream(form, language)) for form in forms}) == 1
    assert len({tuple(stream(form, "xx")) for form in forms}) == len(forms)


def test_a_stem_of_any_language_is_among_all_stems() -> None:
    for language in tokens.STEMMED:
        assert stems(["nations"], language)[0] in all_stems("nations")
    assert all_stems("nations")[0] == "nations"


def test_stems_keep_their_order_and_are_never_empty() -> None:
    asked = ["running", "s", "the", "running", "e"]
    for language in (*tokens.STEMMED, "other"):
        found = stems(asked, language)
        assert len(found) == 5
        assert found[0] == found[3]
        assert all(found)


def test_an_elided_article_stands_by_itself() -> None:
    assert words("l’amour d'antan") == ["l", "amour", "d", "antan"]
    assert words("qu’elle") == ["qu", "elle"]
    assert words("don’t I'll o'clock") == ["dont", "ill", "o", "clock"]


def test_quotes_around_a_word_are_none_of_it() -> None:
    assert words("‘sorry’ 'dear' rock ’n’ roll") == ["sorry", "dear", "rock", "n", "roll"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("東京都", ["東京", "京都", "都"]),
        ("母", ["母"]),
        ("사랑해", ["사랑", "랑해", "해"]),
        ("รัก", ["รั", "ัก", "ก"]),
        ("妈妈，我想你", ["妈妈", "妈", "我想", "想你", "你"]),
        ("ｶﾞﾗｽ", ["ガラ", "ラス", "ス"]),
        ("2031年", ["2031", "年"]),
    ],
    ids=ascii,
)
def test_without_spaces_each_pair_of_neighbours_is_a_word(text: str, pairs: list[str]) -> None:
    assert words(text) == pairs


def test_pairs_are_not_stemmed() -> None:
    assert stream("東京都", "en") == stream("東京都", "ar") == ["東京", "京都", "都"]


def test_every_picture_is_a_word() -> None:
    assert words("so 🙂🙂 it ☕ is") == ["so", "🙂", "🙂", "it", "☕", "is"]


def test_a_long_word_is_known_by_its_beginning() -> None:
    assert words("x" * 5_000) == ["x" * LONGEST]
    assert words("é" * 5_000) == ["e" * LONGEST]


def test_what_is_no_word_gives_none() -> None:
    assert words(" \n\t.,;:!?…—-_()[]{}«»“”\"'’\\/|@#$%^&*+=~<>¶§") == []
    assert words("\u0301\u200d\ufe0f") == []


@given(TEXTS)
def test_a_token_holds_nothing_a_query_language_means_something_by(text: str) -> None:
    for word in [*words(text), *stream(text, "en"), *stream(text, "fr")]:
        assert word
        assert len(word) <= 2 * LONGEST
        assert not re.search(rf"[\s{re.escape(string.punctuation)}\x00-\x1f\x7f¶]", word)
        word.encode()


def test_no_character_makes_such_a_token() -> None:
    bad = re.compile(rf"[\s{re.escape(string.punctuation)}\x00-\x1f\x7f-\xa0¶]")
    wrong = [
        hex(char) for char in range(0x20000) if any(bad.search(word) for word in words(chr(char)))
    ]
    assert wrong == []


def folded(token: tokens.Token, text: str) -> str:
    """What stands where a token says it stands, folded as it is."""
    there = text[token.start : token.end]
    if token.paired:
        return "".join(fold(match[0]) for match in re.finditer("[ｦ-ﾝ][ﾞﾟ]|.", there, re.DOTALL))
    return fold(re.sub("['’‘ʼ´`＇]", "", there))


@given(TEXTS)
def test_the_word_stands_where_its_token_says(text: str) -> None:
    for token in tokens.tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert folded(token, text) == token.word


@given(TEXTS)
def test_tokens_come_in_order_and_are_no_more_than_characters(text: str) -> None:
    found = list(tokens.tokens(text))
    assert [token.start for token in found] == sorted(token.start for token in found)
    assert len(found) <= len(text)
    plain = [token for token in found if not token.paired]
    assert all(one.end <= two.start for one, two in itertools.pairwise(plain))


@given(TEXTS, st.sampled_from([*tokens.STEMMED, "other", ""]))
def test_the_stream_has_one_word_for_each_token(text: str, language: str) -> None:
    assert len(stream(text, language)) == len(words(text))


@given(TEXTS, TEXTS)
def test_a_space_parts_words_and_changes_neither(one: str, other: str) -> None:
    assert words(f"{one} {other}") == words(one) + words(other)


@given(st.text(string.ascii_letters + string.digits + " ’'é", max_size=40))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert all(fold(word) == word for word in words(text))


@pytest.mark.parametrize(
    "hostile",
    ["x" * 40_000, "'a" * 20_000, "a'" * 20_000, "l'ab " * 8_000, "東" * 40_000, "🙂" * 40_000,
     "a\u0301" * 20_000, "\u0301" * 40_000, "ｶﾞ" * 20_000, "ก\u0e34" * 20_000, "ab " * 13_000],
    ids=lambda text: ascii(text[:4]),
)  # fmt: skip
def test_hostile_texts_give_no_more_tokens_than_characters(hostile: str) -> None:
    found = words(hostile)
    assert len(found) <= len(hostile)
    assert sum(map(len, found)) <= 2 * len(hostile)
