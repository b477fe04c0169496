"""A refusal hands the words back under a heading in the language of the page."""

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation

from authors import opening
from authors.forms import KeyForm
from config import errors
from screening.naming import NAMES, named
from tests.catalogue import write

SAID = {
    "What you wrote": "Was da stand",
    "The name you chose": "Der gewählte Name",
    "Type or paste your six words.": "Die sechs Wörter, bitte.",
    str(opening.WRONG): "Falsch.",
    str(opening.FULL): "Voll.",
    "a nationality": "eine Staatsangehörigkeit",
}


@pytest.fixture(autouse=True)
def _a_german_catalogue(settings: Any, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [write(tmp_path, SAID)]


def test_words_are_handed_back_under_a_heading_of_the_page() -> None:
    request = RequestFactory().post("/", {"body": "I kept it.", "name": "moth", "other": "x"})
    with translation.override("de"):
        kept = errors.kept_words(request)
    assert kept == [("Was da stand", "I kept it."), ("Der gewählte Name", "moth")]
    assert errors.kept_words(request)[0][0] == "What you wrote"


def test_a_key_that_was_not_typed_is_asked_for_in_the_language_of_the_page() -> None:
    with translation.override("de"):
        assert KeyForm({}).errors["six_words"] == ["Die sechs Wörter, bitte."]


def test_what_a_key_did_not_do_is_said_when_the_page_is_made() -> None:
    with translation.override("de"):
        assert (str(opening.WRONG), str(opening.FULL)) == ("Falsch.", "Voll.")
    assert str(opening.WRONG).startswith("These six words do not open a letter.")


def test_what_a_screen_found_has_a_name_in_each_language() -> None:
    with translation.override("de"):
        assert named(["nation", "nation", "theme"]) == ["eine Staatsangehörigkeit"]
    assert named(NAMES)[0] == "a phone number"
