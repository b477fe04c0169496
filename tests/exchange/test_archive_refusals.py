"""An archive that is not whole, not true or not ours is refused before anything is written."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from comments.models import Reply, Voice
from exchange.archive import plan
from letters import linking
from letters.models import Category, ContentNote, Letter, Term, Update
from tests.exchange.archives import (
    Record,
    changed,
    exported,
    imported,
    manifest,
    records,
    resealed,
    spoiled,
    undone,
)
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db
HALF = "\ud83d"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of a small site, which is empty now."""
    with undone():
        letter = a_letter(published_on="2031-01-02", notes=["death"])
        later = a_letter(published_on="2031-01-03", title="Later")
        linking.link(later, letter)
        first = a_reply(letter, name="Tall heron")
        a_reply(letter, parent=first, by_author=True)
        a_reply(letter, voice=first.voice)
        a_reply(later, status="hidden")
        an_update(letter, notes=["sex"])
        an_update(letter)
        return exported(tmp_path / "out")


def refused(folder: Path, *options: str) -> str:
    """Why it was not taken; and nothing of it is here."""
    with pytest.raises(CommandError) as refusal:
        imported(folder, *options)
    for model in (Letter, Reply, Voice, Update, Category, ContentNote, Term):
        assert not model._default_manager.exists(), model
    said = str(refusal.value)
    assert said.startswith("The archive was not brought in. ")
    said.encode()  # a screen can print it
    return said


def test_what_these_tests_spoil_can_be_taken(folder: Path) -> None:
    for name in ("categories", "notes", "glossary", "letters", "updates", "replies"):
        changed(folder, name, lambda _: None)
    imported(folder)
    assert (Letter.objects.count(), Reply.objects.count(), Update.objects.count()) == (2, 4, 2)


def said_otherwise(folder: Path, **values: Any) -> Path:
    """Another manifest."""
    (folder / "manifest.json").write_text(json.dumps(manifest(folder) | values))
    return folder


