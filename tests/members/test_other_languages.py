"""What is wrong with a name or a password is said in the language of the page, in our words."""

import html

import pytest
from django.test import Client
from django.utils import translation

from members import borrowed
from tests.make import PASSWORD

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "es", "fr", "ar"]
SHORT = {
    "de": "Es muss mindestens 12 Zeichen haben.",
    "es": "Debe tener al menos 12 caracteres.",
    "fr": "Il doit avoir au moins 12 caractères.",
    "ar": "يجب ألا تقلّ عن 12 حرفًا.",
}
MISTAKES = {
    "short": ("heron", "too short"),
    "common": ("password1234", "too common"),
    "like the name": ("wren-wren-wren", "too similar"),
}


def sign_up(language: str, password: str) -> str:
    """The page after a sign-up with this password."""
    browser = Client(headers={"Accept-Language": language})
    given = {"username": "wren-wren-wren", "password1": password, "password2": password}
    page = browser.post("/accounts/signup/", given)
    assert page.status_code == 422
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_bad_password_is_explained_in_the_language(mistake: str, language: str) -> None:
    password, english = MISTAKES[mistake]
    assert english in sign_up("en", password)
    said = sign_up(language, password)
    assert english not in said
    assert "username." not in said
    assert "كلمة المرور" not in said
    assert mistake != "short" or SHORT[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_borrowed_has_words_of_ours(language: str) -> None:
    with translation.override("en"):
        english = [str(said) for said in borrowed.BORROWED[2:]]
    with translation.override(language):
        own = [str(said) for said in borrowed.BORROWED[2:]]
    assert {words for words in own if words in english} <= {"Code"}  # German and French say so
    assert language != "ar" or not [words for words in own if "المرور" in words]


def test_a_wrong_sign_in_is_told_to_a_friend() -> None:
    browser = Client(headers={"Accept-Language": "es"})
    page = browser.post("/accounts/login/", {"login": "robin", "password": PASSWORD})
    said = page.content.decode()
    assert "que has indicado" in said
    assert "que ha indicado" not in said
