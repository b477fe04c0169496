"""`manage.py import_wordpress`: stopped, run again, tried out first, and fed with rubbish."""

import csv
import gzip
import os
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from authors import keys
from authors.models import Key
from comments.models import Reply, Voice
from exchange.models import OldAddress, Origin
from letters.models import Category, Letter
from tests.desk import traces
from tests.exchange import wxr
from tests.exchange.moving import command, letter_of, move
from writing.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Three letters, each with two replies."""
    path = tmp_path / "old.xml"
    wxr.write_export(path, posts=3, comments_each=2, html="<p>I kept the ticket.</p>")
    return path


def test_it_says_what_it_brought_in(export: Path) -> None:
    said = command(export)
    assert "3 letters" in said
    assert "3 on the site for everybody" in said
    assert "6 replies" in said
    assert (Letter.objects.count(), Reply.objects.count()) == (3, 6)


def test_a_second_run_brings_nothing_twice(export: Path) -> None:
    command(export)
    before = traces.rows("letters.Edition")
    said = command(export)
    assert "3 letters were here before" in said
    assert traces.rows("letters.Edition") == before


def test_a_later_export_brings_only_what_is_new(tmp_path: Path) -> None:
    move(wxr.an_item(7, comments=[wxr.a_comment(1, "A"), wxr.a_comment(2, "B")]))
    again = [wxr.a_comment(1, "A"), wxr.a_comment(2, "B"), wxr.a_comment(3, "C", comment_parent=1)]
    move(wxr.an_item(7, comments=again), wxr.an_item(8))
    assert (Letter.objects.count(), Reply.objects.count(), Voice.objects.count()) == (2, 3, 1)
    assert Reply.objects.get(source="C").parent == Reply.objects.get(source="A")
    assert letter_of(7).reply_count == 3


def test_what_was_burned_here_does_not_come_back(export: Path) -> None:
    command(export)
    letter = letter_of(1)
    letter.turn(Deed.BURN)
    letter.erase()
    letter.save()
    command(export)
    assert Letter.objects.get(pk=letter.pk).source == ""
    assert Letter.objects.count() == 3


def test_a_stop_in_the_middle_leaves_whole_letters_and_goes_on_later(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exchange.wordpress.replies import Thread

    brought, real = [], Thread._brought

    def until_the_fourth(self: Thread, comment: object) -> bool:
        brought.append(comment)
        if len(brought) == 4:
            raise KeyboardInterrupt
        return real(self, comment)  # type: ignore[arg-type]

    monkeypatch.setattr(Thread, "_brought", until_the_fourth)
    with pytest.raises(CommandError, match="run it again"):
        command(export)
    assert (Letter.objects.count(), Reply.objects.count()) == (1, 2)
    monkeypatch.undo()
    command(export)
    assert (Letter.objects.count(), Reply.objects.count()) == (3, 6)
    assert [letter_of(n).reply_count for n in (1, 2, 3)] == [2, 2, 2]


def test_a_dry_run_says_it_and_keeps_nothing(export: Path) -> None:
    before = traces.rows()
    said = command(export, dry_run=True)
    assert "nothing has been kept" in said
    assert "3 letters" in said
    assert "6 replies" in said
    assert traces.rows() == before


def said_lines(path: Path, **options: object) -> list[str]:
    """The summary without its first line, which says whether anything was kept."""
    return command(path, **options).splitlines()[1:-1]


def test_a_dry_run_says_what_becomes_of_a_number_that_comes_twice(tmp_path: Path) -> None:
    path = tmp_path / "old.xml"
    tagged = wxr.an_item(7, tags=["Summer"], comments=[wxr.a_comment(1, "A")])
    again = [
        wxr.a_comment(1, "A"), wxr.a_comment(2, "B", comment_parent=1), wxr.a_comment(3, ""),
    ]  # fmt: skip
    elsewhere = [wxr.a_comment(2, "D"), wxr.a_comment(4, "E", comment_parent=2)]
    items = tagged, wxr.an_item(7, comments=again, tags=["x"]), wxr.an_item(8, comments=elsewhere)
    path.write_bytes(wxr.an_export(*items))
    first = said_lines(path, dry_run=True)
    assert said_lines(path) == first
    assert "  1 letter was here before and stands as it stood" in first
    assert (Letter.objects.count(), Reply.objects.count()) == (2, 3)
    reports = [tmp_path / f"old.xml.report{number}.txt" for number in ("", "-2")]
    assert reports[0].read_text() == reports[1].read_text()


def test_one_is_not_many(tmp_path: Path) -> None:
    path = tmp_path / "old.xml"
    path.write_bytes(wxr.an_export(wxr.an_item(7, tags=["x"], comments=[wxr.a_comment(1)])))
    said = command(path) + command(path)
    for line in ("  1 letter\n", "  1 reply\n", "tags left out, 1 time\n"):
        assert line in said
    path.write_bytes(wxr.an_export(wxr.an_item(7, status="draft")))
    assert "  1 letter was here before" in command(path)
    path.write_bytes(wxr.an_export(wxr.an_item(8, status="draft")))
    assert "  0 letters\n  0 replies\n  1 item of the export was left out\n" in command(path)


def test_each_run_has_a_report_of_its_own_and_none_is_empty(export: Path) -> None:
    assert "report" not in command(export)
    assert list(export.parent.glob("*.txt")) == []
    for number in (7, 8, 9):
        export.write_bytes(wxr.an_export(wxr.an_item(number, tags=["Summer"])))
        command(export)
    names = ("old.xml.report.txt", "old.xml.report-2.txt", "old.xml.report-3.txt")
    told = [export.with_name(name).read_text() for name in names]
    assert [text.split(":")[0] for text in told] == ["post 7", "post 8", "post 9"]
    assert len(list(export.parent.glob("*.txt"))) == 3


def test_a_reader_who_goes_away_ends_it_quietly(export: Path) -> None:
    for_reading, for_writing = os.pipe()
    os.close(for_reading)
    with os.fdopen(for_writing, "w") as out:
        call_command("import_wordpress", str(export), stdout=out, stderr=StringIO())
    assert Letter.objects.count() == 3


def test_the_report_is_for_the_operator_alone(export: Path) -> None:
    export.write_bytes(wxr.an_export(wxr.an_item(7, tags=["Summer"])))
    said = command(export)
    report = export.with_name("old.xml.report.txt")
    assert str(report) in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_truncated_export_brings_what_is_whole(export: Path) -> None:
    whole = export.read_bytes()
    export.write_bytes(whole[: whole.index(b"Letter 3") + 200])
    with pytest.raises(CommandError, match="stops in the middle"):
        command(export)
    assert (Letter.objects.count(), Reply.objects.count()) == (2, 4)
    export.write_bytes(whole)
    command(export)
    assert (Letter.objects.count(), Reply.objects.count()) == (3, 6)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"not xml at all",
        BOMB,
        BOMB.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/passwd"'),
        gzip.compress(wxr.an_export(wxr.an_item(1)), mtime=0),
        b"PK\x03\x04 and more",
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>',
        b'{"letters": []}',
        b"<!doctype html><html><body>Not found</body></html>",
    ],
    ids=["empty", "text", "bomb", "entity", "gzip", "zip", "atom", "json", "html"],
)
def test_what_is_no_export_is_named_and_nothing_is_written(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(rubbish)
    out = StringIO()
    with pytest.raises(CommandError) as told:
        call_command("import_wordpress", str(path), stdout=out, stderr=StringIO(), dry_run=True)
    assert out.getvalue() == ""
    assert [file.name for file in tmp_path.iterdir()] == ["x.xml"]
    assert len(str(told.value)) > 20
    assert "Traceback" not in str(told.value)
    assert not Letter.objects.exists()
    assert not Category.objects.exists()
    assert not OldAddress.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as told:
        command(tmp_path / "nothing.xml")
    assert str(told.value) == f"There is no file or folder {tmp_path / 'nothing.xml'}."
    assert list(tmp_path.iterdir()) == []


def test_claim_keys_open_what_they_are_dealt_for(tmp_path: Path, client: Client) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    meta = {"user_submit_name": "Robin", "user_submit_email": "robin@old.example.org"}
    said = [
        wxr.a_comment(1, "A", comment_author="moth", comment_author_email="moth@old.example.org"),
        wxr.a_comment(2, "B", comment_author="moth", comment_author_email="MOTH@old.example.org"),
        wxr.a_comment(3, "C", comment_author="heron", comment_author_email=""),
    ]
    path.write_bytes(
        wxr.an_export(wxr.an_item(7, meta=meta, comments=said), wxr.an_item(8, meta=meta))
    )
    command(path, claim_keys=file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    head, *rows = csv.reader(file.open(encoding="utf-8"))
    assert head == ["address", "six words", "opens", "name", "link"]
    assert sorted(row[2:4] for row in rows) == [
        ["letter", "Robin"], ["letter", "Robin"], ["replies", "moth"],
    ]  # fmt: skip
    assert sorted(row[0].lower() for row in rows) == [
        "moth@old.example.org", "robin@old.example.org", "robin@old.example.org",
    ]  # fmt: skip
    opened = {}
    for address, words, _, _, link in rows:
        key = Key.objects.get(digest=keys.digest(words))
        opened[address.lower(), link.rsplit("/", 3)[-3]] = key
    assert opened["robin@old.example.org", letter_of(7).public_id] == letter_of(7).key
    assert opened["robin@old.example.org", letter_of(8).public_id] == letter_of(8).key
    assert letter_of(7).key != letter_of(8).key
    assert (
        Voice.objects.get(name="moth").key == opened["moth@old.example.org", letter_of(7).public_id]
    )
    assert Voice.objects.get(name="heron").key is None
    kept = traces.database()
    assert "moth@" not in kept
    assert "robin@" not in kept


def test_a_dealt_key_opens_the_desk_in_a_browser(tmp_path: Path, client: Client) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    meta = {"user_submit_email": "robin@old.example.org"}
    path.write_bytes(wxr.an_export(wxr.an_item(7, meta=meta)))
    command(path, claim_keys=file)
    words = next(csv.DictReader(file.open(encoding="utf-8")))["six words"]
    client.post("/key/", {"six_words": words})
    desk = client.get(f"/desk/{letter_of(7).public_id}/")
    assert desk.status_code == 200
    assert "Take" in desk.content.decode()


def test_a_file_of_keys_that_others_can_read_is_refused(export: Path, tmp_path: Path) -> None:
    file = tmp_path / "keys.csv"
    file.touch(mode=0o644)
    file.chmod(0o644)
    with pytest.raises(CommandError, match="chmod 600"):
        command(export, claim_keys=file)
    assert not Letter.objects.exists()


def test_a_hundred_thousand_comments_would_not_be_held_in_memory(tmp_path: Path) -> None:
    """What is kept of a comment while its post is brought in is a few numbers."""
    import tracemalloc

    def peak(count: int) -> int:
        items = [wxr.a_comment(n, "I read this. " * 50) for n in range(1, count + 1)]
        export = wxr.an_export(wxr.an_item(count, comments=items), encoding="UTF-8")
        path = tmp_path / f"{count}.xml"
        path.write_bytes(export)
        del items, export
        Origin.objects.all().delete()
        tracemalloc.start()
        command(path)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(5)  # what is loaded once
    few, many = peak(50), peak(450)
    assert (many - few) / 400 < 3_000  # bytes for each more comment


def test_the_operator_says_what_the_letters_ask_for(export: Path) -> None:
    command(export, needs="listen")
    assert {letter.needs for letter in Letter.objects.all()} == {"listen"}
