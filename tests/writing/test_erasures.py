"""The erasure list: whole lines in order, whoever writes at once, and no word of anybody's."""

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine

from writing import erasures
from writing.erasures import Line
from writing.models import Status

DAY = datetime.date(2031, 5, 4)
NAME = "k3m9qxw2hd7pz"
ROOT = Path(__file__).resolve().parents[2]
# A process that notes the same text many times, as a worker of a busy site does.
WORKER = """
import os, sys
sys.path[:0] = ["{root}/site", "{root}"]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from writing import erasures
for _ in range(200):
    erasures.note("hidden", "{name}", "cruel")
"""


@pytest.fixture(autouse=True)
def _a_list_of_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    with time_machine.travel(datetime.datetime(2031, 5, 4, 12, tzinfo=datetime.UTC)):
        yield


def lines_of(name: str, after: int = 0) -> list[Line]:
    return erasures.read(after).get(erasures.digest(name), [])


def test_what_was_done_to_a_text_is_read_back_in_its_order() -> None:
    erasures.note(Status.HIDDEN, NAME, "recipient_guess")
    erasures.note(Status.BURNED, "another")
    erasures.note(Status.PUBLISHED, NAME)
    assert lines_of(NAME) == [Line(DAY, "hidden", "recipient_guess"), Line(DAY, "published", "")]
    assert lines_of("another") == [Line(DAY, "burned", "")]
    assert lines_of("a third") == []


def test_the_list_says_nothing_of_which_text_it_was(settings: Any) -> None:
    erasures.note(Status.BURNED, NAME)
    content = erasures.path().read_text()
    assert NAME not in content
    assert erasures.digest(NAME) in content
    mine = erasures.digest(NAME)
    settings.SECRETS = type(settings.SECRETS)(
        **{**vars(settings.SECRETS), "pepper": b"another pepper"}
    )
    assert erasures.digest(NAME) != mine


def test_nobody_else_on_the_machine_can_read_it() -> None:
    before = os.umask(0)
    try:
        erasures.note(Status.BURNED, NAME)
    finally:
        os.umask(before)
    assert erasures.path().stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_list_begun_by_root_belongs_to_whom_the_folder_belongs(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12345)
    erasures.begin()
    assert erasures.path().stat().st_uid == 12345


@pytest.mark.parametrize("cut", [1, 20, 66, 100])
def test_a_line_that_was_cut_off_is_none_and_spoils_no_other(cut: int) -> None:
    erasures.note(Status.HIDDEN, NAME, "cruel")
    whole = erasures.size()
    erasures.note(Status.REMOVED, NAME, "cruel")
    os.truncate(erasures.path(), max(whole, erasures.size() - cut))
    assert lines_of(NAME)[0] == Line(DAY, "hidden", "cruel")
    kept = lines_of(NAME)
    erasures.note(Status.BURNED, NAME)
    assert lines_of(NAME) == [*kept, Line(DAY, "burned", "")]


def test_a_ground_cut_off_with_its_line_is_never_taken_for_another() -> None:
    erasures.note(Status.REMOVED, NAME, "self_harm")
    content = erasures.path().read_bytes()
    for end in range(len(content) - 1):
        erasures.path().write_bytes(content[:end])
        assert lines_of(NAME) == []


@pytest.mark.parametrize(
    "rubbish", [b"\x00" * 90, b"\xff\xfe", b"2031-99-99 burned - " + b"a" * 64]
)
def test_what_a_broken_disk_leaves_is_passed_over(rubbish: bytes) -> None:
    erasures.path().write_bytes(rubbish)
    erasures.note(Status.BURNED, NAME)
    assert lines_of(NAME) == [Line(DAY, "burned", "")]
    assert len(erasures.read()) == 1


def test_only_what_came_after_a_place_is_read() -> None:
    erasures.note(Status.HIDDEN, NAME)
    place = erasures.size()
    erasures.note(Status.PUBLISHED, NAME)
    assert lines_of(NAME, after=place) == [Line(DAY, "published", "")]
    assert erasures.read(after=erasures.size()) == {}


def test_a_list_that_is_missing_is_not_an_empty_one() -> None:
    with pytest.raises(FileNotFoundError):
        erasures.read()
    erasures.begin()
    assert erasures.read() == {}
    erasures.note(Status.BURNED, NAME)
    erasures.begin()
    assert len(lines_of(NAME)) == 1


@pytest.mark.parametrize(("what", "ground"), [("burned\n", ""), ("two words", ""), ("held", "A B")])
def test_words_that_would_break_the_list_are_refused(what: str, ground: str) -> None:
    with pytest.raises(ValueError, match="no word of the erasure list"):
        erasures.note(what, NAME, ground)
    assert not erasures.path().exists()


def test_an_account_is_never_named_like_a_text() -> None:
    assert " " in erasures.account_name(7)
    assert erasures.account_name(7) != erasures.account_name(70)


def test_a_list_that_cannot_be_written_stops_the_act(tmp_path: Path) -> None:
    erasures.path().mkdir()
    with pytest.raises(OSError, match="erasures"):
        erasures.note(Status.BURNED, NAME)


def test_a_full_disk_is_told_and_leaves_no_whole_line() -> None:
    program = WORKER.format(root=ROOT, name=NAME) + "print('all kept')"
    limited = f'ulimit -f 1; exec "{sys.executable}" -c "$0"'
    done = _run(["bash", "-c", limited, program])
    assert done.returncode != 0
    assert "OSError" in done.stderr
    assert 0 < erasures.size() <= 1024
    assert {line[1:] for line in lines_of(NAME)} == {("hidden", "cruel")}


def test_lines_of_many_processes_never_mix() -> None:
    workers = [_start([sys.executable, "-c", WORKER.format(root=ROOT, name=n)]) for n in "abcd"]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0, 0, 0]
    assert [len(lines_of(name)) for name in "abcd"] == [200, 200, 200, 200]


def _environment() -> dict[str, str]:
    """The other process keeps its list where this test does, under this test's keys."""
    keys = os.environ["DATA_DIR"] + "/keys.json"
    return os.environ | {"DATA_DIR": str(erasures.path().parent), "KEY_FILE": keys}


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=_environment())


def _run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
