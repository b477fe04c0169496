"""Somebody who is no volunteer sets up and uses each second factor, on pages that are ours."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from members.models import Member
from tests.config.pages import foreign_in, inline_in, inside
from tests.config.test_sign_in import ACTIVATE, code_of, open_activation, secret_in
from tests.make import with_totp
from tests.members.people import DESK, is_inside, said, sign_in, somebody

pytestmark = pytest.mark.django_db

ASKED = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def set_up() -> tuple[Member, str, list[str]]:
    """An account with an app and codes, set up through the pages: (account, secret, codes)."""
    member = somebody("robin")
    client = sign_in("robin")
    secret = secret_in(open_activation(client))
    done = client.post(ACTIVATE, {"code": code_of(secret)}, follow=True)
    codes = re.findall(r"\b[0-9a-f]{8}\b", said(done))
    assert len(codes) >= 10
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    cache.clear()  # a code is good once
    return member, secret, codes


def test_after_the_password_an_app_is_asked_for_its_code_and_leads_to_the_account() -> None:
    _, secret, _ = set_up()
    client = sign_in("robin")
    assert not is_inside(client)
    answer = client.post(ASKED, {"code": code_of(secret)})
    assert answer["Location"] == DESK
    assert is_inside(client)


def test_a_recovery_code_stands_in_for_a_lost_app_once() -> None:
    _, _, codes = set_up()
    client = sign_in("robin")
    assert client.post(ASKED, {"code": codes[0]})["Location"] == DESK
    again = sign_in("robin")
    assert again.post(ASKED, {"code": codes[0]}).status_code == 200
    assert not is_inside(again)


def test_a_second_factor_makes_nobody_a_volunteer() -> None:
    member = somebody("robin")
    assert inside(member).get("/admin/").status_code in (302, 403)


def test_the_second_factors_of_a_member_are_kept_encrypted() -> None:
    member = somebody("robin")
    secret = with_totp(member)
    assert secret not in str(Authenticator.objects.get().data)


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/password/",
        "/accounts/logout/",
    ],
)
def test_each_page_is_ours_and_leads_back_to_the_account(path: str) -> None:
    page = inside(somebody()).get(path)
    assert page.status_code == 200
    assert f'href="{DESK}"' in page.content.decode()
    assert "Leave quickly" in page.content.decode()
    assert inline_in(page) == foreign_in(page) == []


def test_a_passkey_is_offered_at_the_door() -> None:
    assert "Sign in with a passkey" in said(Client().get("/accounts/login/"))
