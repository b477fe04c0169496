"""`manage.py make_moderator`: an account for a volunteer, without a password ever shown."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from members.models import Member

pytestmark = pytest.mark.django_db

GOOD = "seven grey herons by the weir"


def make(monkeypatch: pytest.MonkeyPatch, name: str, password: str, *more: str) -> str:
    """Run the command with a password on standard input; what it says."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    said = io.StringIO()
    call_command("make_moderator", name, *more, stdout=said, stderr=said)
    return said.getvalue()


def test_it_makes_a_volunteer_with_the_group_and_an_argon2_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = make(monkeypatch, "robin", GOOD)
    member = Member.objects.get()
    assert (member.username, member.is_staff, member.is_superuser) == ("robin", True, False)
    assert [group.name for group in member.groups.all()] == ["moderator"]
    assert member.password.startswith("argon2$argon2id$")
    assert member.check_password(GOOD)
    assert GOOD not in said


def test_an_operator_may_do_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    make(monkeypatch, "robin", GOOD, "--operator")
    assert Member.objects.get().is_superuser


@pytest.mark.parametrize("weak", ["", "brief", "password1234", "robin the bird", "robin-robin1"])
def test_a_weak_password_is_refused_and_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, weak: str
) -> None:
    name = "robin the bird" if weak.startswith("robin the") else "robin-robin"
    with pytest.raises(CommandError) as refused:
        make(monkeypatch, name, weak)
    assert not Member.objects.exists()
    assert not weak or weak not in str(refused.value)


def test_a_name_that_is_taken_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    make(monkeypatch, "robin", GOOD)
    said = make(monkeypatch, "robin", "another long passphrase", "--operator")
    assert "already" in said
    assert Member.objects.get().check_password(GOOD)
    assert not Member.objects.get().is_superuser


def test_a_name_no_account_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("x" * 41, "two words"):
        with pytest.raises(CommandError):
            make(monkeypatch, name, GOOD)
    assert not Member.objects.exists()
