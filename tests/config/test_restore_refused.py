"""A restore that does not fit is refused in one sentence, and nothing has changed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.config import own_site
from tests.config.own_site import BEFORE_RESTORE, Site, rows


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with letters and a backup of them."""
    site = own_site.built(tmp_path_factory.mktemp("written") / "data")
    site.play("write")
    site.backup()
    return site


@pytest.fixture
def site(written: Site, tmp_path: Path) -> Site:
    """A site that only this test knows."""
    return own_site.copied(written, tmp_path / "data")


@pytest.fixture
def backup(site: Site) -> Path:
    """Its backup."""
    return next(own_site.every_copy(site.folder / "backups"))


def refused(site: Site, *said: str | Path) -> str:
    """What a restore says that must not change a byte."""
    before, names = site.bytes(), site.files()
    sentence = site.refused("restore", *said)
    assert site.files() == names
    assert site.bytes() == before
    return sentence


def write_sql(database: Path, sql: str) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute(sql)
        opened.commit()


def test_a_file_that_is_not_there(site: Site) -> None:
    assert "There is no file nowhere.sqlite3" in refused(site, "nowhere.sqlite3")


@pytest.mark.parametrize("content", [b"", b"Dear you,", b"SQLite format 3\x00" + b"\x00" * 4096])
def test_something_that_is_no_database(site: Site, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.txt").write_bytes(content)
    assert "database" in refused(site, tmp_path / "letter.txt")


def test_another_programs_database(site: Site, tmp_path: Path) -> None:
    write_sql(tmp_path / "other.sqlite3", "CREATE TABLE songs (title)")
    assert "not one of this site" in refused(site, tmp_path / "other.sqlite3")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_backup_with_a_damaged_page(site: Site, backup: Path, part: float) -> None:
    content = bytearray(backup.read_bytes())
    pages = len(content) // 4096
    for page in range(int(pages * part), int(pages * part) + pages // 12):
        content[page * 4096 : page * 4096 + 512] = b"\xa5" * 512
    backup.write_bytes(content)
    assert "was not restored" in refused(site, backup)


def test_a_backup_that_was_cut_short(site: Site, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: 40 * 4096])
    assert "was not restored" in refused(site, backup)


def test_a_backup_whose_rows_name_rows_that_are_not_there(site: Site, backup: Path) -> None:
    write_sql(backup, "DELETE FROM comments_voice")
    assert "rows are missing" in refused(site, backup)


def test_the_backup_of_a_site_with_other_keys(site: Site, backup: Path, tmp_path: Path) -> None:
    (site.folder / "keys.json").rename(tmp_path / "keys.json")
    said = refused_with_new_keys(site, backup)
    assert "another key file" in said
    assert str(site.folder / "keys.json") in said


def refused_with_new_keys(site: Site, backup: Path) -> str:
    site.manage("make_keys")
    return refused(site, backup)


def test_the_backup_of_a_newer_version(site: Site, backup: Path) -> None:
    write_sql(
        backup,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('letters', '9999_x', '2031')",
    )
    assert "newer version of the site (letters.9999_x" in refused(site, backup)


def test_a_site_that_is_being_served(site: Site, backup: Path) -> None:
    serving = site.start("serve")
    assert serving.stdin
    assert serving.stdout
    try:
        assert serving.stdout.readline() == "serving\n"
        before = rows(site.database, "SELECT * FROM letters_letter")
        said = site.refused("restore", backup)
        assert "The site is running" in said
        assert rows(site.database, "SELECT * FROM letters_letter") == before
        assert not (site.folder / "restoring").exists()
    finally:
        serving.stdin.close()
        serving.wait(timeout=60)
    assert "is in its place" in site.restore(backup)


def test_the_database_of_the_site_itself(site: Site) -> None:
    assert "Name a backup" in refused(site, site.database)


def test_a_missing_erasure_list(site: Site, backup: Path) -> None:
    (site.folder / "erasures").unlink()
    said = refused(site, backup)
    assert "no erasure list" in said
    assert "readable again" in said


def test_an_erasure_list_that_is_older_than_the_backup(site: Site) -> None:
    site.play("leave")
    later = site.backup()
    old = site.folder / "erasures"
    old.write_bytes(old.read_bytes()[:-100])
    assert "ends before this backup was made" in refused(site, later)


@pytest.mark.parametrize("lost", [True, False])
def test_without_the_list_only_if_the_operator_says_so(
    site: Site, backup: Path, lost: bool
) -> None:
    site.play("leave")
    if lost:
        (site.folder / "erasures").unlink()
    site.restore(backup, "--without-erasures")
    assert site.play("look")["burned"]["status"] == (200 if lost else 410)


def test_a_full_disk(site: Site, backup: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    before = site.bytes()
    limited = 'ulimit -f 300; exec "$0" "$@"'
    program = [sys.executable, str(own_site.ROOT / "manage.py"), "restore", str(backup)]
    done = subprocess.run(
        ["bash", "-c", limited, *program],
        env=site.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert site.bytes() == before
    assert not [name for name in site.files() if "restor" in name]


def test_a_damaged_database_is_moved_aside_like_a_whole_one(site: Site, backup: Path) -> None:
    site.database.write_bytes(b"not a database any more" * 400)
    site.restore(backup)
    assert site.play("look")["kept"]["status"] == 200
    aside = next(site.folder.glob(f"{BEFORE_RESTORE}*"))
    assert aside.read_bytes().startswith(b"not a database any more")


def test_a_site_that_has_lost_its_database_gets_it_back(site: Site, backup: Path) -> None:
    shutil.move(site.database, site.folder / "elsewhere")
    assert "that was here" not in site.restore(backup)
    assert site.play("look")["kept"]["status"] == 200


def test_an_older_database_is_migrated(site: Site, backup: Path) -> None:
    """What a copy made by hand, of an older version, has to go through."""
    last = rows(backup, "SELECT max(id) FROM django_migrations WHERE app = 'sessions'")
    write_sql(backup, "DROP TABLE django_session")
    write_sql(backup, f"DELETE FROM django_migrations WHERE id = {last[0][0]}")  # noqa: S608
    site.restore(backup)
    assert rows(site.database, "SELECT count(*) FROM django_session") == [(0,)]
