"""What a text field tells the script that counts its characters."""

import html
import json
import re

import pytest
from django.test import Client
from django.utils import translation

from writing import counts


def told(language: str, limit: int = 20_000) -> dict[str, str]:
    """The attributes of a text field on a page of this language, by their names."""
    with translation.override(language):
        attributes = counts.countdown(limit)
    return {
        name: html.unescape(value) for name, value in re.findall(r'(\S+)="([^"]*)"', attributes)
    }


@pytest.mark.parametrize(
    ("language", "shown", "left", "over"),
    [
        (
            "en",
            "20,000",
            {"one": "% character left", "other": "% characters left"},
            {"one": "% character too many", "other": "% characters too many"},
        ),
        ("de", "20.000", {"other": "Noch % Zeichen übrig"}, {"other": "% Zeichen zu viel"}),
        (
            "es",
            "20\u00a0000",
            {"one": "Queda % carácter", "other": "Quedan % caracteres"},
            {"one": "Sobra % carácter", "other": "Sobran % caracteres"},
        ),
    ],
)
def test_the_limit_and_what_is_said_are_in_the_language(
    language: str, shown: str, left: dict[str, str], over: dict[str, str]
) -> None:
    given = told(language)
    assert (given["data-limit"], given["data-shown"]) == ("20000", shown)
    assert (json.loads(given["data-left"]), json.loads(given["data-over"])) == (left, over)


def test_french_says_none_as_it_says_one() -> None:
    left = json.loads(told("fr")["data-left"])
    assert left["zero"] == left["one"] == "encore % caractère"
    assert left["other"] == "encore % caractères"


@pytest.mark.parametrize("kind", ["left", "over"])
def test_arabic_has_a_sentence_for_each_of_its_six_plurals(kind: str) -> None:
    forms = json.loads(told("ar")[f"data-{kind}"])
    assert list(forms) == ["zero", "one", "two", "few", "many", "other"]
    assert len(set(forms.values())) == 6
    with_number = {name for name, said in forms.items() if "%" in said}
    assert with_number == {"few", "many", "other"}


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ar"])
def test_there_is_always_a_sentence_for_a_browser_without_plural_rules(language: str) -> None:
    given = told(language)
    for name in ("data-left", "data-over"):
        assert json.loads(given[name])["other"].count("%") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ar"])
def test_the_hint_beside_the_field_writes_the_limit_the_same_way(language: str) -> None:
    page = Client(headers={"Accept-Language": language}).get("/write/").content.decode()
    with translation.override(language):
        shown = counts.grouped(20_000)
    hint = page.partition('id="body-hint">')[2].partition("</p>")[0]
    assert shown in hint
    assert f'data-shown="{shown}"' in page
