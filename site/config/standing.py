"""The moment in which the site stands still, and one database takes the place of another."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from authors import sitekeys
from authors.clock import today
from config import copies, stopped
from writing import durable, erasures


@contextmanager
def still(live: Path) -> Iterator[Path]:
    """Nobody can start serving meanwhile; yields where the present database is to be moved.

    Unusable if somebody has it open. After an error nothing has changed; after a power cut the
    site refuses to start until the restore has been run again, and finds the same place.
    """
    marker = sitekeys.restoring()
    aside = _place_aside(marker, live)
    first = not marker.exists()
    if first:
        _write(marker, aside.name)
    try:
        stopped.close(live)
        yield aside
    except BaseException:
        if first and not aside.exists():
            marker.unlink()
        raise
    marker.unlink()
    durable.sync(marker.parent)


def _write(marker: Path, name: str) -> None:
    """At once: there is no half of it."""
    draft = marker.with_name(f"{marker.name}.new")
    draft.write_text(name, encoding="utf-8")
    durable.sync(draft)
    draft.replace(marker)
    durable.sync(marker.parent)


def _place_aside(marker: Path, live: Path) -> Path:
    """The place that an interrupted restore has chosen, or a free one with today's day."""
    if marker.exists():
        name = marker.read_text(encoding="utf-8").strip()
        if name.startswith("letters.before-restore.") and "/" not in name:
            return live.with_name(name)
    aside = live.with_name(f"letters.before-restore.{today()}.sqlite3")
    number = 1
    while aside.exists():
        number += 1
        aside = live.with_name(f"letters.before-restore.{today()}.{number}.sqlite3")
    return aside


def swap(whole: Path, live: Path, aside: Path) -> None:
    """Move the present database aside, once, and put the new one in its place."""
    if aside.exists():  # moved by a restore that was cut off: what is there now is not the site's
        copies.forget(live)
    else:
        stopped.close(live)
        for beside in (*copies.BESIDE, ""):
            piece = live.with_name(live.name + beside)
            if piece.exists():
                piece.replace(aside.with_name(aside.name + beside))
        if aside.exists():
            aside.chmod(0o600)
    durable.sync(live.parent)
    erasures.give_to_owner(whole)
    whole.replace(live)
    durable.sync(live.parent)
