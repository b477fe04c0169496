"""What the tests of archives share: making one, a site that is empty again, reading the files."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import time_machine
from django.core.management import call_command
from django.db import transaction

Record = dict[str, Any]
# When an archive comes in: all days of the letters in these tests have been.
LATER = datetime.datetime(2033, 1, 1, 12, tzinfo=datetime.UTC)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is gone afterwards, as if the site were another one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def exported(folder: Path, *options: str) -> Path:
    """An archive of the site as it is, in a folder that is new."""
    call_command("export_archive", str(folder), *options, stdout=StringIO(), stderr=StringIO())
    return folder


def imported(folder: Path, *options: str, now: datetime.datetime = LATER) -> str:
    """Bring an archive in; everything the command said."""
    out, err = StringIO(), StringIO()
    with time_machine.travel(now):
        call_command("import_archive", str(folder), *options, stdout=out, stderr=err)
    return err.getvalue() + out.getvalue()


def files(folder: Path) -> dict[str, bytes]:
    """Name -> content, without the manifest."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "manifest.json"}


def manifest(folder: Path) -> Record:
    """What the manifest says."""
    said: Record = json.loads((folder / "manifest.json").read_text())
    return said


def records(folder: Path, name: str) -> list[Record]:
    """The lines of one file."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text().splitlines()]


def spoiled(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    """The archive with the text of one file changed, and a manifest that agrees with it."""
    path = folder / name
    with path.open(newline="") as file:
        text = file.read()
    path.write_bytes(change(text).encode("utf-8", "surrogatepass"))
    return resealed(folder)


def changed(folder: Path, name: str, change: Callable[[list[Record]], Any]) -> Path:
    """The archive with the records of one file changed in place, and a manifest that agrees."""
    found = records(folder, name)
    change(found)
    lines = "".join(json.dumps(record) + "\n" for record in found)
    return spoiled(folder, f"{name}.jsonl", lambda _: lines)


def resealed(folder: Path) -> Path:
    """The archive with sizes, checksums and counts that are those of its files."""
    said = manifest(folder)
    for file in said["files"]:
        content = (folder / file["name"]).read_bytes()
        file["bytes"], file["lines"] = len(content), content.count(b"\n")
        file["sha256"] = hashlib.sha256(content).hexdigest()
        kind = file["name"].removesuffix(".jsonl")
        if kind in said["counts"]:
            said["counts"][kind] = file["lines"]
    gone = (folder / "replies.jsonl").read_bytes().count(b'"gone":')
    said["counts"]["replies"] -= gone
    said["counts"]["gone"] = gone
    (folder / "manifest.json").write_text(json.dumps(said))
    return folder
