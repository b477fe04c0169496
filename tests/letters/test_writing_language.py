"""A letter begins in the language its writer reads these pages in, and can be in any other."""

import re

import pytest
from django.test import Client

from tests.letters.pages import source
from tests.make import a_form

pytestmark = pytest.mark.django_db


def preset(page: object) -> list[str]:
    """The languages that are selected on the write page."""
    select = re.search(r'<select id="language".*?</select>', source(page), re.DOTALL)
    assert select
    return re.findall(r'value="(\w+)"[^>]* selected', select[0])


@pytest.mark.parametrize(
    ("asks", "given"),
    [("en-GB", "en"), ("de-AT", "de"), ("es", "es"), ("fr", "fr"), ("ar", "ar"), ("ko", "en")],
)
def test_the_form_is_set_to_the_language_of_the_page(asks: str, given: str) -> None:
    browser = Client(headers={"Accept-Language": asks})
    assert preset(browser.get("/write/")) == [given]
    assert preset(browser.post("/write/", {"act": "begin", "body": "Dear you,"})) == [given]


def test_what_was_chosen_stays_when_going_on_writing() -> None:
    browser = Client(headers={"Accept-Language": "de"})
    assert preset(browser.post("/write/", a_form(act="edit", language="fr"))) == ["fr"]
