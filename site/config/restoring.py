"""Putting a backup in the place of the database, after the erasure list has been replayed on it.

Everything is done to a draft. The database that is there is touched in the last step only, which
is a rename; the file `restoring` keeps the site from being served meanwhile. Killed anywhere, it
is run again and ends the same.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from config import backups, copies, forgetting, replay, standing, usable
from config.copies import Unusable
from writing import durable


@dataclass(frozen=True)
class Restored:
    """What was replayed, and where the database is that was there before."""

    replayed: Counter[str]
    aside: Path | None


def restore(file: Path, *, without_erasures: bool = False) -> Restored:
    """Do all of it. Unusable, with nothing changed, where something does not fit."""
    live = backups.database()
    connection.close()  # stopped.close() would find us in the way
    if file.resolve() == live.resolve():
        raise Unusable("That is the database of the site itself. Name a backup.")
    with _drafts(live) as (draft, whole):
        copies.copy(file, draft)
        lines = usable.lines_since(usable.look_at(draft), without_erasures=without_erasures)
        with standing.still(live) as aside:
            replayed = _bring_up_to_date(draft, lines)
            _make_whole(draft, whole)
            copies.forget(draft)
            standing.swap(whole, live, aside)
    return Restored(replayed, aside if aside.exists() else None)


@contextmanager
def _drafts(live: Path) -> Iterator[tuple[Path, Path]]:
    """The names we work under. What a killed restore left there goes, and so does ours."""
    draft, whole = live.with_name("restoring.sqlite3"), live.with_name("restored.sqlite3")
    try:
        copies.forget(whole)
        yield draft, whole
    finally:
        copies.forget(draft)
        copies.forget(whole)


def _bring_up_to_date(draft: Path, lines: usable.Lines) -> Counter[str]:
    """Make the draft what the site may show: newest tables, nothing that was taken from readers."""
    with _working_on(draft):
        call_command("migrate", verbosity=0, interactive=False)
        replayed = replay.replay(lines)
        forgetting.forget()
    return replayed


@contextmanager
def _working_on(path: Path) -> Iterator[None]:
    """Django writes to this file for a while, as it does to another one in tests."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _make_whole(draft: Path, whole: Path) -> None:
    """A fresh file without the free pages of the draft, where burned words could linger."""
    copies.reserve(whole)
    with closing(copies.connect(draft)) as database:
        database.execute("VACUUM INTO ?", [str(whole)])
    with closing(copies.connect(whole)) as database:
        database.execute("PRAGMA user_version=0")  # a later copy is not as old as this backup
    copies.look_through(whole)
    durable.sync(whole)
