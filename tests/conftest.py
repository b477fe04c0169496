"""What every test starts from: a data folder of its own, no limits in the way, a clear site."""

import os
import tempfile
from pathlib import Path

# Before Django reads its settings: each test process has its own keys and hands.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="dear-stranger-test-")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("EXIT_URL", "/healthz")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own
for _limit in ("LETTERS", "REPLIES", "REPORTS", "FELT"):
    os.environ.setdefault(f"{_limit}_PER_HOUR", "100000")

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client

from letters import starter

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "letters"
LETTERS_DIR = Path(os.environ.get("LETTERS_DIR") or _BESIDE)


@pytest.fixture(scope="session", autouse=True)
def _collected_static() -> None:
    """Pages name static files by their hash, so they are collected once in each process."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def shelves(db: None) -> None:
    """The pigeonholes and notes of a new site."""
    starter.load_shelves()


@pytest.fixture
def browserless(shelves: None) -> Client:
    """A stranger with no cookies, on a site with pigeonholes. CSRF checks are on."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def unlocked_ledger(transactional_db: None):  # type: ignore[no-untyped-def]
    """For tests with a live server: lets Django empty the tables afterwards."""
    from moderation import ledger

    starter.load_shelves()
    if not Group.objects.filter(name="moderator").exists():
        _group_again()
    with connection.cursor() as cursor:
        cursor.execute(ledger.unlock_sql("delete"))
    yield


def _group_again() -> None:
    """The emptied tables lose the group of the first migration; make it as that does."""
    from importlib import import_module

    from django.apps import apps

    import_module("moderation.migrations.0002_ledger_and_group").make_group(apps, None)


@pytest.fixture(scope="session")
def five_texts() -> dict[str, str]:
    """The five texts of behaviours.md by their numbers; without them these tests are skipped."""
    if not LETTERS_DIR.is_dir():
        pytest.skip("the five texts are not on this machine (LETTERS_DIR)")
    return {path.name[:3]: path.read_text() for path in sorted(LETTERS_DIR.glob("*.txt"))}
