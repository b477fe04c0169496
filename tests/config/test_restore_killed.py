"""A restore that is killed can be run again, and until then the site is not served."""

from pathlib import Path

import pytest

from tests.config import own_site, scenes
from tests.config.own_site import BEFORE_RESTORE, KILLED, Site, rows


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a backup from before people left."""
    site = own_site.built(tmp_path_factory.mktemp("left") / "data")
    site.play("write")
    site.backup()
    site.play("leave")
    return site


def stands(database: Path) -> list[tuple[str, str]]:
    """Where each letter stands, and its words."""
    found = rows(database, "SELECT title, status, source FROM letters_letter ORDER BY public_id")
    return [(title, status) for title, status, _ in found]


def killed_at(site: Site, backup: Path, step: int) -> bool:
    """Restore until the `step`th change of the disk; whether it was killed there."""
    dying = site.start("restore_and_die", str(backup), str(step))
    dying.communicate(timeout=300)
    assert dying.returncode in (KILLED, 0)
    return dying.returncode == KILLED


def test_killed_before_any_change_of_the_disk_it_ends_the_same_when_run_again(
    left: Site, tmp_path: Path
) -> None:
    whole = own_site.copied(left, tmp_path / "whole")
    whole.restore(next(own_site.every_copy(whole.folder / "backups")))
    wanted, present = stands(whole.database), stands(left.database)
    site = own_site.copied(left, tmp_path / "killed")
    backup = next(own_site.every_copy(site.folder / "backups"))
    step = swapped = 0
    while killed_at(site, backup, step):
        unfinished = (site.folder / "restoring").exists()
        if site.database.exists():
            swapped += stands(site.database) == wanted
            assert swapped or stands(site.database) == present
        assert site.database.exists() or unfinished, step
        if swapped and not unfinished:
            break  # it was done
        if swapped == 1:
            assert "Run `python manage.py restore` again" in site.refused("ready")
        step += 1
    assert step > 8
    assert swapped > 1
    assert stands(site.database) == wanted
    asides = [name for name in site.files() if name.startswith(BEFORE_RESTORE)]
    assert [stands(site.folder / name) for name in asides] == [present]
    assert not [name for name in site.files() if "restor" in name and name not in asides]
    assert scenes.SENTENCE.format("burned").encode() not in site.bytes()


def test_what_is_started_over_an_unfinished_restore_does_not_stay(
    left: Site, tmp_path: Path
) -> None:
    """bin/serve makes new tables before it asks whether it may serve."""
    site = own_site.copied(left, tmp_path / "data")
    backup = next(own_site.every_copy(site.folder / "backups"))
    aside = site.folder / f"{BEFORE_RESTORE}2031-05-04.sqlite3"
    (site.folder / "restoring").write_text(aside.name)
    site.database.rename(aside)
    assert site.manage("migrate").returncode == 0
    assert "restore" in site.refused("ready")
    site.restore(backup)
    assert ("The kept one", "published") in stands(site.database)
    assert [name for name in site.files() if name.startswith(BEFORE_RESTORE)] == [aside.name]
