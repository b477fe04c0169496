"""A lost second factor: taken away by command or in the admin, and with it what is open."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from members.models import Member
from tests.config.pages import inside
from tests.make import PASSWORD, a_member

pytestmark = pytest.mark.django_db
FACTORS = "/admin/mfa/authenticator/"


def reset(name: str) -> str:
    """Run the command; what it says."""
    out = io.StringIO()
    call_command("reset_second_factor", name, stdout=out)
    return out.getvalue()


def factors_of(member: Member) -> int:
    """How many second factors an account has."""
    return Authenticator.objects.filter(user=member).count()


def is_signed_in(client: Client) -> bool:
    """Whether this browser still has its session."""
    return client.get("/accounts/2fa/").status_code == 200


def test_the_command_takes_every_factor_away_and_ends_what_is_open() -> None:
    member = a_member("robin", is_superuser=True)
    here, there = inside(member), inside(member)
    RecoveryCodes.activate(member)
    said = reset("robin")
    assert "Second factors taken away: 2. Sessions ended: 2." in said
    assert "signs in at /admin/" in said
    assert "changepassword robin" in said
    assert factors_of(member) == 0
    assert not is_signed_in(here)
    assert not is_signed_in(there)


def test_afterwards_the_password_leads_to_a_new_second_factor() -> None:
    inside(a_member("robin"))
    reset("robin")
    client = Client()
    page = client.post("/accounts/login/", {"login": "robin", "password": PASSWORD}, follow=True)
    assert page.redirect_chain[-1][0] == "/accounts/2fa/"
    assert "needs a second factor" in page.content.decode()
    assert client.get("/admin/").status_code == 302


def test_nobody_else_is_touched() -> None:
    inside(a_member("robin"))
    other = a_member("wren")
    client = inside(other)
    reset("robin")
    assert factors_of(other) == 1
    assert client.get("/admin/").status_code == 200
    assert Session.objects.count() == 1


def test_an_account_without_any_is_left_as_it_is() -> None:
    a_member("robin")
    assert "Second factors taken away: 0. Sessions ended: 0." in reset("robin")


def test_an_unknown_name_is_said_and_changes_nothing() -> None:
    member = a_member("robin")
    client = inside(member)
    with pytest.raises(CommandError, match="no account named wren"):
        reset("wren")
    assert factors_of(member) == 1
    assert is_signed_in(client)


def test_an_operator_who_deletes_a_factor_also_ends_the_sessions() -> None:
    member = a_member("robin")
    theirs, mine = inside(member), inside(a_member("operator", is_superuser=True))
    row = Authenticator.objects.get(user=member)
    answer = mine.post(f"{FACTORS}{row.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 302
    assert factors_of(member) == 0
    assert not is_signed_in(theirs)
    assert mine.get("/admin/").status_code == 200


def test_the_same_for_several_at_once() -> None:
    members = [a_member(name) for name in ("robin", "wren")]
    browsers = [inside(member) for member in members]
    mine = inside(a_member("operator", is_superuser=True))
    chosen = [Authenticator.objects.get(user=member).pk for member in members]
    form = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    assert mine.post(FACTORS, form).status_code == 302
    assert [factors_of(member) for member in members] == [0, 0]
    assert not any(is_signed_in(browser) for browser in browsers)
    assert mine.get("/admin/").status_code == 200


def test_an_operator_who_deletes_the_own_factor_is_asked_for_a_new_one() -> None:
    member = a_member("operator", is_superuser=True)
    mine, elsewhere = inside(member), inside(member)
    row = Authenticator.objects.get(user=member)
    assert mine.post(f"{FACTORS}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not is_signed_in(elsewhere)
    answer = mine.get("/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")


def test_a_volunteer_cannot_delete_a_factor() -> None:
    member = a_member("robin")
    theirs = inside(member)
    row = Authenticator.objects.get(user=member)
    assert theirs.post(f"{FACTORS}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert factors_of(member) == 1
