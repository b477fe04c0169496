"""`manage.py backup`: a whole copy while people write, and never half of one."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from authors.clock import today
from config import backups
from tests.config import own_site
from tests.config.own_site import ROOT, Site, rows


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Tables and pigeonholes, made once."""
    return own_site.built(tmp_path_factory.mktemp("new") / "data")


@pytest.fixture
def site(new_site: Site, tmp_path: Path) -> Site:
    """A site that only this test knows."""
    return own_site.copied(new_site, tmp_path / "data")


def test_a_backup_says_what_it_holds_and_what_it_does_not(site: Site) -> None:
    site.play("write")
    done = site.manage("backup")
    assert done.returncode == 0
    file = Path(done.stdout.partition(": ")[0])
    assert file.parent == site.folder / "backups"
    assert f"{file.stat().st_size:,} bytes, 10 letters, 9 replies" in done.stdout
    for apart in ("keys.json", "erasures"):
        assert str(site.folder / apart) in done.stdout
    assert "somewhere else" in done.stdout


def test_nobody_else_can_read_it_and_it_holds_no_secret(site: Site) -> None:
    file = site.backup()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]
    content = file.read_bytes()
    secrets = re.findall(r"[0-9a-f]{64}", (site.folder / "keys.json").read_text())
    assert len(secrets) >= 6
    for secret in secrets:
        assert secret.encode() not in content
        assert bytes.fromhex(secret) not in content


def test_it_goes_where_the_operator_says(site: Site, tmp_path: Path) -> None:
    done = site.manage("backup", tmp_path / "a disk" / "letters & more")
    assert done.returncode == 0, done.stderr
    assert len(list(own_site.every_copy(tmp_path / "a disk" / "letters & more"))) == 1


def test_each_copy_is_whole_and_holds_all_that_was_acknowledged_before_it(site: Site) -> None:
    writer = site.start("post_for_ever")
    assert writer.stdout
    known: set[str] = set()
    try:
        for _ in range(4):
            known |= {writer.stdout.readline().strip() for _ in range(20)}
            file = site.backup()
            assert rows(file, "PRAGMA integrity_check") == [("ok",)]
            assert rows(file, "PRAGMA foreign_key_check") == []
            held = {
                public_id for (public_id,) in rows(file, "SELECT public_id FROM letters_letter")
            }
            assert known <= held
            file.unlink()
    finally:
        writer.kill()
        writer.communicate()
    assert len(known) == 80


def test_old_backups_go_and_nothing_else_does(site: Site) -> None:
    folder = site.folder / "backups"
    folder.mkdir()
    old = ["letters-2019-01-31T000000Z.sqlite3", "letters-2019-02-01T000000Z.sqlite3.part.17"]
    not_ours = ["letters-of-my-own.sqlite3", "other-2019-01-31.sqlite3", "letters-2019-01-31.txt"]
    for name in [*old, *not_ours, f"letters-{today()}T000000Z.sqlite3"]:
        (folder / name).touch()
    aside = site.folder / "letters.before-restore.2019-01-31.sqlite3"
    aside.touch()
    done = site.manage("backup")
    left = {path.name for path in folder.iterdir()}
    assert not left & set(old)
    assert {*not_ours, f"letters-{today()}T000000Z.sqlite3"} <= left
    assert not aside.exists()
    assert site.database.exists()
    assert done.stdout.count("older than 30 days") == 3


def test_the_operator_says_how_long_backups_are_kept(site: Site) -> None:
    first = site.backup()
    named = first.with_name("letters-2020-01-01T000000Z.sqlite3")
    first.rename(named)
    days = (today().toordinal() - 737_425) + 1  # since 2020-01-01, and one more
    command = [sys.executable, ROOT / "manage.py", "backup"]
    for kept, there in ((days, True), (days - 2, False)):
        environment = site.environment | {"BACKUP_DAYS": str(kept)}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        assert named.exists() is there


def test_a_folder_that_cannot_be_written_to_is_named_in_one_sentence(site: Site) -> None:
    said = site.refused("backup", site.folder / "keys.json" / "backups")
    assert said.count("\n") == 1
    assert str(site.folder / "keys.json" / "backups") in said


def test_a_full_disk_leaves_nothing_half_written(site: Site) -> None:
    site.backup().unlink()
    limited = f'ulimit -f 200; exec "{sys.executable}" "{ROOT}/manage.py" backup'
    done = subprocess.run(
        ["bash", "-c", limited], env=site.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.startswith("CommandError: There is no new backup in")
    assert done.stderr.count("\n") == 1
    assert list((site.folder / "backups").iterdir()) == []


def test_a_backup_that_the_key_file_would_not_open_is_not_made(site: Site) -> None:
    site.backup().unlink()
    (site.folder / "keys.json").unlink()
    assert "does not belong to this database" in site.refused("backup")
    assert list((site.folder / "backups").iterdir()) == []


def test_another_kind_of_database_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with pytest.raises(backups.Unusable, match="replay_erasures"):
        backups.database()
