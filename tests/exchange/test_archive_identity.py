"""Out, into an empty site, and out again: the same bytes."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings

from comments.models import DEEPEST, Reply
from letters.models import Letter
from tests.exchange import wxr
from tests.exchange.archives import exported, files, imported, manifest, records, undone
from tests.exchange.moving import letter_of, move
from tests.exchange.stories import SITES, build
from tests.letters import whispers
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db
calm = settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def there_and_back(folder: Path) -> None:
    """The site, which is undone by the caller's block, is the same after a journey."""
    first = folder / "first"
    imported(first)
    second = exported(folder / "second")
    assert files(second) == files(first)
    one, other = manifest(first), manifest(second)
    assert one | {"made_on": ""} == other | {"made_on": ""}


@calm
@given(SITES)
def test_any_site_comes_back_byte_by_byte(drawn: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name, undone():
        folder = Path(name)
        with undone():
            build(drawn)
            exported(folder / "first")
        there_and_back(folder)


def test_a_site_with_letters_of_every_kind_comes_back(tmp_path: Path) -> None:
    with undone():
        whispers.the_site()
        exported(tmp_path / "first")
    there_and_back(tmp_path)


def test_an_empty_site_comes_back(tmp_path: Path) -> None:
    exported(tmp_path / "first")
    there_and_back(tmp_path)
    assert records(tmp_path / "second", "letters") == []


def test_a_thread_deeper_than_its_places_comes_back(tmp_path: Path) -> None:
    with undone():
        letter, above = a_letter(), None
        for _ in range(DEEPEST + 6):
            above = a_reply(letter, parent=above)
        a_reply(letter, parent=Reply.objects.get(letter=letter, number=DEEPEST + 1))
        exported(tmp_path / "first")
    there_and_back(tmp_path)


def test_a_thread_of_several_pages_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers to what stands pages above, and voices that speak on every page."""
    monkeypatch.setattr("exchange.archive.threads_in.PAGE", 3)
    monkeypatch.setattr("desk.export.rows.PAGE", 3)
    with undone():
        letter = a_letter()
        first = a_reply(letter, name="Tall heron")
        for number in range(5):
            a_reply(letter, parent=first, by_author=number % 2 == 0)
            a_reply(letter, parent=a_reply(letter, voice=first.voice))
        an_update(letter)
        exported(tmp_path / "first")
    there_and_back(tmp_path)


def test_days_instead_of_minutes_come_back(tmp_path: Path, settings: LazySettings) -> None:
    settings.REPLY_TIMES = "day"
    with undone():
        a_reply(a_letter())
        exported(tmp_path / "first")
    [reply] = records(tmp_path / "first", "replies")
    assert len(reply["at"]) == len("2026-11-21")
    there_and_back(tmp_path)


def test_names_of_an_older_site_come_back_shared_and_unverified(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        for name in ("John", "John"):
            voice = a_reply(letter).voice
            voice.name, voice.folded_name, voice.unverified = name, None, True
            voice.save()
        exported(tmp_path / "first")
    voices = [reply["voice"] for reply in records(tmp_path / "first", "replies")]
    assert [(one["name"], one["shared"], one["unverified"]) for one in voices] == [
        ("John", True, True)
    ] * 2
    there_and_back(tmp_path)


def test_the_longest_letter_of_an_older_site_comes_back(tmp_path: Path) -> None:
    with undone():
        move(wxr.an_item(7, html="It was so. " * 110_000))
        assert len(letter_of(7).source) > 1_200_000
        exported(tmp_path / "first")
    there_and_back(tmp_path)


def test_what_grows_too_long_as_text_is_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nothing is here which no archive can hold."""
    monkeypatch.setattr("exchange.wordpress.letters.LARGEST", 5_000)
    rules, words = "<hr>" * 1_000, "word " * 990
    for item in (wxr.an_item(7, html=f"word{rules}"), wxr.an_item(7, title=words * 2, html=words)):
        said = move(item)
        assert any("text left out: it has " in line for line in said), said[:3]
    assert not Letter.objects.exists()


def test_an_answer_to_a_comment_that_waits_comes_back(tmp_path: Path) -> None:
    with undone():
        waiting = wxr.a_comment(1, "<p hidden>Waits</p> for a volunteer")
        again = wxr.a_comment(2, "<p hidden>Waits</p> below it", comment_parent=1)
        move(wxr.an_item(7, comments=[waiting, again, wxr.a_comment(3, "Read", comment_parent=2)]))
        exported(tmp_path / "first")
    told = records(tmp_path / "first", "replies")
    assert [one.get("words") for one in told] == [None, None, "Read"]
    there_and_back(tmp_path)
