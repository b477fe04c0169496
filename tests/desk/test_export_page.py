"""A letter as one web page: it needs no other file, runs nothing, and every link in it leads."""

from html.parser import HTMLParser
from typing import Any

import html5lib
import pytest

from desk.export import page
from desk.export.book import Said, To
from letters.models import Letter
from tests.desk.exports import a_book, an_update, letter_file, voice_file
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> </style> <img src=x onerror=alert(1)> \"'&amp;"
# What would make a browser fetch something, or run it.
FETCHING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}
ACTIVE = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio"}


class _Reader(HTMLParser):
    """Every tag with its attributes, and the text outside of <style>."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def having(self, name: str) -> list[str]:
        """The values of one attribute."""
        return [given[name] for _, given in self.tags if name in given]


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter with everything that a page can show."""
    letter = a_letter(title=HOSTILE, byline="left <b>", body=HOSTILE, notes=["death"])
    first = a_reply(letter, name="Tall heron", body=HOSTILE, folded=True)
    second = a_reply(letter, parent=first, by_author=True)
    a_reply(letter, parent=second, name="Grey fox").turn(Deed.HIDE)
    a_reply(letter, parent=first, name="Blue jay").turn(Deed.TAKE_BACK)
    an_update(letter, HOSTILE, heading=HOSTILE)
    an_update(letter, "It waits.", status="held")
    return letter


def saved(letter: Letter) -> str:
    """The page its author saves."""
    return letter_file(holding(letter), letter, "html")


def test_it_is_valid_html(letter: Letter) -> None:
    for content in (saved(letter), voice_file(holding(letter), letter, "html")):
        html5lib.HTMLParser(strict=True).parse(content)


def test_it_needs_no_other_file_and_runs_nothing(letter: Letter) -> None:
    read = _Reader(saved(letter))
    tags = {tag for tag, _ in read.tags}
    assert not tags & ACTIVE
    names = {name for _, given in read.tags for name in given}
    assert not names & FETCHING
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert "url(" not in page.STYLE
    assert "@import" not in page.STYLE


def test_it_forbids_scripts_and_requests_itself(letter: Letter) -> None:
    read = _Reader(saved(letter))
    policy = next(g["content"] for t, g in read.tags if "http-equiv" in g and t == "meta")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_its_style_is_the_one_its_policy_allows(letter: Letter) -> None:
    import base64
    import hashlib

    content = saved(letter)
    style = content.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert digest in page.POLICY


def test_every_id_is_there_once_and_every_jump_lands(letter: Letter) -> None:
    read = _Reader(saved(letter))
    ids = read.having("id")
    assert len(ids) == len(set(ids))
    jumps = [address[1:] for address in read.having("href") if address.startswith("#")]
    assert jumps == ["reply-1"]
    assert set(jumps) <= set(ids)
    assert set(read.having("aria-labelledby")) <= set(ids)


def test_the_only_other_address_is_that_of_the_letter(letter: Letter) -> None:
    addresses = {found for found in _Reader(saved(letter)).having("href") if found[0] != "#"}
    assert addresses == {f"http://testserver{letter.get_absolute_url()}"}


def test_what_looks_like_markup_is_text(letter: Letter) -> None:
    assert _Reader(saved(letter)).text.count("<script>alert(1)</script>") >= 5


@pytest.mark.parametrize(("language", "said"), [("ar", "ar"), ("he", "he"), ("und", None)])
def test_words_carry_their_language_and_find_their_own_direction(
    language: str, said: str | None
) -> None:
    letter = a_letter(language=language, body="سلام")
    read = _Reader(saved(letter))
    words = next(given for _, given in read.tags if given.get("class") == "words")
    assert words.get("lang") == said
    assert words["dir"] == "auto"
    assert next(given for tag, given in read.tags if tag == "html")["lang"] == "en"


@pytest.mark.parametrize(("kept", "shape"), [("minute", 17), ("day", 10)])
def test_the_time_for_machines_is_as_coarse_as_the_one_for_people(
    kept: str, shape: int, settings: Any
) -> None:
    settings.REPLY_TIMES = kept
    letter = a_letter()
    a_reply(letter)
    assert [len(one) for one in _Reader(saved(letter)).having("datetime")] == [shape]


def test_a_voice_takes_home_only_its_own_page() -> None:
    letter = a_letter(title="The ticket", body="A word of the letter.")
    voice = a_voice(letter, "Tall heron")
    other = a_reply(letter, name="Grey fox", body="A word of another.")
    a_reply(letter, voice=voice, parent=other, body="Mine.")
    content = voice_file(holding(voice), letter, "html")
    assert "Mine." in content
    assert "Grey fox" in content, "whom it answers has a name while anybody can read it"
    assert "A word of" not in content
    html5lib.HTMLParser(strict=True).parse(content)


def test_whom_a_reply_answers_is_a_jump_only_if_it_is_on_the_page() -> None:
    here, away = To(1, "moth", here=True), To(7, "heron", here=False)
    book = a_book(Said(1, "moth"), Said(2, "fox", to=here), Said(3, "jay", to=away))
    read = _Reader("".join(page.write(book)))
    assert [found for found in read.having("href") if found] == ["#reply-1"]
    assert "To heron (reply 7)" in read.text
