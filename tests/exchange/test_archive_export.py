"""What an archive holds, and how it is written."""

import hashlib
import json
import stat
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Reply
from exchange.archive import rows, writing
from exchange.archive.moment import one_moment
from exchange.archive.progress import Progress
from letters import linking
from letters.models import Letter
from tests.exchange.archives import exported, files, manifest, records
from tests.exchange.stories import gone
from tests.make import a_letter, a_reply, an_update
from writing.models import Deed

pytestmark = pytest.mark.django_db
NAMES = ["categories", "notes", "glossary", "letters", "updates", "replies"]


def test_the_manifest_tells_what_is_there_and_how_to_check_it(tmp_path: Path) -> None:
    letter = a_letter()
    reply = a_reply(letter)
    a_reply(letter)
    an_update(letter)
    gone(reply, "hide")
    folder = exported(tmp_path / "out")
    said = manifest(folder)
    assert (said["format"], said["version"]) == ("dear-stranger-archive", 1)
    assert said["site"] == "http://testserver"
    counts = said["counts"]
    assert (counts["letters"], counts["updates"], counts["replies"], counts["gone"]) == (1, 1, 1, 1)
    assert [file["name"] for file in said["files"]] == [
        *(f"{name}.jsonl" for name in NAMES),
        "wordpress.xml",
    ]
    for file in said["files"]:
        content = (folder / file["name"]).read_bytes()
        assert file["bytes"] == len(content)
        assert file["lines"] == content.count(b"\n")
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        *(file["name"] for file in said["files"]),
    }


def test_everybody_may_read_the_files(tmp_path: Path) -> None:
    a_letter()
    folder = exported(tmp_path / "out")
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o644}
    assert stat.S_IMODE(folder.stat().st_mode) & 0o700 == 0o700


def test_a_letter_is_told_as_its_page_shows_it(tmp_path: Path) -> None:
    before = a_letter(published_on="2031-01-02")
    letter = a_letter(
        published_on="2031-02-03",
        title="The ticket",
        body="One.\n\nTwo.",
        byline="quiet moth",
        categories=["you", "thanks"],
        notes=["death"],
        needs="listen",
        felt_count=3,
        noindex=True,
    )
    linking.link(letter, before)
    found = records(exported(tmp_path / "out"), "letters")
    assert [one["id"] for one in found] == [before.public_id, letter.public_id]
    assert found[1] == {
        "id": letter.public_id,
        "slug": "the-ticket",
        "title": "The ticket",
        "byline": "quiet moth",
        "seal": letter.seal,
        "day": "2031-02-03",
        "rating": "safe",
        "needs": "listen",
        "form": "letter",
        "language": "en",
        "categories": ["thanks", "you"],
        "notes": ["death"],
        "words": "One.\n\nTwo.",
        "edited_on": None,
        "closed": False,
        "closed_by_author": False,
        "noindex": True,
        "earlier": before.public_id,
        "felt": 3,
    }


def test_a_reply_is_told_as_its_page_shows_it(tmp_path: Path) -> None:
    letter = a_letter()
    above = a_reply(letter)
    reply = a_reply(
        letter,
        parent=above,
        name="Tall heron",
        body="One.\n\nTwo.",
        folded=True,
        felt_count=2,
        edited_on=date(2031, 3, 22),
        created_at=datetime(2031, 3, 21, 7, 10, tzinfo=UTC),
    )
    assert records(exported(tmp_path / "out"), "replies")[1] == {
        "letter": letter.public_id,
        "number": 2,
        "parent": 1,
        "path": "00000000",
        "at": "2031-03-21T07:10Z",
        "voice": {
            "number": 2,
            "role": "stranger",
            "name": "Tall heron",
            "shared": False,
            "unverified": False,
            "seal": reply.voice.seal,
        },
        "language": "und",
        "words": "One.\n\nTwo.",
        "folded": True,
        "edited_on": "2031-03-22",
        "felt": 2,
    }


def test_an_update_is_told_as_its_page_shows_it(tmp_path: Path) -> None:
    letter = a_letter(language="de")
    a_reply(letter)
    update = an_update(
        letter,
        heading="Spring",
        body="I painted it.",
        rating="not_safe",
        notes=["sex", "death"],
        edited_on=date(2031, 3, 22),
    )
    an_update(letter, status="hidden")
    assert records(exported(tmp_path / "out"), "updates") == [
        {
            "letter": letter.public_id,
            "number": 1,
            "heading": "Spring",
            "day": f"{update.published_on}",
            "rating": "not_safe",
            "notes": ["death", "sex"],
            "language": "de",
            "words": "I painted it.",
            "edited_on": "2031-03-22",
            "after": 1,
        }
    ]


