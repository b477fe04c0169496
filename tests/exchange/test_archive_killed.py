"""An import that is killed at any moment is finished by the next one."""

from pathlib import Path

import pytest

from tests.config import own_site
from tests.exchange.archives import exported, files, undone
from tests.exchange.killing import half, killed, letters
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db


def test_an_import_that_is_killed_leaves_whole_letters_and_can_be_run_again(
    tmp_path: Path,
) -> None:
    with undone():
        for number in range(150):
            letter = a_letter(title=f"Letter {number}")
            if number % 3 == 0:
                a_reply(letter, parent=a_reply(letter))
        folder = exported(tmp_path / "first")
    site = own_site.built(tmp_path / "data")
    before = letters(site)  # what a new site begins with
    there = before
    for more in (3, 40):
        there = killed(site, there + more, "import_archive", str(folder))
        assert before < there < before + 150
        assert half(site) == 0
    done = site.manage("import_archive", folder)
    assert done.returncode == 0, done.stderr
    assert f"Here already, and the same: {there - before} letters." in done.stdout
    assert f"Brought in: {150 - there + before} letters" in done.stdout
    site.manage("export_archive", tmp_path / "second")
    second = (tmp_path / "second" / "replies.jsonl").read_bytes()
    assert second == files(folder)["replies.jsonl"]
    assert "There is something in" in site.refused("export_archive", tmp_path / "second")
    assert "checksum" not in site.refused("import_archive", tmp_path)
