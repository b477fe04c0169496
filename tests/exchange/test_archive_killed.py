"""An import that is killed at any moment is finished by the next one."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.config import own_site
from tests.config.own_site import KILLED, ROOT, Site, rows
from tests.exchange.archives import exported, files, undone
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db
COUNT = "SELECT count(*) FROM letters_letter WHERE status = 'published'"
HALF = """SELECT count(*) FROM letters_letter WHERE status <> 'published' OR reply_count <>
(SELECT count(*) FROM comments_reply WHERE letter_id = letters_letter.id)"""


def killed(site: Site, folder: Path, letters: int) -> None:
    """Import until there are so many letters, then kill it where it stands."""
    dying = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "import_archive", str(folder)],
        cwd=ROOT,
        env=site.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while rows(site.database, COUNT)[0][0] < letters and dying.poll() is None:
        time.sleep(0.002)
    dying.kill()
    dying.communicate(timeout=60)
    assert dying.returncode == KILLED, "it was done before"


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
    before = rows(site.database, COUNT)[0][0]  # what a new site begins with
    there = before
    for more in (3, 40):
        killed(site, folder, there + more)
        there = rows(site.database, COUNT)[0][0]
        assert before < there < before + 150
        assert rows(site.database, HALF) == [(0,)]
    done = site.manage("import_archive", folder)
    assert done.returncode == 0, done.stderr
    assert f"Here already, and the same: {there - before} letters." in done.stdout
    assert f"Brought in: {150 - there + before} letters" in done.stdout
    site.manage("export_archive", tmp_path / "second")
    second = (tmp_path / "second" / "replies.jsonl").read_bytes()
    assert second == files(folder)["replies.jsonl"]
    assert "There is something in" in site.refused("export_archive", tmp_path / "second")
    assert "checksum" not in site.refused("import_archive", tmp_path)
