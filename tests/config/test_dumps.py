"""PostgreSQL: a backup by pg_dump, and what was erased since goes again after pg_restore."""

import os
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.config import own_site, servers
from tests.config.own_site import Site
from tests.engines import only_on_postgresql

pytestmark = only_on_postgresql("a backup of SQLite is a file, and restore replays on it")


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on PostgreSQL with letters of every kind, which the tests copy."""
    with servers.a_database() as url:
        site = own_site.built(tmp_path_factory.mktemp("pg") / "data", url)
        assert site.manage("ready").returncode == 0
        site.play("write")
        yield site


@pytest.fixture
def site(migrated: Site, tmp_path: Path) -> Iterator[Site]:
    """A site that only this test knows."""
    with servers.a_database(migrated.url) as url:
        yield replace(own_site.copied(migrated, tmp_path / "data"), url=url)


@pytest.fixture
def empty() -> Iterator[str]:
    """A database into which something can be restored."""
    with servers.a_database() as url:
        yield url


def restored(site: Site, dump: Path, url: str) -> Site:
    """What pg_restore makes of the dump; nothing is replayed yet."""
    (site.folder / "restoring").touch()  # as docs/operating.md says
    command = ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", str(dump)]
    subprocess.run(command, check=True, capture_output=True)
    return replace(site, url=url)


def test_a_backup_is_a_dump_that_only_its_owner_reads(site: Site) -> None:
    done = site.manage("backup")
    assert done.returncode == 0, done.stderr
    file = Path(done.stdout.partition(": ")[0])
    assert file.suffix == ".dump"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    assert "10 letters, 9 replies" in done.stdout
    assert "keys.json" in done.stdout


def test_old_dumps_are_deleted(site: Site) -> None:
    old = site.backup()
    old.rename(old.with_name("letters-2001-01-01T000000Z.dump"))
    kept = site.backup()
    assert list(kept.parent.iterdir()) == [kept]


def test_where_pg_dump_fails_there_is_no_half_of_a_backup(site: Site, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "pg_dump"
    program.write_text("#!/bin/sh\necho 'the disk is full' >&2\nexit 1\n")
    program.chmod(0o755)
    broken = {**site.environment, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    done = site.manage("backup", environment=broken)
    assert done.returncode != 0
    assert "the disk is full" in done.stderr
    assert list((site.folder / "backups").iterdir()) == []


STANDS = {
    "burned": "burned",
    "orphaned": "published",
    "removed": "removed",
    "hidden": "hidden",
    "held": "held",
    "taken_back": "taken_back",
    "again_public": "published",
    "redacted": "held",
    "kept": "published",
    "cancelled": "no row",
}


def stands(site: Site) -> dict[str, Any]:
    """How the letter of each kind stands."""
    return {kind: found["stands"] for kind, found in site.play("look").items()}


def test_what_was_erased_after_the_dump_is_erased_again(site: Site, empty: str) -> None:
    dump = site.backup()
    site.play("leave")
    back = restored(site, dump, empty)
    assert stands(back)["burned"] == "published", "or there would be nothing to replay"
    assert "restoring" in back.refused("ready")
    done = back.manage("replay_erasures")
    assert done.returncode == 0, done.stderr
    assert "burned again: 1" in done.stdout
    assert stands(back) == STANDS
    assert back.play("keys")["burned"] == ""
    assert back.manage("ready").returncode == 0


def test_replaying_again_changes_nothing(site: Site, empty: str) -> None:
    dump = site.backup()
    site.play("leave")
    back = restored(site, dump, empty)
    for _ in range(2):
        done = back.manage("replay_erasures")
        assert done.returncode == 0, done.stderr
    assert "burned" not in done.stdout
    assert stands(back) == STANDS


def test_only_what_came_after_the_dump_is_replayed(site: Site, empty: str) -> None:
    """A number that a restore has made free is given again; the old line does not mean it."""
    dump = site.backup()
    number = site.play("answer", "burned")
    back = restored(site, dump, empty)
    assert back.manage("replay_erasures").returncode == 0
    assert back.play("answer", "left") == number
    second = back.backup()
    with servers.a_database() as url:
        again = restored(back, second, url)
        assert again.manage("replay_erasures").returncode == 0
        assert again.play("look")["kept"]["replies"] == 2


def test_a_lost_list_is_refused_unless_the_operator_says_so(site: Site, empty: str) -> None:
    dump = site.backup()
    (site.folder / "erasures").unlink()
    back = restored(site, dump, empty)
    assert "There is no erasure list" in back.refused("replay_erasures")
    assert "restoring" in back.refused("ready")
    assert back.manage("replay_erasures", "--without-erasures").returncode == 0
    assert back.manage("ready").returncode == 0


def test_the_dump_of_another_site_is_refused(site: Site, empty: str) -> None:
    back = restored(site, site.backup(), empty)
    (site.folder / "keys.json").unlink()
    assert back.manage("make_keys").returncode == 0
    assert "another key file" in back.refused("replay_erasures")


def test_on_sqlite_restore_does_it(tmp_path: Path) -> None:
    assert "manage.py restore" in Site(tmp_path).refused("replay_erasures")
