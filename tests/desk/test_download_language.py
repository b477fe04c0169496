"""A file speaks the language of the one who takes it; the letter's own words keep theirs."""

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.utils import translation

from desk.export import gather, page, plain
from letters.models import Letter
from tests.catalogue import BETWEEN, write
from tests.desk.downloads import copy
from tests.desk.exports import FORMS, letter_file
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db
GERMAN = "safe.device...de"
SAID = {
    "Taken home from %(site)s on %(day)s": "Am %(day)s von %(site)s mitgenommen",
    "Taken home:": "Mitgenommen:",
    f"shape of a day{BETWEEN}j F Y": "j. F Y",
    "May": "Mai",
    "signed %(name)s": "gezeichnet %(name)s",
    "signed <bdi>%(name)s</bdi>": "gezeichnet <bdi>%(name)s</bdi>",
    "Update %(number)s: %(heading)s": "%(heading)s (Nachtrag %(number)s)",
    "Folded behind a content note": "Mit Hinweis gefaltet",
    "The words are not in this copy. It leaves out what is folded or not marked safe for work.": (
        "Die Worte fehlen hier."
    ),
    "A reply was here. Its author took it back.": "Zurückgenommen.",
    "Contents": "Inhalt",
    "%(label)s: %(value)s": "%(label)s – %(value)s",
    "Asked for": "Gewünscht",
}


@pytest.fixture(autouse=True)
def _a_german_catalogue(settings: Any, tmp_path: Path, time_machine: Any) -> None:
    settings.LOCALE_PATHS = [write(tmp_path, SAID)]
    time_machine.move_to("2031-05-03T12:00:00+00:00", tick=False)


@pytest.fixture
def letter(db: None) -> Letter:
    """An English letter with everything a file says something about."""
    letter = a_letter(title="The ticket", byline="left hand", body="I kept it.")
    a_reply(letter, name="Tall heron", body="Rough words.", folded=True)
    a_reply(letter, status="taken_back")
    an_update(letter, heading="A year on")
    letter.refresh_from_db()
    return letter


@pytest.mark.parametrize("form", FORMS)
def test_every_form_speaks_the_language_of_the_reader(letter: Letter, form: str) -> None:
    german, english = copy(letter, form, wishes=GERMAN), copy(letter, form)
    said = ("3. Mai 2031", "gezeichnet", "A year on (Nachtrag 1)", "Mit Hinweis gefaltet")
    for words in (*said, "Die Worte fehlen hier.", "Zurückgenommen."):
        assert words in german
        assert words not in english
    for words in ("signed", "Update 1:", "Folded behind", "A reply was here."):
        assert words in english
        assert words not in german


def test_the_desk_speaks_it_too(letter: Letter) -> None:
    browser = holding(letter)
    browser.cookies["preferences"] = GERMAN
    content = letter_file(browser, letter, "txt")
    assert "gezeichnet left hand\n" in content
    assert "Gewünscht – " in content
    assert "Am 3. Mai 2031 von Dear Stranger mitgenommen\n" in content


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_document_is_in_the_language_of_the_reader_and_the_words_in_that_of_the_letter(
    letter: Letter, form: str
) -> None:
    content = copy(letter, form, wishes=GERMAN)
    assert set(re.findall(r'<html[^>]*? lang="(\w+)"', content)) == {"de"}
    assert '<div class="words" lang="en" dir="auto">' in content
    assert '<h1 dir="auto" lang="en">The ticket</h1>' in content
    assert "Inhalt" in content or form == "html"


@pytest.mark.parametrize("form", ["html", "epub"])
def test_arabic_runs_from_right_to_left(letter: Letter, form: str) -> None:
    content = copy(letter, form, wishes="safe.device...ar")
    tags = re.findall(r"<html[^>]*>", content)
    assert tags
    assert all('dir="rtl"' in tag and 'lang="ar"' in tag for tag in tags)
    assert "dir=" not in re.findall(r"<html[^>]*>", copy(letter, form))[0]


def test_the_web_page_is_valid_in_every_language(letter: Letter) -> None:
    for code in ("en", "de", "ar"):
        content = copy(letter, "html", wishes=f"safe.device...{code}")
        html5lib.HTMLParser(strict=True).parse(content)


def test_a_book_is_said_when_it_is_written_and_nothing_of_it_is_kept(letter: Letter) -> None:
    with translation.override("de"):
        german = "".join(plain.write(gather.for_anybody(letter)))
        assert 'lang="de"' in "".join(page.write(gather.for_anybody(letter)))
    assert "gezeichnet" in german
    assert "signed" in "".join(plain.write(gather.for_anybody(letter)))
    assert 'lang="en"' in "".join(page.write(gather.for_anybody(letter)))