def test_an_archive_from_the_future_is_refused_with_what_to_do(folder: Path) -> None:
    said = refused(said_otherwise(folder, version=2, counts="another shape", new_field=1))
    assert "has version 2 of the format, and this site knows 1" in said
    assert "Install a newer version of the site first." in said


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_a_version_that_never_was_is_refused(folder: Path, version: object) -> None:
    assert "version is no number that fits" in refused(said_otherwise(folder, version=version))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"format": "dear-stranger-desk"}, "no archive of Dear Stranger"),
        ({"made_on": "yesterday"}, "made_on is no day"),
        ({"made_on": "2031-02-30"}, "made_on is no day"),
        ({"site": 7}, "site is no text"),
        ({"counts": {}}, "counts has no categories"),
        ({"files": []}, "does not name categories.jsonl"),
        ({"files": {}}, "files is no list"),
        ({"note": "hello"}, "a field that this version does not know: 'note'"),
    ],
)
def test_a_manifest_that_is_none_is_refused(folder: Path, values: Record, why: str) -> None:
    assert why in refused(said_otherwise(folder, **values))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b"[" * 50_000, b'{"format": NaN}', b" " * 200_000],
    ids=["empty", "cut", "list", "null", "bytes", "deep", "nan", "long"],
)
def test_a_manifest_that_is_no_json_object_is_refused(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    assert "manifest.json" in refused(folder)


def test_a_folder_without_a_manifest_or_no_folder_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for name in ("nowhere", "file", "."):
        assert "there is no manifest.json in it" in refused(tmp_path / name)


def test_a_count_that_is_not_true_is_refused(folder: Path) -> None:
    counts = manifest(folder)["counts"]
    said = refused(said_otherwise(folder, counts=counts | {"gone": 2}))
    assert "2 gone are named and 1 are there" in said


def test_missing_and_foreign_files_are_refused(folder: Path, tmp_path: Path) -> None:
    letters = (folder / "letters.jsonl").read_bytes()
    (folder / "letters.jsonl").unlink()
    assert "letters.jsonl is missing" in refused(folder)
    (folder / "letters.jsonl").mkdir()
    assert "letters.jsonl is no file" in refused(folder)
    (folder / "letters.jsonl").rmdir()
    (tmp_path / "elsewhere").write_bytes(letters)
    (folder / "letters.jsonl").symlink_to(tmp_path / "elsewhere")
    assert "letters.jsonl is no file" in refused(folder)


@pytest.mark.parametrize("name", ["wordpress.xml.report.txt", "keys.jsonl", "half \ud83d"])
def test_a_file_that_the_manifest_does_not_name_is_told_and_not_looked_at(
    folder: Path, name: str
) -> None:
    (folder / ascii(name).strip("'")).write_bytes(b"\xff no line of an archive")
    (folder / "link").symlink_to("nowhere")
    said = imported(folder)
    assert f"{ascii(name).strip(chr(39))!a}: not looked at: manifest.json does not name" in said
    assert "Not looked at: 2 files, named above." in said
    assert Letter.objects.count() == 2


def test_files_that_the_manifest_names_twice_or_elsewhere_are_refused(folder: Path) -> None:
    files = manifest(folder)["files"]
    assert "files has one twice" in refused(said_otherwise(folder, files=[*files, files[0]]))
    other = {**files[0], "lines": 0}
    assert "names a file twice" in refused(said_otherwise(folder, files=[*files, other]))
    outside = {**files[0], "name": "../letters.jsonl"}
    said = refused(said_otherwise(folder, files=[*files, outside]))
    assert "names '../letters.jsonl', which version 1 does not have" in said


def test_a_file_that_is_short_long_or_changed_is_refused(folder: Path) -> None:
    path = folder / "letters.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    assert "are expected" in refused(folder)
    path.write_bytes(whole + b"\n")
    assert "are expected" in refused(folder)
    path.write_bytes(whole.replace(b"ticket", b"kettle"))
    assert "its checksum differs" in refused(folder)


def test_a_changed_wordpress_file_is_refused_too(folder: Path) -> None:
    path = folder / "wordpress.xml"
    path.write_bytes(path.read_bytes().replace(b"ticket", b"kettle"))
    assert "wordpress.xml is not the file that was written" in refused(folder)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        "",
        '{"slug": "a", "slug": "b", "name": "A", "order": 1}',
        '{"slug": "a", "name": "A", "order": NaN}',
        "[" * 100_000,
        '{"slug": "a", "name": "A", "order": 1}}',
        "\ufeff{}",
        HALF,
    ],
    ids=["cut", "list", "number", "blank", "twice", "nan", "deep", "rest", "bom", "bytes"],
)
def test_a_line_that_is_no_json_object_is_named(folder: Path, line: str) -> None:
    spoiled(folder, "notes.jsonl", lambda text: f"{text}{line}\n")
    assert "notes.jsonl, line 10: it is no" in refused(folder)


def test_a_last_line_without_an_end_is_refused(folder: Path) -> None:
    spoiled(folder, "notes.jsonl", lambda text: text.rstrip("\n"))
    assert "notes.jsonl, line 9: it is cut off" in refused(folder)


def test_a_line_that_would_fill_the_memory_is_not_read(folder: Path) -> None:
    spoiled(folder, "notes.jsonl", lambda text: text + " " * (plan.LONGEST_LINE + 1) + "\n")
    assert "notes.jsonl, line 10: it is too long" in refused(folder)


