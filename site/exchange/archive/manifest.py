"""The manifest: which archive this is, what is in it, and how to see that all of it is there."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from exchange.archive import shapes
from exchange.archive.lines import decoded
from exchange.archive.plan import FILES, FORMAT, MANIFEST, VERSION, WORDPRESS, BadArchive

LONGEST = 100_000  # bytes
_AT_ONCE = 1 << 20
OTHER = "This is no archive of Dear Stranger: {why}."
NEWER = (
    "This archive has version {version} of the format, and this site knows {known}. Install a "
    "newer version of the site first."
)


@dataclass(frozen=True)
class Manifest:
    """What it says: the day it was made, the site, how many of each kind, and the files."""

    made_on: date
    site: str
    counts: Mapping[str, int]
    files: Mapping[str, Mapping[str, Any]]


def read(folder: Path) -> Manifest:
    """The manifest of a folder. BadArchive where there is none, or one from the future."""
    said = _said(folder / MANIFEST)
    if said.get("format") != FORMAT:
        raise BadArchive(OTHER.format(why=f"{MANIFEST} does not say that its format is {FORMAT}"))
    version = said.get("version")
    if type(version) is int and version > VERSION:
        raise BadArchive(NEWER.format(version=version, known=VERSION))
    if wrong := shapes.wrong_in(said, shapes.MANIFEST):
        raise BadArchive(f"{MANIFEST}: {wrong}.")
    files = {file["name"]: file for file in said["files"]}
    if len(files) < len(said["files"]):
        raise BadArchive(f"{MANIFEST} names a file twice.")
    return Manifest(date.fromisoformat(said["made_on"]), said["site"], said["counts"], files)


def _said(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError:
        raise BadArchive(OTHER.format(why=f"there is no {MANIFEST} in it")) from None
    if len(content) > LONGEST:
        raise BadArchive(f"{MANIFEST} is too long.")
    return decoded(content, MANIFEST)


def verify(folder: Path, manifest: Manifest) -> None:
    """BadArchive unless the files are those of the manifest, whole and unchanged."""
    there = {path.name for path in folder.iterdir()}
    named = set(manifest.files)
    for name in sorted(set(FILES) - named):
        raise BadArchive(f"{MANIFEST} does not name {name}.")
    for name in sorted(named - {*FILES, WORDPRESS}):
        raise BadArchive(f"{MANIFEST} names {name!a}, which version {VERSION} does not have.")
    for name in sorted(named - there):
        raise BadArchive(f"{name} is missing.")
    for name in sorted(named):
        _verify(folder / name, manifest.files[name])


def beside(folder: Path, manifest: Manifest) -> list[str]:
    """What else lies in the folder: nobody reads it."""
    return sorted({path.name for path in folder.iterdir()} - {MANIFEST, *manifest.files})


def _verify(path: Path, said: Mapping[str, Any]) -> None:
    if path.is_symlink() or not path.is_file():
        raise BadArchive(f"{path.name} is no file.")
    size = path.stat().st_size
    if size != said["bytes"]:
        raise BadArchive(f"{path.name} has {size:,} bytes, and {said['bytes']:,} are expected.")
    sha256, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            sha256.update(piece)
            lines += piece.count(b"\n")
    if sha256.hexdigest() != said["sha256"]:
        raise BadArchive(f"{path.name} is not the file that was written: its checksum differs.")
    if lines != said["lines"]:
        raise BadArchive(f"{path.name} has {lines:,} lines, and {said['lines']:,} are expected.")


def text(content: Mapping[str, Any]) -> str:
    """The manifest as it is written, for people, too."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
