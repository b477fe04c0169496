"""Names of people: ordinary ones pass, ways to reach somebody and the site's offices do not."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Voice
from writing import text
from writing.fields import NAME_LIMIT, Pseudonym, is_reserved

ORDINARY = (
    """
quiet moth|José|Мама|小さな声|night bus, seat 14 🌙|Stranger with a Story|Ana's mum|Zoë
Søren|Łukasz|Ελένη|Հայկ|مريم|שרה|नेहा|김민준|李雷|M.|J|room 101|12|ツ|🌙|Arthur|Aurora
a friend in Oslo|left on read|Mrs. Dalloway|not your ex|1998|Dr. No|anonymous|nobody
someone else|Sleepless, 3 a.m.|Staffan|Ståle|Modesty|أم خالد|Nguyễn|Ünal|Stranger|Dear
Администратор сна|O’Neill|me & you|the one who left|Autumn|Authentic me|Support act|Adminah
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
WAYS_TO_REACH = [
    "ana@example.com",
    "ana＠example.com",
    "@ana",
    "find me @ana_k",
    "https://example.com",
    "www.example",
    "example.com",
    "EXAMPLE.ORG",
    "example．net",
    "t.me/ana",
    "a\u200bna.example.co",
    "07700 900123",
    "+44 (7700) 900-123",
    "0 7 7 0 0 9 0 0",
    "07700–900–123",
    "07700\u200b900123",
    "０７７００９００１２３",
    "٠٧٧٠٠٩٠٠١٢٣",
]
OFFICES = (
    """
moderator|Moderator|the moderator|MODERATOR|m o d e r a t o r|Mоderator|admin|Adm1n|ädmin
administrator|Volunteer|Dear Stranger|dear-stranger|D e a r Stranger|support|Staff|★ staff ★
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def cleaned(name: str) -> str:
    return Pseudonym().clean(name)


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_is_taken_as_it_is(name: str) -> None:
    assert cleaned(name) == name


def test_there_are_enough_ordinary_names_to_mean_something() -> None:
    assert len(set(ORDINARY)) >= 40


@pytest.mark.parametrize("name", WAYS_TO_REACH)
def test_a_way_to_reach_somebody_is_no_name(name: str) -> None:
    with pytest.raises(ValidationError, match="way to reach"):
        cleaned(name)


@pytest.mark.parametrize("name", OFFICES)
def test_nobody_can_pass_for_somebody_who_looks_after_the_site(name: str) -> None:
    with pytest.raises(ValidationError):
        cleaned(name)


@pytest.mark.parametrize("name", ["Аna", "Anα", "Оla and Ola", "Sеlma"])
def test_a_name_keeps_to_one_of_the_alphabets_that_look_alike(name: str) -> None:
    with pytest.raises(ValidationError, match="one alphabet"):
        cleaned(name)


@pytest.mark.parametrize("name", ["小さな moth", "Ana 🌙", "مريم and Ana"])
def test_alphabets_that_nobody_confuses_may_meet(name: str) -> None:
    assert cleaned(name) == name


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u3164", "\n"])
def test_an_empty_name_is_fine_and_empty(name: str) -> None:
    assert cleaned(name) == ""


@pytest.mark.parametrize("name", ["...", "!?", "·", "- -"])
def test_a_name_of_points_only_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        cleaned(name)


@pytest.mark.parametrize("name", ["<b>moth</b>", "<script>x", "a & b", '"moth"', "{{ moth }}"])
def test_html_in_a_name_stays_text(name: str) -> None:
    assert cleaned(name) == name


def test_a_name_is_one_line_without_spaces_around() -> None:
    assert cleaned(" quiet\n\xa0 moth ") == "quiet moth"


def test_a_long_name_is_refused_and_not_cut() -> None:
    assert cleaned("a" * NAME_LIMIT) == "a" * NAME_LIMIT
    with pytest.raises(ValidationError, match="41"):
        cleaned("a" * (NAME_LIMIT + 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quiet moth", "Quiet  Moth"),
        ("quiet moth", "quiet\u200bmoth"),
        ("quiet moth", "qυіet m0th"),
        ("quiet moth", "ｑｕｉｅｔ　ｍｏｔｈ"),
        ("quiet moth", "quíet-moth!"),
        ("modern", "rnodern"),
        ("Ill", "lil"),
        ("Søren", "Soren"),
    ],
)
def test_names_that_look_alike_fold_to_the_same(one: str, other: str) -> None:
    assert text.fold_name(one) == text.fold_name(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("quiet moth", "quiet heron"), ("🌙", "☀"), ("小さな声", "小さな花"), ("Мама", "Папа")],
)
def test_names_that_do_not_look_alike_stay_apart(one: str, other: str) -> None:
    assert text.fold_name(one) != text.fold_name(other)


@given(st.text(st.characters()))
def test_any_name_is_taken_or_refused_and_never_breaks(name: str) -> None:
    is_reserved(name)
    try:
        taken = cleaned(name)
    except ValidationError:
        return
    assert len(taken) <= NAME_LIMIT
    assert not taken or text.fold_name(taken)


@given(st.text(st.characters()))
def test_folding_twice_is_folding_once(name: str) -> None:
    once = text.fold_name(name)
    assert text.fold_name(once) == once


def test_a_folded_name_fits_its_column_whatever_its_letters_unfold_into() -> None:
    limit = Voice._meta.get_field("folded_name").max_length
    assert len(text.fold_name("\ufdfa" * NAME_LIMIT)) == limit
