"""`manage.py move_from_sqlite`: a site leaves its file, and nobody who reads or writes notices."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.config import own_site, servers
from tests.config.own_site import Site
from tests.engines import only_on_postgresql

pytestmark = only_on_postgresql("there is nowhere to move to")
COUNTS = re.compile(r"(\w+): ([\d,]+) there, ([\d,]+) here")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on SQLite, on which everything has happened that can happen."""
    return own_site.built(tmp_path_factory.mktemp("old") / "data")


@pytest.fixture(scope="module")
def lived(old: Site) -> dict[str, Any]:
    """What is known of it: somebody's six words, the accounts that came and went."""
    assert old.manage("ready").returncode == 0
    told: dict[str, Any] = old.play("live")
    return told


@pytest.fixture(scope="module")
def migrated(old: Site) -> Iterator[str]:
    """A database with tables, of which each test gets a copy."""
    with servers.a_database() as url:
        assert replace(old, url=url).manage("migrate").returncode == 0
        yield url


@pytest.fixture
def new(old: Site, lived: dict[str, Any], migrated: str) -> Iterator[Site]:
    """The same folder with the same keys, and an empty database of PostgreSQL."""
    with servers.a_database(migrated) as url:
        yield replace(old, url=url)


@pytest.fixture(scope="module")
def moved(old: Site, lived: dict[str, Any], migrated: str) -> Iterator[tuple[Site, str]]:
    """It has moved; what the command said. Only for tests that read."""
    with servers.a_database(migrated) as url:
        site = replace(old, url=url)
        done = site.manage("move_from_sqlite", old.database)
        assert done.returncode == 0, done.stderr
        yield site, done.stdout


def test_every_table_is_told_with_both_counts_and_they_are_true(
    old: Site, moved: tuple[Site, str]
) -> None:
    site, said = moved
    told = {table: (int(there), int(here)) for table, there, here in COUNTS.findall(said)}
    counts = old.play("counts")
    assert {table: both for table, both in told.items() if any(both)} == {
        table: (count, count) for table, count in counts.items()
    }
    assert site.play("counts") == counts
    assert {"letters_letter", "letters_letter_categories", "auth_permission"} <= set(counts)
    assert f"{sum(counts.values()):,} rows in {len(told)} tables" in said


def test_every_value_of_every_row_is_the_same(old: Site, moved: tuple[Site, str]) -> None:
    assert moved[0].play("fingerprint") == old.play("fingerprint")


def test_every_page_says_the_same_as_before(old: Site, moved: tuple[Site, str]) -> None:
    before, after = old.play("crawl"), moved[0].play("crawl")
    assert set(before) == set(after)
    letters = [address for address in before if address.startswith("/letters/")]
    assert len(letters) >= 4
    for address in ("/", "/archive/", "/log/", *letters):
        assert after[address] == before[address], address


def test_six_words_open_the_same_desk(moved: tuple[Site, str], lived: dict[str, Any]) -> None:
    status, where, page = moved[0].play("opens", lived["words"])
    assert (status, where) == (200, lived["desk"])
    assert "gooseberry" in page


def test_the_file_is_only_read(old: Site, new: Site) -> None:
    before = old.database.read_bytes(), old.play("fingerprint")
    assert new.manage("move_from_sqlite", old.database).returncode == 0
    assert (old.database.read_bytes(), old.play("fingerprint")) == before


def test_the_site_goes_on_with_new_numbers_and_a_locked_ledger(
    new: Site, old: Site, lived: dict[str, Any]
) -> None:
    assert new.manage("move_from_sqlite", old.database).returncode == 0
    after = new.play("go_on")
    assert after["new letter"]
    assert after["member"] > lived["gone"] > lived["kept"], "or a restore would close a new account"
    assert "a decision is never deleted" in after["refused"]
    assert after["decisions"][0] == after["decisions"][1] > 0
    assert new.manage("ready").returncode == 0


def test_a_database_that_holds_something_is_left_as_it_is(new: Site, old: Site) -> None:
    new.play("go_on_alone")
    before = new.play("fingerprint")
    assert "already" in new.refused("move_from_sqlite", old.database)
    assert new.play("fingerprint") == before


DROPPING = """CREATE FUNCTION drop_it() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER drop_it BEFORE INSERT ON letters_update FOR EACH ROW EXECUTE FUNCTION drop_it()"""


def test_where_a_row_does_not_arrive_nothing_is_kept(new: Site, old: Site) -> None:
    servers.run(DROPPING, new.url)
    before = new.play("fingerprint")
    assert "The counts differ in letters_update" in new.refused("move_from_sqlite", old.database)
    assert new.play("fingerprint") == before


def test_without_tables_or_on_sqlite_it_says_what_to_do_first(old: Site) -> None:
    assert "Set DATABASE_URL" in old.refused("move_from_sqlite", old.database)
    with servers.a_database() as url:
        assert "migrate" in replace(old, url=url).refused("move_from_sqlite", old.database)


def test_a_file_that_is_not_there_or_no_database_is_refused(new: Site, tmp_path: Path) -> None:
    assert "There is no file" in new.refused("move_from_sqlite", tmp_path / "nothing")
    (tmp_path / "letter.txt").write_text("Dear you. " * 1000)
    assert "not a whole SQLite database" in new.refused("move_from_sqlite", tmp_path / "letter.txt")


def test_a_file_of_another_key_is_refused(new: Site, old: Site, tmp_path: Path) -> None:
    other = own_site.built(tmp_path / "other")
    other.play("counts")
    assert other.manage("ready").returncode == 0
    assert "another key file" in new.refused("move_from_sqlite", other.database)


CHANGED = {
    "of another version": "DELETE FROM django_migrations WHERE name = '0004_glossary'",
    "with a table nobody knows": "CREATE TABLE diary (page text)",
    "whose rows point nowhere": "DELETE FROM authors_key",
    "with a value that does not fit": "UPDATE letters_letter SET slug = printf('%.5000c', 'x')",
}
SAID = {
    "of another version": "letters.0004_glossary",
    "with a table nobody knows": "diary",
    "whose rows point nowhere": "rows are missing",
    "with a value that does not fit": "nothing was kept",
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_file_that_does_not_fit_is_refused_and_nothing_is_kept(
    what: str, new: Site, old: Site, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    shutil.copyfile(old.database, copy)
    with closing(sqlite3.connect(copy)) as changed:
        changed.execute(CHANGED[what])
        changed.commit()
    before = new.play("fingerprint")
    assert SAID[what] in new.refused("move_from_sqlite", copy)
    assert new.play("fingerprint") == before