SPOILED: list[tuple[str, int, Record, str]] = [
    ("categories", 1, {"kind": "from"}, "kind is none of the codes for it"),
    ("categories", 1, {"order": -1}, "order is no number that fits"),
    ("categories", 1, {"order": 70_000}, "order is no number that fits"),
    ("categories", 1, {"all_count": 3}, "a field that this version does not know: 'all_count'"),
    ("categories", 1, {"name": ""}, "name is empty"),
    ("letters", 1, {"words": ""}, "words is empty"),
    ("categories", 1, {"slug": "a b"}, "slug is no end of an address"),
    ("categories", 2, {"slug": "a-friend"}, "the slug 'a-friend' is there already"),
    ("notes", 2, {"name": "Abuse or violence"}, "the name 'Abuse or violence' is there already"),
    ("glossary", 2, {"term": "LC"}, "the term 'LC' is there already"),
    ("glossary", 1, {"meaning": "x" * 81}, "meaning is longer than 80 characters"),
    ("letters", 1, {"id": "UPPER"}, "id is no id of a letter"),
    ("letters", 1, {"id": "a" * 14}, "id is no id of a letter"),
    ("letters", 1, {"title": "x" * 121}, "title is longer than 120 characters"),
    ("letters", 1, {"byline": "x" * 41}, "byline is longer than 40 characters"),
    ("letters", 1, {"words": f"half {HALF}"}, "words holds a character that is none"),
    ("letters", 1, {"words": "nothing \x00"}, "words holds a character that is none"),
    ("letters", 1, {"words": "x" * 2_000_001}, "words is longer than 2,000,000 characters"),
    ("letters", 1, {"words": None}, "words is no text"),
    ("letters", 1, {"day": "2031-13-01"}, "day is no day"),
    ("letters", 1, {"day": None}, "day is no day"),
    ("letters", 1, {"day": 20310102}, "day is no day"),
    ("letters", 1, {"rating": "nice"}, "rating is none of the codes for it"),
    ("letters", 1, {"rating": ["safe"]}, "rating is none of the codes for it"),
    ("letters", 1, {"seal": 122_880}, "seal is no number that fits"),
    ("letters", 1, {"felt": True}, "felt is no number that fits"),
    ("letters", 1, {"felt": 1.0}, "felt is no number that fits"),
    ("letters", 1, {"felt": 2**31}, "felt is no number that fits"),
    ("letters", 1, {"felt": -1}, "felt is no number that fits"),
    ("letters", 1, {"closed": 1}, "closed is neither true nor false"),
    ("letters", 1, {"categories": "you"}, "categories is no list"),
    ("letters", 1, {"categories": ["you", "you"]}, "categories has one twice"),
    ("letters", 1, {"categories": [["you"]]}, "categories has one that is no end of an address"),
    ("letters", 1, {"categories": ["moon"]}, "moon is none of the categories of this archive"),
    ("letters", 1, {"notes": ["moon"]}, "moon is none of the notes of this archive"),
    ("letters", 1, {"key": 7}, "a field that this version does not know: 'key'"),
    ("letters", 1, {HALF: 7}, "a field that this version does not know: '\\ud83d'"),
    ("letters", 2, {"earlier": "nowhere"}, "the earlier letter nowhere is not in this archive"),
    ("updates", 2, {"number": 1}, "an update of this letter has that number already"),
    ("updates", 1, {"number": 0}, "number is no number that fits"),
    ("updates", 1, {"notes": ["moon"]}, "moon is none of the notes of this archive"),
    ("updates", 1, {"letter": "nowhere"}, "the letter nowhere is not in letters.jsonl"),
    ("replies", 1, {"at": "2031-01-02T25:00Z"}, "at is neither a day nor a minute"),
    ("replies", 1, {"at": "2031-01-02T12:00:01Z"}, "at is neither a day nor a minute"),
    ("replies", 1, {"path": "00"}, "path is no place in a thread"),
    ("replies", 1, {"path": "0000" * 65}, "path is no place in a thread"),
    ("replies", 1, {"path": "000A"}, "path is no place in a thread"),
    ("replies", 1, {"parent": 1}, "it answers number 1, which does not stand above it"),
    ("replies", 1, {"voice": None}, "voice is no object"),
    ("replies", 1, {"gone": "author"}, "a field that this version does not know: 'at'"),
    ("replies", 2, {"parent": 9}, "it answers number 9, which does not stand above it"),
    ("replies", 2, {"path": "00010000"}, "nothing stands at the place above it"),
    ("replies", 2, {"path": "0000"}, "its place does not come after the one above it"),
    ("replies", 2, {"number": 1, "parent": None}, "number 1 is there already"),
    ("replies", 3, {"letter": "nowhere"}, "the letter nowhere is not in letters.jsonl"),
    ("replies", 4, {"gone": "bored"}, "gone is none of the codes for it"),
]


@pytest.mark.parametrize(
    ("name", "line", "values", "why"), SPOILED, ids=[str(n) for n in range(len(SPOILED))]
)
def test_a_wrong_line_is_named_with_its_file_and_the_reason(
    folder: Path, name: str, line: int, values: Record, why: str
) -> None:
    changed(folder, name, lambda found: found[line - 1].update(values))
    said = refused(folder)
    assert f"{name}.jsonl, line {line}: " in said
    assert why in said


