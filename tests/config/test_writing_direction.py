"""Whatever language a page is in, words that are typed run the way they are read."""

import re

import pytest
from django.test import Client

from tests.desk.rooms import desk_of, holding
from tests.letters.pages import source
from tests.make import a_letter, a_reply, a_voice
from tests.test_house import ROOT

TEMPLATES = ROOT / "templates"
NEVER_TYPED = "website"  # the field that nobody sees
FIELD = re.compile(r'<textarea\b[^>]*|<input\b[^>]*type="(?:text|search)"[^>]*')
BODY = "مرحبا."


def fields_in(html: str) -> list[str]:
    """The fields of a page that people type words into."""
    return [found for found in FIELD.findall(html) if f'name="{NEVER_TYPED}"' not in found]


def following_the_page(html: str) -> list[str]:
    """Those that run as the page does, instead of as the words do."""
    return [field for field in fields_in(html) if not re.search(r' dir="(?:auto|ltr)"', field)]


@pytest.mark.parametrize(
    "field", ['<textarea name="a">', '<input type="text" name="a">', '<input type="search">']
)
def test_a_field_that_follows_the_page_is_found(field: str) -> None:
    assert following_the_page(field)
    assert not following_the_page(field.replace(">", ' dir="auto">'))


def test_every_field_for_words_has_a_direction_of_its_own() -> None:
    paths = [path for path in TEMPLATES.rglob("*.html") if "admin" not in path.parts]
    found = {str(path): following_the_page(path.read_text()) for path in paths}
    assert {path: fields for path, fields in found.items() if fields} == {}


@pytest.mark.django_db
def test_long_fields_run_as_their_words_do_wherever_one_writes(shelves: None) -> None:
    letter = a_letter()
    voice = a_voice(letter)
    a_reply(letter, voice=voice)
    browser = holding(letter, voice)
    pages = (
        "/", "/write/", letter.get_absolute_url(), f"/letters/{letter.public_id}/reply/",
        f"/report/letter/{letter.public_id}/", desk_of(letter), desk_of(letter, "edit/"),
    )  # fmt: skip
    for address in pages:
        text = source(browser.get(address))
        fields = [field for field in fields_in(text) if field.startswith("<textarea")]
        assert fields, address
        assert all(' dir="auto"' in field for field in fields), address


@pytest.mark.django_db
def test_words_that_are_handed_back_run_as_they_do() -> None:
    letter = a_letter(needs="no_replies")
    page = Client().post(f"/letters/{letter.public_id}/reply/", {"body": BODY, "act": "post"})
    assert re.search(rf'<textarea id="kept-1"[^>]* dir="auto"[^>]*>{BODY}', source(page))
