"""A column of short text that every database orders byte by byte."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_BYTE_BY_BYTE = {"sqlite": "BINARY", "postgresql": "C"}


class PlainText(models.CharField):  # type: ignore[type-arg]
    """For what is made of digits and small letters, where the order means something."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The name of that order differs between databases."""
        return super().db_parameters(connection) | {"collation": _BYTE_BY_BYTE[connection.vendor]}
