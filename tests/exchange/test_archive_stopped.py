"""Ctrl-C, and a disk that does not answer: one plain sentence and the end, no traceback."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from exchange import disk
from exchange.archive.progress import Progress
from letters.models import Letter
from tests.exchange.archives import exported, imported, undone
from tests.make import a_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Ctrl-C when the second letter has been counted, while this is done."""

    def at(done: str) -> None:
        def tell(self: Progress, counts: Any) -> None:
            if self._done == done and counts["letters"] == 2:
                raise KeyboardInterrupt

        monkeypatch.setattr(Progress, "__call__", tell)

    return at


def test_an_import_that_is_stopped_keeps_whole_letters_and_says_so(
    tmp_path: Path, stopped: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with undone():
        for _ in range(3):
            a_letter()
        exported(tmp_path / "out")
    stopped("So far")
    with pytest.raises(CommandError) as end:
        imported(tmp_path / "out")
    assert str(end.value) == "Stopped. What was brought in stays; run it again to go on."
    assert end.value.returncode == 1
    assert Letter.objects.count() == 2
    monkeypatch.undo()
    assert "Brought in: 1 letter" in imported(tmp_path / "out")


def test_a_look_through_that_is_stopped_brings_nothing_in(
    tmp_path: Path, stopped: Callable[[str], None]
) -> None:
    with undone():
        a_letter()
        a_letter()
        exported(tmp_path / "out")
    stopped("Looked through")
    with pytest.raises(CommandError, match="Stopped"):
        imported(tmp_path / "out")
    assert not Letter.objects.exists()


def test_an_export_that_is_stopped_leaves_nothing_and_says_so(
    tmp_path: Path, stopped: Callable[[str], None]
) -> None:
    a_letter()
    a_letter()
    stopped("Written")
    with pytest.raises(CommandError) as end:
        exported(tmp_path / "out")
    assert str(end.value) == "Stopped. No archive was written."
    assert end.value.returncode == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (FileNotFoundError(2, "No such file", "a.txt"), "There is no file or folder a.txt."),
        (PermissionError(13, "denied", "a.txt"), "This account may not open a.txt."),
        (IsADirectoryError(21, "Is a directory", "a"), "a is a folder. Name a file."),
        (NotADirectoryError(20, "Not a directory", "a/b"), "a/b is not in a folder."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (OSError(5, "Input/output error", "a.txt"), "a.txt: Input/output error."),
        (OSError("the disk is gone"), "the disk is gone."),
    ],
    ids=["missing", "forbidden", "folder", "under a file", "full", "broken", "unknown"],
)
def test_what_the_disk_says_is_told_in_words_without_its_number(
    problem: OSError, told: str
) -> None:
    assert disk.said(problem) == told


def test_a_file_that_goes_away_meanwhile_is_named_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with undone():
        a_letter()
        exported(tmp_path / "out")
    gone = tmp_path / "out" / "replies.jsonl"
    monkeypatch.setattr(Progress, "__call__", lambda *_: gone.unlink(missing_ok=True))
    with pytest.raises(CommandError) as end:
        imported(tmp_path / "out")
    assert str(end.value) == f"The archive was not brought in. There is no file or folder {gone}."
