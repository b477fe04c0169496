"""What a text field tells the script that counts its characters."""

import pytest
from django.test import Client
from django.utils import translation

from writing import counts


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        (
            "en",
            'data-limit="20000" data-shown="20,000" data-count="% characters left" '
            'data-over="% characters too many"',
        ),
        (
            "de",
            'data-limit="20000" data-shown="20.000" data-count="Noch % Zeichen übrig" '
            'data-over="% Zeichen zu viel"',
        ),
    ],
)
def test_the_limit_and_what_is_said_are_in_the_language(language: str, attributes: str) -> None:
    with translation.override(language):
        assert counts.countdown(20_000) == attributes


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ar"])
def test_the_hint_beside_the_field_writes_the_limit_the_same_way(language: str) -> None:
    page = Client(headers={"Accept-Language": language}).get("/write/").content.decode()
    with translation.override(language):
        shown = counts.grouped(20_000)
    hint = page.partition('id="body-hint">')[2].partition("</p>")[0]
    assert shown in hint
    assert f'data-shown="{shown}"' in page
