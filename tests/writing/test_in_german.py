"""What a writer is told, in the language of the page: nothing is said once for everybody."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.catalogue import BETWEEN, write
from writing import nudges, series
from writing.deeds import Deed, Status
from writing.fields import Line, Pseudonym, Words, is_reserved

OVER = (
    "It is over the limit of %(limit)s characters, by %(over)s. "
    "Nothing has been cut: shorten it, or send the rest as a second one."
)
SAID = {
    "%(first)s and %(last)s": "%(first)s und %(last)s",
    f"between names{BETWEEN}, ": "; ",
    "a phone number": "eine Telefonnummer",
    "a link": "einen Link",
    f"where a text stands{BETWEEN}Hidden": "Verborgen",
    f"what can be done to a text{BETWEEN}Hide": "Verbergen",
    OVER: "Höchstens %(limit)s Zeichen; %(over)s zu viel.",
    "Keep it to %(limit)s characters; it has %(length)s.": "%(length)s statt %(limit)s Zeichen.",
    "Write the name in the letters of one alphabet.": "Bitte nur ein Alphabet.",
    "Nothing here.": "Hier steht nichts.",
    "Author of the letter": "Aus der Feder des Briefs",
}
BOTH = "My number is 07700 900 142. Read https://example.com/x and weep."


@pytest.fixture(autouse=True)
def _a_german_catalogue(settings: Any, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [write(tmp_path, SAID)]


@pytest.mark.parametrize(
    ("things", "english", "german"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a und b"),
        (["a", "b", "c"], "a, b and c", "a; b und c"),
    ],
    ids=["one", "two", "three"],
)
def test_a_list_ends_with_the_languages_and(things: list[str], english: str, german: str) -> None:
    assert series.with_and(things) == english
    with translation.override("de"):
        assert series.with_and(things) == german


def test_a_list_of_nothing_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        series.with_and([])


def test_what_was_found_is_named_when_the_page_is_made() -> None:
    found = nudges.of("letter", BOTH)
    assert found.reach_named == "a phone number and a link"
    with translation.override("de"):
        assert found.reach_named == "eine Telefonnummer und einen Link"


def test_a_marked_passage_is_called_what_it_is() -> None:
    with translation.override("de"):
        passages = nudges.of("letter", BOTH).reach
    assert [passage.what for passage in passages] == ["eine Telefonnummer", "einen Link"]


def test_the_mark_of_what_was_seen_is_the_same_in_each_language() -> None:
    mark = nudges.of("letter", BOTH).mark
    with translation.override("de"):
        assert nudges.of("letter", BOTH).mark == mark


def test_a_status_and_a_deed_of_one_english_word_have_words_of_their_own() -> None:
    with translation.override("de"):
        assert (str(Status.HIDDEN.label), str(Deed.HIDE.label)) == ("Verborgen", "Verbergen")
    assert (str(Status.HIDDEN.label), str(Deed.HIDE.label)) == ("Hidden", "Hide")


def mistake(field: Any, typed: str, **given: Any) -> str:
    """What a field says about what was typed."""
    with pytest.raises(ValidationError) as refused:
        field(**given).clean(typed)
    (said,) = refused.value.messages
    return said


def test_a_text_over_the_limit_is_counted_as_the_language_groups() -> None:
    given: Any = {"limit": 1_000, "missing": ""}
    typed = "word " * 500
    assert mistake(Words, typed, **given).startswith("It is over the limit of 1,000 characters")
    with translation.override("de"):
        assert mistake(Words, typed, **given) == "Höchstens 1.000 Zeichen; 1.499 zu viel."


def test_a_field_that_was_left_empty_says_so_in_the_language_of_the_page() -> None:
    field = Words(limit=9, missing=translation.gettext_lazy("Nothing here."))
    for language, words in (("en", "Nothing here."), ("de", "Hier steht nichts.")):
        with translation.override(language):
            with pytest.raises(ValidationError) as refused:
                field.clean(" ")
            assert refused.value.messages == [words]


def test_titles_and_names_are_refused_in_the_language_of_the_page() -> None:
    given: Any = {"limit": 2}
    with translation.override("de"):
        assert mistake(Line, "four", **given) == "4 statt 2 Zeichen."
        assert mistake(Pseudonym, "Аna") == "Bitte nur ein Alphabet."


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "name", ["Aus der Feder des Briefs", "aus der  FEDER des briefs!", "author"]
)
def test_nobody_wears_the_badge_of_another_language(language: str, name: str) -> None:
    with translation.override(language):
        assert is_reserved(name)
        assert not is_reserved("Feder")
