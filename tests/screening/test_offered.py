"""Softer words are said in the language of the text they are to stand in."""

import pytest
from django.conf import settings
from django.utils.translation import override

from screening import contact, personal
from screening.findings import Finding
from screening.offered import offered

CODES = ("phone", "email", "street", "handle", "place", "employer", "school", "nation", "date")
OTHERS = [code for code, _ in settings.LANGUAGES if code != "en"]


def a_finding(code: str) -> Finding:
    return Finding(code, 3, 7, softer=("first", "second"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", OTHERS)
def test_a_word_in_brackets_stands_for_what_was_found(code: str, language: str) -> None:
    words = offered([a_finding(code)], language)[0].softer[0]
    with override("en"):
        english = offered([a_finding(code)], language)[0].softer[0]
    assert words == english, "the language of the page does not count"
    assert words.startswith("[")
    assert words.endswith("]")


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_says_it_in_its_own_words(language: str) -> None:
    others = {
        other: [one.softer[0] for one in offered(map(a_finding, CODES), other)] for other in OTHERS
    }
    mine = others.pop(language)
    assert len(set(mine)) >= 7
    assert all(mine != words for words in others.values())


@pytest.mark.parametrize("language", OTHERS)
def test_an_initial_is_an_initial_in_every_language(language: str) -> None:
    text = "We buried Perrin there."
    (found,) = offered(personal.find(text), language)
    assert found.softer == ("P.",)


def test_english_words_fit_their_sentence() -> None:
    text = "I'm on 07700 900 555, and he has a job at Google now."
    found = [*contact.find(text), *personal.find(text)]
    with override("de"):
        assert offered(found, "en") == found


@pytest.mark.parametrize("language", ["", "und", "nl"])
def test_where_the_language_is_not_known_that_of_the_page_is_taken(language: str) -> None:
    with override("de"):
        assert offered([a_finding("phone")], language) == offered([a_finding("phone")], "de")
    assert offered([a_finding("phone")], language) == [a_finding("phone")]


def test_what_has_no_softer_words_stays_as_it_is() -> None:
    link = Finding("link", 0, 4)
    assert offered([link], "de") == [link]
