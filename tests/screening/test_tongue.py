"""Which language a text is in is heard from its small words; what is declared only helps out."""

import pytest

from screening import tongue

HEARD = [
    ("en", "i went to the sea with you and it was cold"),
    ("de", "ich war mit dir am meer und es war kalt"),
    ("fr", "je suis allee a la mer avec toi et il ne faisait pas froid"),
    ("es", "yo fui al mar con tu hermano y no era tarde para mi"),
]


@pytest.mark.parametrize(("language", "text"), HEARD)
@pytest.mark.parametrize("declared", ["", "und", "en", "de", "es"])
def test_what_is_heard_goes_before_what_is_declared(
    language: str, text: str, declared: str
) -> None:
    assert tongue.of(text.split(), declared) == language


@pytest.mark.parametrize("text", ["", "mare", "andiamo sul mare domani sera tardi"])
def test_what_is_declared_counts_where_nothing_is_heard(text: str) -> None:
    assert tongue.of(text.split(), "it") == "it"
    assert tongue.of(text.split(), "und") == tongue.of(text.split()) == "en"


def test_one_foreign_word_makes_no_foreign_text() -> None:
    assert tongue.of(["ich", "said", "the", "sea"]) == "en"


def test_a_greeting_is_enough_in_a_line_of_two_words() -> None:
    assert tongue.of(["liebe", "mutter"]) == "de"
    assert tongue.of(["querida", "abuela"]) == "es"


def test_the_language_of_most_words_is_that_of_the_text() -> None:
    text = "she said ich liebe dich and i did not know what it was and then she left for the sea"
    assert tongue.of(text.split()) == "en"


def test_a_few_small_words_in_a_long_list_tell_nothing() -> None:
    assert tongue.of(["und", "ich", *["wort"] * 30]) == "en"
