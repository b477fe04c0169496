"""Databases of PostgreSQL beside the one of the tests, each for one site of its own."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg


def run(sql: str, url: str = "") -> None:
    """One statement outside a transaction, by default in the database DATABASE_URL names."""
    with psycopg.connect(url or os.environ["DATABASE_URL"], autocommit=True) as opened:
        opened.execute(sql.encode())


@contextmanager
def a_database(like: str = "") -> Iterator[str]:
    """The address of a new database, empty or a copy of the one at `like`; gone afterwards."""
    name = f"site_{secrets.token_hex(6)}"
    run(f'CREATE DATABASE "{name}" TEMPLATE "{name_of(like) if like else "template0"}"')
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        run(f'DROP DATABASE "{name}" WITH (FORCE)')


def name_of(url: str) -> str:
    """The name of the database at this address."""
    return urlsplit(url).path.strip("/")
