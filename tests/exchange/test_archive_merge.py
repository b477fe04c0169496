"""An archive comes into a site that lives: the living site wins, and nothing comes twice."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from authors.clock import today
from comments.models import Reply
from desk import leaving
from exchange.archive import restoring
from exchange.archive.plan import BadArchive
from exchange.archive.restoring import How
from exchange.report import Report
from letters import linking, starter
from letters.models import Category, ContentNote, Letter, Term, Update
from moderation import acts
from moderation.acts import Act
from tests.exchange.archives import LATER, changed, exported, files, imported, undone
from tests.exchange.stories import gone
from tests.letters import whispers
from tests.letters.test_shelves import true_counts
from tests.make import a_letter, a_member, a_reply, an_update
from writing import erasures
from writing.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_erasure_list(tmp_path: Path, settings: LazySettings) -> None:
    """Each test begins without a list."""
    (tmp_path / "data").mkdir()
    settings.DATA_DIR = tmp_path / "data"


def test_what_is_here_already_and_the_same_is_left_alone(tmp_path: Path) -> None:
    letter = a_letter()
    a_reply(letter)
    an_update(letter)
    key, version = letter.key, Letter.objects.get().version
    folder = exported(tmp_path / "out")
    said = imported(folder)
    assert "Here already, and the same: 1 letter." in said
    letter = Letter.objects.get()
    assert (letter.key, letter.version) == (key, version)
    assert Reply.objects.count() == Update.objects.count() == 1


def test_letters_of_two_sites_stand_side_by_side(tmp_path: Path) -> None:
    with undone():
        a_reply(a_letter(title="From there"))
        exported(tmp_path / "out")
    a_reply(a_letter(title="From here"))
    imported(tmp_path / "out")
    assert set(Letter.objects.values_list("title", flat=True)) == {"From there", "From here"}
    true_counts()


@pytest.mark.parametrize("what", ["title", "reply", "update", "felt", "shelf"])
def test_where_both_differ_the_living_one_stands_and_is_named(tmp_path: Path, what: str) -> None:
    letter = a_letter(title="The ticket")
    folder = exported(tmp_path / "out")
    if what == "title":
        Letter.objects.update(title="The kettle")
    elif what == "reply":
        a_reply(letter)
    elif what == "update":
        an_update(letter)
    elif what == "felt":
        Letter.objects.update(felt_count=7)
    else:
        letter.categories.set(Category.objects.filter(slug="thanks"))
    before = files(exported(tmp_path / "before"))
    said = imported(folder)
    assert f"{letter.public_id}: left as it is here: the archive has it otherwise" in said
    assert "Left as it is here: 1 letter, named above." in said
    assert files(exported(tmp_path / "after")) == before


@pytest.mark.parametrize("deed", ["hold", "hide", "remove", "take_back", "burn"])
def test_a_letter_that_is_not_public_here_stays_so(tmp_path: Path, deed: str) -> None:
    letter = a_letter(title="The gooseberry", body="Marzipan.")
    a_reply(letter)
    folder = exported(tmp_path / "out")
    if deed == "burn":
        leaving.burn_text(letter)
    else:
        letter.turn(Deed(deed), by=a_member() if deed != "take_back" else None, ground="other")
    status = Letter.objects.get().status
    said = imported(folder)
    assert f"{letter.public_id}: left where it is: it is not public here" in said
    assert "gooseberry" not in said
    assert Letter.objects.get().status == status
    assert b"Marzipan" not in Client().get(letter.get_absolute_url()).content


@pytest.mark.parametrize("deed", ["hide", "remove", "take_back", "burn"])
def test_a_letter_of_the_erasure_list_does_not_come_back(tmp_path: Path, deed: str) -> None:
    """Not even where its row is gone, as on a site that begins anew from an archive."""
    with undone():
        letter = a_letter()
        exported(tmp_path / "out")
        if deed == "burn":
            leaving.burn_text(letter)
        else:
            letter.turn(Deed(deed), ground="other")
    said = imported(tmp_path / "out")
    assert f"{letter.public_id}: not brought back: the erasure list of this site says" in said
    assert "Not brought back: 1 letter, named above." in said
    assert not Letter.objects.exists()
    assert "would come in: 0 letters" in imported(tmp_path / "out", "--dry-run")


def test_a_letter_that_was_shown_again_may_come_back(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        letter.turn(Deed.HIDE)
        letter.turn(Deed.RESTORE)
        exported(tmp_path / "out")
    assert "Brought in: 1 letter" in imported(tmp_path / "out")


def test_a_cancelled_letter_does_not_come_back(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        exported(tmp_path / "out")
    erasures.note(erasures.GONE, str(letter))
    assert "says: gone" in imported(tmp_path / "out")


@pytest.mark.parametrize(
    ("deed", "line"),
    [
        ("burn", "A reply was here. Its author took it back."),
        ("take_back", "A reply was here. Its author took it back."),
        ("remove", "A reply was here. A volunteer took it down."),
        ("mute", "A reply was here. The author of the letter put it away."),
        ("hold", "A reply was here. A volunteer is looking at it."),
    ],
)
def test_a_reply_of_the_erasure_list_comes_back_as_its_line_only(
    tmp_path: Path, deed: str, line: str
) -> None:
    with undone():
        letter = a_letter()
        reply = a_reply(letter, body="Marzipan.", name="Tall heron")
        a_reply(letter, parent=reply)
        exported(tmp_path / "out")
        gone(reply, deed)
    imported(tmp_path / "out")
    page = Client().get(Letter.objects.get().get_absolute_url()).content.decode()
    assert line in page
    assert "Marzipan" not in page
    assert "Tall heron" not in page
    assert Letter.objects.get().reply_count == 1


def test_an_update_of_the_erasure_list_does_not_come_back(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        update = an_update(letter, body="Marzipan.")
        an_update(letter, body="Wisteria.")
        exported(tmp_path / "out")
        update.turn(Deed.TAKE_BACK)
    imported(tmp_path / "out")
    assert [one.number for one in Update.objects.all()] == [2]
    letter = Letter.objects.get()
    assert [mark[0] for mark in letter.update_marks] == [2]
    assert an_update(letter).number == 3


def test_words_that_were_taken_out_since_do_not_come_back(tmp_path: Path) -> None:
    with undone():
        letter, other = a_letter(body="Call 555-0100 soon."), a_letter()
        reply = a_reply(other, body="Call 555-0100 soon.")
        exported(tmp_path / "out")
        for text in (letter, reply):
            words = Act(
                Deed.REDACT, a_member(f"m{text.pk}{text.kind}"), "findable", pieces=("555-0100",)
            )
            acts.do(text, words)
    assert "says: redacted" in imported(tmp_path / "out")
    assert Letter.objects.get().public_id == other.public_id
    assert not Reply.objects.exclude(source="").exists()


def test_an_archive_made_after_words_were_taken_out_comes_in(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        exported(tmp_path / "out")
    yesterday = f"{today().replace(year=2020)} redacted - {erasures.digest(str(letter))}\n"
    erasures.path().write_text(yesterday)
    assert "Brought in: 1 letter" in imported(tmp_path / "out")


def test_names_of_shelves_that_are_here_stay(tmp_path: Path) -> None:
    with undone():
        a_letter(categories=["you", "thanks"], notes=["death"])
        exported(tmp_path / "out")
    starter.load_shelves()
    Category.objects.filter(slug="you").update(name="To somebody", order=7)
    Category.objects.filter(slug="thanks").update(slug="thank-you")  # the same name elsewhere
    ContentNote.objects.filter(slug="death").delete()
    imported(tmp_path / "out")
    letter = Letter.objects.get()
    assert {one.name for one in letter.categories.all()} == {"To somebody", "Thank you"}
    assert {one.slug for one in letter.categories.all()} == {"you", "thank-you"}
    assert [one.name for one in letter.notes.all()] == ["Death of a loved one"]
    assert Category.objects.count() == len(starter.CATEGORIES)
    true_counts()


def test_a_word_that_the_glossary_learns_is_explained_in_letters_that_were_here(
    tmp_path: Path,
) -> None:
    with undone():
        starter.load_shelves()
        Term.objects.create(term="FYI", meaning="for your information")
        exported(tmp_path / "out")
    letter = a_letter(body="FYI, it rains.")
    Term.objects.filter(term="LC").update(meaning="least contact")
    assert b"<abbr" not in Client().get(letter.get_absolute_url()).content
    imported(tmp_path / "out")
    assert b'title="for your information"' in Client().get(letter.get_absolute_url()).content
    assert Term.objects.get(term="LC").meaning == "least contact"
    assert Term.objects.count() == len(starter.TERMS) + 1


def test_letters_are_joined_again_though_the_later_one_comes_first(tmp_path: Path) -> None:
    with undone():
        before = a_letter(title="Before", published_on="2031-05-05")
        letter = a_letter(title="After", published_on="2031-01-01")
        linking.link(letter, before)
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    assert Letter.objects.get(title="After").earlier == Letter.objects.get(title="Before")


def test_what_authors_have_parted_is_not_joined_again(tmp_path: Path) -> None:
    before, letter = a_letter(title="Before"), a_letter(title="After")
    linking.link(letter, before)
    folder = exported(tmp_path / "out")
    linking.link(letter, None)
    imported(folder)
    assert Letter.objects.get(title="After").earlier is None
    linking.link(letter, before)
    for one in (letter, before):
        key = Letter.objects.get(pk=one.pk).key
        assert key
        leaving.orphan(key)
    imported(folder)
    assert Letter.objects.get(title="After").earlier is None


def test_letters_that_come_before_each_other_are_not_joined_in_a_circle(tmp_path: Path) -> None:
    with undone():
        one, other = a_letter(), a_letter()
        linking.link(one, other)
        exported(tmp_path / "out")

    def circle(found: list[dict[str, object]]) -> None:
        found[0]["earlier"], found[1]["earlier"] = found[1]["id"], found[0]["id"]

    imported(changed(tmp_path / "out", "letters", circle))
    assert Letter.objects.exclude(earlier=None).count() == 1


class Stopped(Exception):  # noqa: N818 - no error: somebody pulled the plug
    """What happens to a process now and then."""


def test_an_import_that_was_stopped_is_finished_by_the_next_one(tmp_path: Path) -> None:
    with undone():
        whispers.the_site(plain=3)
        exported(tmp_path / "first")

    def stop(counts: Mapping[str, int]) -> None:
        if counts["letters"] == 4:
            raise Stopped

    with pytest.raises(Stopped), time_machine.travel(LATER):
        restoring.restore(tmp_path / "first", How(), Report(), lambda _: None, stop)
    assert Letter.objects.count() == 4
    true_counts()
    said = imported(tmp_path / "first")
    assert "Here already, and the same: 4 letters." in said
    assert files(exported(tmp_path / "second")) == files(tmp_path / "first")


def test_a_letter_whose_thread_breaks_off_is_not_there_at_all(tmp_path: Path) -> None:
    """Here because the disk fails after everything was looked through."""
    with undone():
        letter = a_letter()
        a_reply(letter)
        a_reply(letter)
        folder = exported(tmp_path / "first")
    whole = (folder / "replies.jsonl").read_bytes()

    def fail(_: object) -> None:
        (folder / "replies.jsonl").write_bytes(whole[:-20])

    with pytest.raises(BadArchive, match=r"replies.jsonl, line 2: it is cut off"):
        restoring.restore(folder, How(), Report(), fail, lambda _: None)
    assert not Letter.objects.exists()
    assert not Reply.objects.exists()
    (folder / "replies.jsonl").write_bytes(whole)
    imported(folder)
    assert files(exported(tmp_path / "second")) == files(folder)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    with undone():
        whispers.the_site(plain=1)
        exported(tmp_path / "first")
    imported(tmp_path / "first")
    versions = dict(Letter.objects.values_list("pk", "version"))
    assert "Brought in: 0 letters" in imported(tmp_path / "first")
    assert dict(Letter.objects.values_list("pk", "version")) == versions
    assert files(exported(tmp_path / "second")) == files(tmp_path / "first")


def test_a_pigeonhole_with_another_address_here_is_the_same_one(tmp_path: Path) -> None:
    with undone():
        a_letter(categories=["you"])
        Category.objects.filter(slug="you").update(slug="to-someone")
        exported(tmp_path / "out")
    starter.load_shelves()
    imported(tmp_path / "out")
    assert [one.slug for one in Letter.objects.get().categories.all()] == ["you"]
    for options in ((), ("--dry-run",)):
        assert "Here already, and the same: 1 letter." in imported(tmp_path / "out", *options)
