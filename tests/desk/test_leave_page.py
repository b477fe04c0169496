"""The page that says what each way to leave does names the letter as its author did."""

import pytest

from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["Regen!", "Regen?", "Regen."])
def test_a_title_keeps_its_own_mark_and_gets_no_second_one(title: str) -> None:
    letter = a_letter(title=title, language="de")
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert f'<b lang="de" dir="auto">{title}</b></p>' in page
    assert f"{title}." not in page.replace("</b>", "").replace("</bdi>", "")


def test_a_letter_without_a_title_is_called_so_in_the_language_of_the_page() -> None:
    letter = a_letter(title="", rating="not_safe", language="de")
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert '<b dir="auto">Untitled letter</b>' in page
