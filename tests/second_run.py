"""The run on PostgreSQL leaves out what the run on SQLite has shown: tests without a database.

pytest-django lets no test touch the database that has not asked for it, so what asked for none
cannot go another way on another engine. What a test starts as a program of its own uses SQLite,
unless the test says that it is about PostgreSQL. Each run says how many it left out.
"""

import os
from typing import Any

import pytest

_ASKS = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}
_SAID = "left_out"
_here = 0  # in this process
_elsewhere: list[int] = []  # in each worker: all of them collect the same


def needs_database(item: pytest.Item) -> bool:
    """Whether a test has asked for a database, by a fixture, a mark or its class."""
    from django.test import SimpleTestCase

    if item.get_closest_marker("django_db") or _ASKS & set(getattr(item, "fixturenames", ())):
        return True
    reasons = [str(mark.kwargs.get("reason", "")) for mark in item.iter_markers("skipif")]
    own = any(reason.startswith("PostgreSQL only") for reason in reasons)
    of = getattr(item, "cls", None)
    return own or (isinstance(of, type) and issubclass(of, SimpleTestCase))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave them out, where everything is run and this is the second run."""
    global _here
    if not os.environ.get("DATABASE_URL") or os.environ.get("WHOLE_RUN") != "1":
        return
    left_out = [item for item in items if not needs_database(item)]
    items[:] = [item for item in items if needs_database(item)]
    config.hook.pytest_deselected(items=left_out)
    _here = len(left_out)
    if hasattr(config, "workeroutput"):
        config.workeroutput[_SAID] = _here


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker has ended: what it said."""
    _elsewhere.append(getattr(node, "workeroutput", {}).get(_SAID, 0))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line before the closing one."""
    if left_out := max([_here, *_elsewhere]):
        terminalreporter.write_line(f"{left_out} tests need no database and ran on SQLite only.")
