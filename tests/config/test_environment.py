"""A setting that is missing, wrong or unsafe stops the start and says what to set."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SITE_MODE": "production",
    "SITE_URL": "https://letters.example",
    "TRUSTED_PROXIES": "127.0.0.1",
}


def manage(folder: Path | None, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a process of its own, with this environment and no other."""
    known = {"PATH": os.environ["PATH"], **({"DATA_DIR": str(folder)} if folder else {}), **env}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of a site in production, with its key file."""
    made = manage(tmp_path, "make_keys", **COMPLETE)
    assert made.returncode == 0, made.stderr
    return tmp_path


WRONG = [
    ({"SITE_URL": ""}, "Set SITE_URL to the https address of the site."),
    ({"SITE_URL": "http://letters.example"}, "Set SITE_URL to the https address of the site."),
    ({"TRUSTED_PROXIES": ""}, "Set TRUSTED_PROXIES to the addresses of the front servers"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS takes exact names"),
    ({"PUBLISH": "sometimes"}, "PUBLISH is 'sometimes'; set it to one of: at_once, after_reading."),
    ({"REPLY_TIMES": "hour"}, "REPLY_TIMES is 'hour'; set it to one of: minute, day."),
    ({"SITE_MODE": "prod"}, "SITE_MODE is 'prod'; set it to one of: development, production."),
    ({"LETTERS_PER_HOUR": "many"}, "LETTERS_PER_HOUR is 'many'; set it to a whole number from 1."),
    ({"REPORTS_PER_HOUR": "0"}, "REPORTS_PER_HOUR is '0'; set it to a whole number from 1."),
    ({"DATA_DIR": ""}, "Set DATA_DIR to the folder that holds the database and the keys."),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_a_wrong_setting_stops_the_start_and_names_the_cure(
    change: dict[str, str], said: str, folder: Path
) -> None:
    keys = {"KEY_FILE": str(folder / "keys.json")}
    run = manage(folder, "check", **(COMPLETE | keys | change))
    assert run.returncode != 0
    assert said in run.stderr


def test_production_without_a_key_file_does_not_start_and_makes_none(tmp_path: Path) -> None:
    run = manage(tmp_path, "check", **COMPLETE)
    assert run.returncode != 0
    assert "There is no key file at" in run.stderr
    assert "manage.py make_keys" in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["", "{}", "not json", '{"pepper": 5}', "[]"])
def test_a_damaged_key_file_is_refused_with_a_sentence(damage: str, folder: Path) -> None:
    (folder / "keys.json").write_text(damage)
    run = manage(folder, "check", **COMPLETE)
    assert run.returncode != 0
    assert "is damaged" in run.stderr
    assert "Fetch the last good one from your backup." in run.stderr
    assert (folder / "keys.json").read_text() == damage


def test_a_complete_production_passes_the_check_of_a_deployment(folder: Path) -> None:
    run = manage(folder, "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert run.returncode == 0, run.stderr


def test_a_key_file_is_for_its_owner_only_and_is_never_made_twice(folder: Path) -> None:
    path = folder / "keys.json"
    before = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = manage(folder, "make_keys", **COMPLETE)
    assert again.returncode == 0
    assert path.read_text() == before
    assert not any(secret in again.stdout for secret in before.split('"') if len(secret) == 64)


def test_development_makes_its_own_keys_and_needs_nothing_else(tmp_path: Path) -> None:
    run = manage(tmp_path, "check")
    assert run.returncode == 0, run.stderr
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


PRODUCTION = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import sys; sys.path[:0] = ["site"]
from django.conf import settings as s
print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000,
      s.SESSION_COOKIE_NAME, s.DESK_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.ALLOWED_HOSTS)
"""


def test_production_is_strict_about_transport_and_cookies(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PRODUCTION],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **COMPLETE},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    expected = "False True True __Host-session __Host-desk True ['letters.example']"
    assert run.stdout.strip() == expected


def test_nothing_is_debugged_in_public() -> None:
    source = (ROOT / "site" / "config" / "settings.py").read_text()
    assert "\nDEBUG = False\n" in source
    assert settings.SILENCED_SYSTEM_CHECKS == ["security.W003"]
    assert settings.SESSION_COOKIE_HTTPONLY
    assert "allauth.usersessions" not in settings.INSTALLED_APPS
