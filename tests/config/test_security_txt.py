"""How to tell of a weakness: /.well-known/security.txt, as RFC 9116 has it."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
PATH = "/.well-known/security.txt"
PUBLIC = "https://letters.example"


def fields() -> dict[str, str]:
    """The fields of the file; none of them twice, nothing else in it."""
    answer = Client().get(PATH)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    found = dict(line.split(": ", 1) for line in lines)
    assert len(found) == len(lines)
    return found


def test_it_has_every_field_the_norm_asks_for(settings: Any) -> None:
    settings.SITE_URL, settings.SECURITY_CONTACT = PUBLIC, "mailto:lamp@letters.example"
    found = fields()
    assert found["Contact"] == "mailto:lamp@letters.example"
    assert found["Canonical"] == f"{PUBLIC}{PATH}"
    assert found["Preferred-Languages"] == "en"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", found["Expires"])


@pytest.mark.parametrize(
    "day", ["2026-01-01", "2026-06-30", "2026-07-01", "2028-02-29", "2031-12-31"]
)
def test_it_expires_in_the_future_and_within_a_year(day: str) -> None:
    now = datetime.fromisoformat(f"{day}T23:59:00").replace(tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        expires = datetime.fromisoformat(fields()["Expires"])
    assert timedelta(days=90) < expires - now < timedelta(days=365)


def test_it_stays_the_same_for_a_month() -> None:
    said = []
    for day in ("2026-11-01", "2026-11-30", "2026-12-01"):
        with time_machine.travel(f"{day}T12:00Z", tick=False):
            said.append(fields()["Expires"])
    assert said == ["2027-05-01T00:00:00Z"] * 2 + ["2027-06-01T00:00:00Z"]


def test_without_a_contact_it_leads_to_the_help_page(settings: Any) -> None:
    settings.SITE_URL, settings.SECURITY_CONTACT = PUBLIC, ""
    assert fields()["Contact"] == f"{PUBLIC}/help/#security"
    page = Client().get("/help/").content.decode()
    assert '<h2 id="security">' in page
    assert '<a href="#security">' in page
    assert "press “Report” under any letter" in page


def test_it_names_no_address_from_the_request(settings: Any) -> None:
    settings.SITE_URL = PUBLIC
    answer = Client().get(PATH, headers={"Host": "letters.test"})
    assert b"letters.test" not in answer.content


def check(folder: Path, contact: str) -> subprocess.CompletedProcess[str]:
    """A start of the site with this contact."""
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "SECURITY_CONTACT": contact}
    words = [sys.executable, "manage.py", "check"]
    return subprocess.run(
        words, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60
    )


WRONG = (
    "lamp@letters.example", "http://letters.example/", "javascript:alert(1)", "mailto:", "https://",
    "mailto:a@b.example\nContact: mailto:evil@c.example", "mailto:a@b.example, tel:+49",
    "tel:Robin",
)  # fmt: skip


def test_a_contact_no_program_can_follow_stops_the_start(tmp_path: Path) -> None:
    for contact in WRONG:
        run = check(tmp_path, contact)
        assert run.returncode != 0, contact
        assert "SECURITY_CONTACT is " in run.stderr
        assert "set it to one mailto:, https:// or tel: address." in run.stderr


def test_contacts_of_all_three_kinds_are_taken(tmp_path: Path) -> None:
    for contact in (
        "mailto:lamp@letters.example",
        "https://letters.example/lamp",
        "tel:+49-30-1",
        "",
    ):
        run = check(tmp_path, contact)
        assert run.returncode == 0, run.stderr


def test_the_setting_is_in_the_operators_table() -> None:
    assert "| `SECURITY_CONTACT` |" in (ROOT / "docs" / "operating.md").read_text()
