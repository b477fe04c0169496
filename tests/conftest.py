"""What every test starts from: a clear site, its pigeonholes, a stranger without cookies."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client

from letters import starter
from tests import engines

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "letters"
# Still Argon2, but without the 100 MB and the tenth of a second that keep a thief out.
Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
Argon2PasswordHasher.memory_cost = 8
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


@pytest.fixture(autouse=True)
def _what_the_migrations_made_is_there(request: pytest.FixtureRequest) -> None:
    """A test with a live server empties all tables, and with them what the migrations made; and
    it leaves the ledger unlocked."""
    asks = {"db", "transactional_db"} & set(request.fixturenames)
    if not asks and not request.node.get_closest_marker("django_db"):
        return
    request.getfixturevalue("db")
    if not Group.objects.filter(name="moderator").exists():
        import_module("moderation.migrations.0002_ledger_and_group").make_group(apps, None)
        queue = import_module("moderation.migrations.0004_rights_and_phrases")
        queue.give_rights(apps, None)
        queue.write_phrases(apps, None)
        import_module("moderation.migrations.0006_glossary_rights").give_rights(apps, None)
        import_module("moderation.migrations.0007_rights_for_updates").give_rights(apps, None)
    if connection.in_atomic_block:  # others need it unlocked to be emptied
        engines.lock_ledger_again()


@pytest.fixture
def unlocked_ledger(transactional_db: None) -> None:
    """For tests with a live server: lets Django empty the tables afterwards."""
    starter.load_shelves()
    engines.unlock_ledger()


@pytest.fixture(scope="session")
def five_texts() -> dict[str, str]:
    """Five real texts by their numbers; without them these tests are skipped."""
    if not LETTERS_DIR.is_dir():
        pytest.skip("the five texts are not on this machine (LETTERS_DIR)")
    return {path.name[:3]: path.read_text() for path in sorted(LETTERS_DIR.glob("*.txt"))}
