"""Backups where the database is PostgreSQL: pg_dump, told how long the erasure list was."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils import timezone

from comments.models import Reply
from config import backups, copies, reach
from config.backups import Backup
from config.copies import Unusable
from letters.models import Letter
from writing import durable

NAME = "letters-%Y-%m-%dT%H%M%SZ.dump"
NO_PROGRAM = "pg_dump is not installed here. Debian's package is called postgresql-client."


def make(folder: Path) -> Backup:
    """Write a dump of the database as it is now. Unusable, with nothing left, if that fails."""
    path = folder / timezone.now().strftime(NAME)
    part = path.with_name(f"{path.name}{backups.PART}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        reach.note()
        letters, replies = Letter.objects.count(), Reply.objects.count()
        copies.reserve(part)
        _dump(part)
        durable.sync(part)
        part.replace(path)
        durable.sync(folder)
    except (OSError, Unusable) as problem:
        with suppress(OSError):  # there may be no such folder
            part.unlink(missing_ok=True)
        raise Unusable(f"There is no new backup in {folder}: {problem}") from None
    return Backup(path, path.stat().st_size, letters, replies)


def _dump(part: Path) -> None:
    """The password, if there is one, goes by the environment: arguments are everybody's to see."""
    named, secret = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = ["pg_dump", "--format=custom", "--no-owner", f"--file={part}", *named[1:]]
    try:
        done = subprocess.run(  # noqa: S603 - words of our own and of DATABASE_URL
            command,
            env={**os.environ, **(secret or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Unusable(NO_PROGRAM) from None
    if done.returncode:
        raise Unusable(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pg_dump")
