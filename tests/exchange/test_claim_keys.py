"""Whom `--claim-keys` deals a key to, and what its file holds after a stop."""

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError

from authors import keys
from authors.models import Key
from tests.exchange import wxr
from tests.exchange.moving import command, letter_of

pytestmark = pytest.mark.django_db


def rows(file: Path) -> list[dict[str, str]]:
    """The lines of a file of keys, by its header."""
    return list(csv.DictReader(file.open(encoding="utf-8")))


@pytest.mark.parametrize(
    ("display", "meta", "options", "owner"),
    [
        ("Robin", {}, {}, "me@example.org"),
        ("Robin", {}, {"bylines": "form"}, None),
        ("Robin", {}, {"bylines": "none"}, None),
        ("admin", {}, {}, None),
        ("The Moderator", {}, {}, None),
        ("robin@example.org", {}, {}, None),
        ("Robin", {"user_submit_name": "moth"}, {}, None),
        ("Robin", {"user_submit_name": "me@x.org"}, {}, None),
        ("Robin", {"user_submit_email": "moth@example.org"}, {}, "moth@example.org"),
        ("admin", {"user_submit_email": "moth@example.org"}, {"bylines": "none"},
         "moth@example.org"),
    ],
)  # fmt: skip
def test_an_account_gets_the_keys_only_to_letters_that_it_signs(
    tmp_path: Path, display: str, meta: dict[str, str], options: dict[str, str], owner: str | None
) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    about = wxr.an_author("admin", name=display)
    path.write_bytes(wxr.an_export(wxr.an_item(7, meta=meta), about=about))
    said = command(path, claim_keys=file, **options)
    assert [row["address"] for row in rows(file)] == ([owner] if owner else [])
    assert (letter_of(7).key is not None) == bool(owner)
    assert ("Without a key: 1 letter." in said) == (owner is None)


def test_letters_that_are_here_already_are_counted_and_get_no_key(tmp_path: Path) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    meta = {"user_submit_email": "robin@example.org"}
    path.write_bytes(wxr.an_export(wxr.an_item(7, meta=meta), wxr.an_item(8, meta=meta)))
    command(path)
    said = command(path, claim_keys=file)
    assert "0 keys dealt" in said
    assert "Without a key: 2 letters." in said
    assert rows(file) == []
    assert file.read_text().count("\n") == 1


def test_a_letter_that_has_its_key_is_not_counted_again(tmp_path: Path) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    meta = {"user_submit_email": "robin@example.org"}
    path.write_bytes(wxr.an_export(wxr.an_item(7, meta=meta)))
    assert "1 key dealt" in command(path, claim_keys=file)
    assert "Without a key" not in command(path, claim_keys=file)
    assert file.read_text().count("six words") == 1
    assert len(rows(file)) == 1


def test_a_name_does_not_run_as_a_formula(tmp_path: Path) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    said = wxr.a_comment(1, comment_author='=HYPERLINK("https://x.example")')
    path.write_bytes(wxr.an_export(wxr.an_item(7, comments=[said])))
    command(path, claim_keys=file)
    assert rows(file)[0]["name"].startswith("'=")


def test_a_comment_without_words_gets_no_line(tmp_path: Path) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    path.write_bytes(wxr.an_export(wxr.an_item(7, comments=[wxr.a_comment(1, "<br>")])))
    command(path, claim_keys=file)
    assert rows(file) == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError("the disk is full")])
@pytest.mark.parametrize("where", ["before the lines", "after the lines"])
def test_after_a_stop_every_line_has_its_key_and_every_key_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, where: str
) -> None:
    from exchange.wordpress.claims import Claims

    path, file, written = tmp_path / "old.xml", tmp_path / "keys.csv", []
    wxr.write_export(path, posts=3, comments_each=2)
    real = Claims.write

    def until_the_second(self: Claims) -> None:
        written.append(self)
        if len(written) == 2 and where.startswith("before"):
            raise stop
        real(self)
        if len(written) == 2:
            raise stop

    monkeypatch.setattr(Claims, "write", until_the_second)
    with pytest.raises(CommandError):
        command(path, claim_keys=file)
    monkeypatch.undo()
    assert len(rows(file)) == Key.objects.count() == 2
    command(path, claim_keys=file)
    digests = {keys.digest(row["six words"]) for row in rows(file)}
    assert digests == {bytes(digest) for digest in Key.objects.values_list("digest", flat=True)}
    assert len(digests) == 6


def test_a_stop_after_the_keys_were_kept_takes_no_line_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exchange.wordpress.bringing import Mover

    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    wxr.write_export(path, posts=1, comments_each=2)
    real = Mover._save_with_keys

    def and_stop(self: Mover, *args: object, **given: object) -> None:
        real(self, *args, **given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(Mover, "_save_with_keys", and_stop)
    with pytest.raises(CommandError, match="Stopped"):
        command(path, claim_keys=file)
    assert len(rows(file)) == Key.objects.count() == 2
