"""A whole site in a folder of its own, used through its commands, for tests of real files."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
BEFORE_RESTORE = "letters.before-restore."
KILLED = -9


@dataclass(frozen=True)
class Site:
    """One site. Everything is done in processes of its own, as an operator would."""

    folder: Path
    url: str = ""  # of its PostgreSQL; empty for SQLite

    @property
    def database(self) -> Path:
        """The file that it is served from."""
        return self.folder / "letters.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        """Its folder and nothing of this test's."""
        ours = ("SITE_URL", "ALLOWED_HOSTS", "DATA_DIR", "KEY_FILE", "DJANGO_SETTINGS")
        ours += ("DATABASE_URL",)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return kept | {
            "DATA_DIR": str(self.folder),
            "ALLOWED_HOSTS": "testserver",
            "EXIT_URL": "/healthz",
            "DATABASE_URL": self.url,
        }

    def manage(
        self, *command: str | Path, environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """`python manage.py ...`, to its end."""
        return self._run(str(ROOT / "manage.py"), *map(str, command), environment=environment)

    def play(self, scene: str, *said: str) -> Any:
        """One of the functions in scenes.py, on this site; what it returns."""
        done = self._run("-m", "tests.config.scenes", scene, *said)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def start(self, scene: str, *said: str) -> "subprocess.Popen[str]":
        """The same, going on beside the test; whoever starts it ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.config.scenes", scene, *said],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _run(
        self, *said: str, environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *said],
            cwd=ROOT,
            env=environment or self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def backup(self) -> Path:
        """A backup of it as it is now."""
        done = self.manage("backup")
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.partition(": ")[0])

    def restore(self, file: Path, *more: str) -> str:
        """Put that back; what the command said."""
        done = self.manage("restore", file, *more)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *command: str | Path) -> str:
        """A command that must not succeed; the sentence it ends with."""
        done = self.manage(*command)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stderr
        return done.stderr

    def files(self) -> list[str]:
        """What lies in its folder, without static files and day keys."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def bytes(self) -> bytes:
        """The database and everything that SQLite keeps beside it."""
        return b"\n".join(path.read_bytes() for path in self.folder.glob("letters.sqlite3*"))


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a query finds in a database file."""
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(sql).fetchall()


def built(folder: Path, url: str = "") -> Site:
    """A new site with its tables and pigeonholes, and the static files of this process."""
    folder.mkdir()
    site = Site(folder, url)
    (folder / "static").symlink_to(settings.STATIC_ROOT)
    for command in ("migrate", "load_starter"):
        assert site.manage(command).returncode == 0
    return site


def copied(site: Site, folder: Path) -> Site:
    """The same site in another folder."""
    shutil.copytree(site.folder, folder, symlinks=True)
    return Site(folder)


def every_copy(folder: Path) -> Iterator[Path]:
    """The backups in a folder, oldest first."""
    yield from sorted(folder.glob("letters-*.sqlite3"))