def test_shelves_and_glossary_are_told_without_their_counts(tmp_path: Path) -> None:
    a_letter(categories=["a-friend"])
    folder = exported(tmp_path / "out")
    friend = {"slug": "a-friend", "name": "To a friend", "hint": "", "kind": "to", "order": 3}
    death = {"slug": "death", "name": "Death of a loved one", "order": 1}
    assert friend == records(folder, "categories")[0]
    assert death in records(folder, "notes")
    assert {"term": "LC", "meaning": "low contact"} in records(folder, "glossary")
    for name in ("categories", "notes"):
        slugs = [one["slug"] for one in records(folder, name)]
        assert slugs == sorted(slugs)


@pytest.mark.parametrize("flag", ["closed", "closed_by_author", "noindex"])
def test_each_mark_on_a_letter_is_told(tmp_path: Path, flag: str) -> None:
    a_letter(**{flag: True})
    [letter] = records(exported(tmp_path / "out"), "letters")
    marks = {name: letter[name] for name in ("closed", "closed_by_author", "noindex")}
    assert marks == {**dict.fromkeys(marks, False), flag: True}


def test_a_reply_in_place_of_another_that_never_was_public_keeps_its_number(
    tmp_path: Path,
) -> None:
    """As on the page, where numbers are in the addresses."""
    letter = a_letter()
    a_reply(letter, status="held")
    a_reply(letter)
    [reply] = records(exported(tmp_path / "out"), "replies")
    assert (reply["number"], reply["path"], reply["voice"]["number"]) == (2, "0001", 2)


def test_a_letter_before_that_nobody_can_read_is_not_named(tmp_path: Path) -> None:
    before, letter = a_letter(), a_letter()
    linking.link(letter, before)
    before.turn(Deed.TAKE_BACK)
    [only] = records(exported(tmp_path / "out"), "letters")
    assert (only["id"], only["earlier"]) == (letter.public_id, None)


@pytest.mark.parametrize(
    ("deed", "line"),
    [
        ("take_back", "author"),
        ("burn", "author"),
        ("hide", "volunteer"),
        ("remove", "volunteer"),
        ("mute", "letter_author"),
        ("hold", "held"),
    ],
)
def test_of_a_reply_that_is_gone_only_its_place_and_its_line_are_told(
    tmp_path: Path, deed: str, line: str
) -> None:
    letter = a_letter()
    reply = a_reply(letter, name="Tall heron")
    a_reply(letter, parent=reply)
    gone(reply, deed)
    place, answer = records(exported(tmp_path / "out"), "replies")
    assert place == {
        "letter": letter.public_id,
        "number": 1,
        "parent": None,
        "path": "0000",
        "gone": line,
    }
    assert (answer["parent"], answer["path"]) == (1, "00000000")


def test_a_voice_is_numbered_by_its_first_reply_that_can_be_read(tmp_path: Path) -> None:
    letter = a_letter()
    hidden = a_reply(letter, name="Tall heron")
    a_reply(letter, voice=hidden.voice)
    a_reply(letter, by_author=True)
    gone(hidden, "hide")
    replies = records(exported(tmp_path / "out"), "replies")
    assert [one.get("voice", {}).get("number") for one in replies] == [None, 2, 3]
    assert [one.get("voice", {}).get("role") for one in replies] == [None, "stranger", "author"]


def test_an_update_names_no_number_that_never_was_on_the_page(tmp_path: Path) -> None:
    letter = a_letter()
    a_reply(letter)
    a_reply(letter, status="held")
    an_update(letter)
    [update] = records(exported(tmp_path / "out"), "updates")
    assert update["after"] == 1


def test_what_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("full", "file", "link"):
        with pytest.raises(CommandError, match="No archive was written"):
            exported(tmp_path / name)
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"full", "file", "link"}


def test_an_empty_folder_is_filled_and_a_missing_one_is_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (exported(tmp_path / "empty") / "manifest.json").exists()
    assert (exported(tmp_path / "new") / "manifest.json").exists()


