"""The database: one SQLite file in the data folder, or PostgreSQL where DATABASE_URL names one."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_SCHEMES = ("postgres", "postgresql")


def chosen(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for it. ImproperlyConfigured for an address that names no PostgreSQL."""
    return postgresql(url) if url else sqlite(folder / "letters.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """A file of SQLite, used so that nothing acknowledged is lost and nothing erased is left.

    docs/decisions/0007: deferred transactions lost four posts in five to "database is locked";
    NORMAL answers before the sync; secure_delete=OFF leaves erased text behind.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON",
        },
        "CONN_MAX_AGE": 60,
        "TEST": {"NAME": path.with_name("test.sqlite3")},
    }


def postgresql(url: str) -> dict[str, Any]:
    """A database of PostgreSQL by the address that all its own programs take.

    https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING-URIS; psycopg reads it.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        if urlsplit(url).scheme not in _SCHEMES:
            raise ValueError
        parts: dict[str, Any] = conninfo_to_dict(url)
        name = parts.pop("dbname")
    except (ValueError, KeyError, ProgrammingError):
        raise ImproperlyConfigured(
            "DATABASE_URL is an address such as postgresql://NAME:PASSWORD@HOST/DATABASE. "
            "Leave it out to use SQLite."
        ) from None
    moved = {key.upper(): parts.pop(key, "") for key in ("user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        **moved,
        "OPTIONS": parts,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
