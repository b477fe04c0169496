"""Excerpts, addresses, reading times and titles found in a text: what is made of words, purely."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing import text

ANYTHING = st.text(st.characters())


def test_a_short_text_is_its_own_excerpt_on_one_line() -> None:
    assert (
        text.excerpt("I kept\nthe  ticket.\n\nAll the same.") == "I kept the ticket. All the same."
    )


def test_an_excerpt_is_cut_between_words_and_says_so() -> None:
    assert text.excerpt("the ticket for the train", limit=12) == "the ticket …"


def test_an_excerpt_does_not_end_on_a_comma_or_a_dash() -> None:
    assert text.excerpt("the ticket, – which I kept", limit=13) == "the ticket …"


def test_a_text_of_just_the_limit_is_not_cut() -> None:
    assert text.excerpt("a" * 280) == "a" * 280


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    assert text.excerpt("x" * 40_000) == "x" * 280 + " …"


@given(ANYTHING, st.integers(10, 300))
def test_an_excerpt_is_the_beginning_and_no_longer_than_asked(words: str, limit: int) -> None:
    short = text.excerpt(words, limit)
    flat = " ".join(words.split())
    assert len(short) <= limit + 2
    assert flat.startswith(short.removesuffix(" …"))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("So You’re Leaving", "so-youre-leaving"),
        ("  The ticket -- kept!  ", "the-ticket-kept"),
        ("Café, à 5 h", "cafe-a-5-h"),
        ("Straßenbahn im Regen", "strassenbahn-im-regen"),
        ("GROẞE ŁÓDŹ, Œuvre", "grosse-lodz-oeuvre"),
        ("小さな声", "letter"),
        ("", "letter"),
        ("<script>", "script"),
        ("../../etc", "etc"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, slug: str) -> None:
    assert text.slug(title) == slug


@given(ANYTHING)
def test_every_title_has_a_slug_that_fits_an_address(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9_][a-z0-9_-]{0,59}", text.slug(title))


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("", 1), ("word " * 100, 1), ("word " * 440, 2), ("word " * 1332, 6), ("声" * 900, 2)],
)
def test_reading_time_is_whole_minutes_and_at_least_one(words: str, minutes: int) -> None:
    assert text.reading_minutes(words) == minutes


def test_a_first_line_that_stands_alone_is_offered_as_title() -> None:
    assert text.title_in("The ticket\n\nI kept it.\n\nStill.") == (
        "The ticket",
        "I kept it.\n\nStill.",
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\n\nI kept it.",
        "I kept it.\n\nStill.",  # a sentence
        "Dear you,\n\nI kept it.",  # a salutation
        "Why?\n\nI kept it.",
        "The ticket\nI kept it.\n\nStill.",  # does not stand alone
        "The ticket",  # all there is
        "The ticket\n\n",
        "long " * 20 + "line\n\nI kept it.",
    ],
)
def test_what_reads_like_the_letter_itself_is_no_title(words: str) -> None:
    assert text.title_in(words) is None


HOSTILE = ["x" * 40_000, "<ul><li>" * 20_000, "*" * 40_000, '"a-' * 20_000 + ".com", "\n" * 40_000]


@pytest.mark.parametrize("words", HOSTILE, ids=["no space", "tags", "stars", "hyphens", "newlines"])
def test_no_hostile_text_breaks_any_of_them(words: str) -> None:
    assert len(text.excerpt(words)) <= 282
    assert text.reading_minutes(words) >= 1
    assert text.slug(words)
    assert text.title_in(words) is None
    assert isinstance(text.fold_name(words), str)


@given(ANYTHING)
def test_no_text_at_all_breaks_any_of_them(words: str) -> None:
    text.excerpt(words)
    text.reading_minutes(words)
    text.title_in(words)
    text.is_visible(words)
    text.fold_name(words)
