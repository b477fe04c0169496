"""Why a command stopped, as its operator is to read it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from exchange import disk
from exchange.archive.plan import BadArchive


@contextmanager
def explained(nothing: str, stopped: str) -> Iterator[None]:
    """CommandError for whatever ends the work early: `nothing`, with the reason at {why}, or
    `stopped` where the operator asked for it."""
    try:
        yield
    except BadArchive as problem:
        raise CommandError(nothing.format(why=problem)) from None
    except OSError as problem:
        raise CommandError(nothing.format(why=disk.said(problem))) from None
    except KeyboardInterrupt:
        raise CommandError(stopped) from None
