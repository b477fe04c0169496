"""The help lines as somebody reads them who does not read English."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from screening import helpline_words, helplines
from tests.catalogue import BETWEEN, write

SHIPPED = helplines.read(helplines.SHIPPED)
LINES = [line for country in SHIPPED for line in country.lines]


def test_every_word_of_the_shipped_file_that_can_be_translated_is_listed() -> None:
    assert set(helpline_words.COUNTRIES) == {country.name for country in SHIPPED}
    assert set(helpline_words.HOURS) == {line.hours for line in LINES if line.hours}
    assert set(helpline_words.LINES) <= {line.name for line in LINES}
    english = {
        line.name for line in LINES if re.search(r", (in|second|suicide) | then ", line.name)
    }
    assert set(helpline_words.LINES) == english


@pytest.mark.parametrize("language", ["de", "es", "fr", "ar"])
def test_when_somebody_answers_is_said_in_the_language(language: str) -> None:
    with override(language):
        for english in helpline_words.HOURS + helpline_words.LINES:
            assert gettext(english) != english


def test_the_page_names_countries_in_its_language_and_order() -> None:
    page = Client(headers={"Accept-Language": "de"}).get("/tonight/").content.decode()
    names = re.findall(r"<dt>([^<]+)</dt>", page)
    assert {"Deutschland", "Österreich", "Vereinigtes Königreich"} <= set(names)
    assert names.index("Norwegen") < names.index("Österreich") < names.index("Philippinen")
    assert "Germany" not in names
    assert '<span class="fine">Tag und Nacht; kostenlos</span>' in page
    assert "MIELI Crisis Helpline, auf Englisch" in page


def test_an_operators_own_words_are_shown_as_they_are(settings: object) -> None:
    own = helplines.Country("XA", "Atlantis & <Sons>", "112", open=True)
    settings.HELPLINES = (own,)  # type: ignore[attr-defined]
    page = Client(headers={"Accept-Language": "de"}).get("/tonight/").content.decode()
    assert "<dt>Atlantis &amp; &lt;Sons&gt;</dt>" in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "text HELP to 51444"),
        ("de", "SMS mit HELP an 51444"),
        ("es", "mensaje de texto con HELP al 51444"),
        ("fr", "SMS avec HELP au 51444"),
        ("ar", "رسالة نصية فيها HELP إلى 51444"),
    ],
)
def test_a_word_to_send_stays_and_the_words_around_it_are_translated(
    language: str, said: str
) -> None:
    page = Client(headers={"Accept-Language": language}).get("/tonight/").content.decode()
    assert '<bdi dir="ltr">HELP</bdi>' in page
    assert said in re.sub(r"<[^>]+>", "", page)


def test_a_number_without_a_word_is_written_to_freely() -> None:
    page = Client().get("/tonight/").content.decode()
    assert 'text <bdi dir="ltr">988</bdi>' in page


def tonight(language: str) -> str:
    """The page with every line."""
    return Client(headers={"Accept-Language": language}).get("/tonight/").content.decode()


def test_what_stands_between_two_ways_to_reach_a_line_is_the_mark_of_the_language(
    settings: Any, tmp_path: Path
) -> None:
    mark = f"between the ways to reach a help line{BETWEEN}; "
    settings.LOCALE_PATHS = [write(tmp_path, {mark: " / "})]
    assert "; text <bdi" in tonight("en")
    assert " / " not in tonight("en")
    ways = sum(bool(line.text) + bool(line.web) for line in LINES)
    assert tonight("de").count(" / ") == ways > 20
