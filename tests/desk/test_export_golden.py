"""Five real texts go home as they came, in every form. They are never quoted here."""

import html
import json
import re

import pytest

from letters.models import Letter
from tests.desk.exports import documents, letter_file, taken, words_of
from tests.desk.rooms import holding
from tests.letters.test_golden import body_of
from tests.make import a_letter
from writing.text import normalise

pytestmark = pytest.mark.django_db
NUMBERS = ("000", "001", "002", "003", "004")


@pytest.fixture(params=NUMBERS)
def letter(request: pytest.FixtureRequest, five_texts: dict[str, str], db: None) -> Letter:
    """A letter with one of the texts."""
    body = normalise(body_of(request.param, five_texts[request.param]))
    return a_letter(title="A title of ours", body=body, rating="not_safe")


def test_plain_text_carries_it_to_the_byte(letter: Letter) -> None:
    same = f"\n\n{letter.source}\n".encode() in taken(
        holding(letter), f"/desk/{letter.public_id}/export.txt"
    )
    assert same, "the text differs (not printed here)"


def test_json_carries_it_to_the_byte(letter: Letter) -> None:
    content = json.loads(taken(holding(letter), "/desk/export.json"))
    same = content["letters"][0]["words"] == letter.source
    assert same, "the text differs (not printed here)"


def test_the_web_page_has_its_markup_unchanged_and_every_word(letter: Letter) -> None:
    content = letter_file(holding(letter), letter, "html")
    found = re.search(r'<div class="words"[^>]*>\n(.*?)\n</div>', content, re.DOTALL)
    assert found
    same = found[1] == letter.html.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    assert same, "the markup differs (not printed here)"
    shown = html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split()
    assert all(word.strip("*>") in letter.source for word in shown), "(not printed here)"


def test_the_epub_has_every_word(letter: Letter) -> None:
    content = taken(holding(letter), f"/desk/{letter.public_id}/export.epub")
    title = documents(content)["book/title.xhtml"]
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", letter.html)).split())
    compact = words_of(title).replace(" ", "")
    same = words.replace(" ", "") in compact
    assert same, "words were lost on the way (not printed here)"
