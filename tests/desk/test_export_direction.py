"""A file for somebody who reads from right to left is laid out, and turned, that way."""

from pathlib import PurePosixPath

import pytest

from desk.export import page
from tests.desk.downloads import a_reader, copy, where
from tests.desk.epubs import OPF, faults
from tests.desk.exports import documents, taken
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db
ARABIC = "safe.device...ar"


@pytest.mark.parametrize(
    ("language", "turns"),
    [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("de", None), ("und", None)],
)
def test_an_e_book_turns_as_the_language_of_the_letter_is_read(
    language: str, turns: str | None
) -> None:
    content = taken(a_reader(), where(a_letter(language=language), "epub"))
    packages = [
        tree for name, tree in documents(content).items() if PurePosixPath(name).suffix == ".opf"
    ]
    spine = packages[0].find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == turns
    assert faults(content) == []


def test_the_style_of_a_page_names_no_side() -> None:
    assert "left" not in page.STYLE
    assert "right" not in page.STYLE


def test_nothing_of_ours_stays_english_in_an_arabic_file() -> None:
    letter = a_letter()
    a_reply(letter, name="tall heron")
    for form in ("html", "epub"):
        content = copy(letter, form, wishes=ARABIC)
        assert "from Dear Stranger on" not in content
        assert "من Dear Stranger في" in content
    book = copy(letter, "epub", wishes=ARABIC)
    assert ">Contents<" not in book
    assert "<h1>المحتويات</h1>" in book


def test_names_in_a_file_are_joined_with_the_comma_of_the_language() -> None:
    letter = a_letter(categories=["you", "letting-go"])
    a_reply(letter, name="tall heron")
    content = copy(letter, "txt", wishes=ARABIC)
    assert "tall heron، " in content
    assert "tall heron, " not in content
    assert "tall heron, " in copy(letter, "txt")