def test_a_folder_in_one_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for name in ("not", "file"):
        with pytest.raises(CommandError) as refusal:
            exported(tmp_path / name / "yet")
        assert f"There is no folder {tmp_path / name}. Make it first" in str(refusal.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_of_what_never_was_public_a_place_is_told_where_something_stands_below(
    tmp_path: Path,
) -> None:
    letter = a_letter()
    held = a_reply(letter, status="held", body="Marzipan.", name="Tall heron")
    a_reply(letter, parent=a_reply(letter, parent=held, status="held"))
    a_reply(letter, parent=a_reply(letter), status="held")
    folder = exported(tmp_path / "out")
    told = [
        (one["number"], one["parent"], one["path"], one.get("gone"))
        for one in records(folder, "replies")
    ]
    assert told == [
        (1, None, "0000", "held"),
        (2, 1, "00000000", "held"),
        (3, 2, "000000000000", None),
        (4, None, "0001", None),
    ]
    assert "Marzipan" not in (folder / "replies.jsonl").read_text()
    assert "Tall heron" not in (folder / "replies.jsonl").read_text()


def test_an_export_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    a_letter()

    def stop(_: object) -> None:
        assert len(list(tmp_path.iterdir())) == 1  # it is being written beside its name
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writing.write(tmp_path / "out", stop)
    assert list(tmp_path.iterdir()) == []


def test_wordpress_can_be_left_out(tmp_path: Path) -> None:
    folder = exported(tmp_path / "out", "--no-wordpress")
    assert not (folder / "wordpress.xml").exists()
    assert "wordpress.xml" not in json.dumps(manifest(folder))


def test_the_command_says_how_much_is_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_reply(a_letter())
    call_command("export_archive", str(tmp_path / "out"))
    assert "1 letter, 0 updates, 1 reply" in capsys.readouterr().out


def test_progress_is_told_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    class Out:
        def write(self, line: str, style_func: object) -> None:
            print(line)

    progress = Progress("Written", Out(), every=2)
    for letters in (1, 2, 3):
        progress({"letters": letters, "updates": 0, "replies": 7})
    said = "2 letters. Written: 2 letters, 0 updates, 7 replies\n"
    assert capsys.readouterr().out == said


def test_pages_lose_no_letter_and_no_update_of_one_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        a_letter(published_on=f"2031-01-0{1 + number // 3}")
    letter = Letter.objects.order_by("published_on", "public_id")[2]
    for _ in range(5):
        an_update(letter)
    whole = exported(tmp_path / "whole")
    monkeypatch.setattr(rows, "LETTERS", 2)
    paged = exported(tmp_path / "paged")
    assert [one["id"] for one in records(paged, "letters")] == list(
        Letter.objects.order_by("published_on", "public_id").values_list("public_id", flat=True)
    )
    assert [one["number"] for one in records(paged, "updates")] == [1, 2, 3, 4, 5]
    assert files(paged) == files(whole)


def test_a_page_of_replies_costs_the_same_few_queries_however_long_the_thread_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desk.export.rows.PAGE", 5)
    letter, above = a_letter(), None
    for _ in range(20):
        above = a_reply(letter, parent=above)
    costs = []
    for upto in (10, 20):
        Letter.objects.filter(pk=letter.pk).update(last_number=upto)
        Reply.objects.filter(letter=letter, number__gt=upto).update(was_public=False)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(list(rows.replies(Letter.objects.get(pk=letter.pk)))) == upto
        costs.append(len(asked))
        Reply.objects.filter(letter=letter).update(was_public=True)
    assert costs == [1 + 2 * 2 + 1, 1 + 4 * 2 + 1]


@pytest.mark.django_db(transaction=True)
def test_a_long_reading_sees_one_moment_and_nobody_waits_for_it(unlocked_ledger: None) -> None:
    letter = a_letter(title="Before")

    def write() -> None:
        try:
            Letter.objects.filter(pk=letter.pk).update(title="After")
            a_letter(title="Another")
        finally:
            connection.close()

    with one_moment():
        assert Letter.objects.count() == 1
        writer = threading.Thread(target=write)
        writer.start()
        writer.join(timeout=15)
        assert not writer.is_alive()
        assert Letter.objects.get().title == "Before"
    assert {one.title for one in Letter.objects.all()} == {"After", "Another"}
