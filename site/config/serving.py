"""What the served site, and no command, asks of its database: an answer within five seconds."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

SECONDS = 5  # docs/decisions/0014: gunicorn gives a request thirty


def be_quick() -> None:
    """From now on every new connection of this process cuts its queries off."""
    connection_created.connect(_cut_off, dispatch_uid="config.serving")


def _cut_off(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{SECONDS}s'")