def _voice(**values: Any) -> Callable[[list[Record]], None]:
    return lambda found: found[2]["voice"].update(values)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_voice(name="Short heron"), "voice 1 was another one above"),
        (_voice(seal=7), "two voices have one seal, or one voice has two"),
        (_voice(number=3), "two voices have one seal, or one voice has two"),
        (_voice(number=3, seal=7, role="author"), "the letter has two voices of its author"),
        (_voice(role="owner"), "voice role is none of the codes for it"),
        (_voice(key=7), "voice has a field that this version does not know: 'key'"),
    ],
    ids=["name", "seal", "number", "author", "role", "key"],
)
def test_a_voice_that_does_not_fit_is_refused(
    folder: Path, change: Callable[[list[Record]], None], why: str
) -> None:
    said = refused(changed(folder, "replies", change))
    assert "replies.jsonl, line 3: " in said
    assert why in said


@pytest.mark.parametrize(
    "name", ["categories", "notes", "glossary", "letters", "updates", "replies"]
)
def test_a_field_that_is_missing_is_named(folder: Path, name: str) -> None:
    for field in records(folder, name)[0]:
        with_it = (folder / f"{name}.jsonl").read_text()
        changed(folder, name, lambda found, field=field: found[0].pop(field))  # type: ignore[misc]
        assert f"{name}.jsonl, line 1: it has no {field}" in refused(folder)
        spoiled(folder, f"{name}.jsonl", lambda _, before=with_it: before)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("letters", {"day": "2033-01-02"}, "day 2033-01-02 is still to come"),
        ("updates", {"day": "2033-01-02"}, "day 2033-01-02 is still to come"),
        ("replies", {"at": "2033-01-03T00:00Z"}, "at 2033-01-03T00:00Z is still to come"),
        ("replies", {"at": "9999-01-03"}, "at 9999-01-03 is still to come"),
    ],
    ids=["letter", "update", "reply", "reply of a day"],
)
def test_what_is_still_to_come_was_never_public_and_is_refused(
    folder: Path, name: str, values: Record, why: str
) -> None:
    changed(folder, name, lambda found: found[0].update(values))
    said = refused(folder)
    assert f"{name}.jsonl, line 1: {why}, and so nobody has read it." in said


def test_what_is_of_today_comes_in_and_a_reply_may_be_a_clock_ahead(folder: Path) -> None:
    changed(folder, "letters", lambda found: found[1].update(day="2033-01-01"))
    changed(folder, "replies", lambda found: found[0].update(at="2033-01-02T23:59Z"))
    said = imported(folder, now=datetime(2033, 1, 1, tzinfo=UTC))
    assert "Brought in: 2 letters" in said


def test_a_letter_that_is_there_twice_is_refused(folder: Path) -> None:
    changed(folder, "letters", lambda found: found.append({**found[0], "day": "2032-01-01"}))
    assert "letters.jsonl, line 3: the letter " in refused(folder)


def test_a_letter_before_itself_is_refused(folder: Path) -> None:
    changed(folder, "letters", lambda found: found[0].update(earlier=found[0]["id"]))
    assert "a letter cannot come before itself" in refused(folder)


def test_lines_in_another_order_than_their_letters_are_refused(folder: Path) -> None:
    changed(folder, "letters", lambda found: found.reverse())
    assert "is not in letters.jsonl, or not at this place" in refused(folder)


def test_the_last_wrong_line_of_a_long_archive_keeps_the_first_from_being_written(
    tmp_path: Path,
) -> None:
    with undone():
        for _ in range(5):
            a_reply(a_letter())
        folder = exported(tmp_path / "out")
    changed(folder, "replies", lambda found: found[-1].pop("felt"))
    assert "replies.jsonl, line 5: it has no felt" in refused(folder)


@pytest.mark.parametrize("option", ["--dry-run", "--hold"])
def test_a_bad_archive_is_refused_whatever_is_asked(folder: Path, option: str) -> None:
    changed(folder, "letters", lambda found: found[0].pop("felt"))
    assert "letters.jsonl, line 1" in refused(folder, option)
    resealed(folder)
