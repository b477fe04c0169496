"""The whole way in for a volunteer, through the real pages, with a real second factor."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from members.models import Member
from tests.config.pages import foreign_in, inline_in, inside, policy
from tests.make import PASSWORD, a_member, with_totp

pytestmark = pytest.mark.django_db

LOGIN, ACTIVATE = "/accounts/login/", "/accounts/2fa/totp/activate/"
CODES = "/accounts/2fa/recovery-codes/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def sign_in(client: Client, name: str = "robin", password: str = PASSWORD) -> Any:
    """Name and password, sent to the sign-in page."""
    return client.post(LOGIN, {"login": name, "password": password}, follow=True)


def open_activation(client: Client) -> Any:
    """The page with the picture, after the password has been asked once more."""
    asked = client.get(ACTIVATE)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    form = {"password": PASSWORD, "next": ACTIVATE}
    return client.post("/accounts/reauthenticate/", form, follow=True)


def secret_in(page: Any) -> str:
    """The secret for an app that is offered on the page."""
    found = re.search(r"<textarea[^>]*>([A-Z2-7]{32})</textarea>", page.content.decode())
    assert found
    return found[1]


def test_a_new_volunteer_sets_up_a_second_factor_and_comes_in() -> None:
    member, client = a_member("robin"), Client()
    page = sign_in(client)
    assert page.redirect_chain[-1][0] == "/accounts/2fa/"
    page = open_activation(client)
    assert 'src="data:image/' in page.content.decode()
    assert policy(page)["img-src"].split() == ["'self'", "data:"]
    secret = secret_in(page)
    done = client.post(ACTIVATE, {"code": code_of(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == CODES
    assert len(re.findall(r"\b[0-9a-f]{8}\b", done.content.decode())) >= 10
    assert client.post("/accounts/logout/").status_code == 302
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    cache.clear()  # a code is good once
    asked = sign_in(client)
    assert asked.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200
    assert member.authenticator_set.count() == 2


def test_a_wrong_code_does_not_open_the_room() -> None:
    secret = with_totp(a_member("robin"))
    client = Client()
    sign_in(client)
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06}"
    page = client.post("/accounts/2fa/authenticate/", {"code": wrong})
    assert page.status_code == 200
    assert client.get("/admin/").status_code == 302


def test_the_secret_of_a_second_factor_is_kept_encrypted() -> None:
    member = a_member("robin")
    secret = with_totp(member)
    kept = str(Authenticator.objects.get().data)
    assert secret not in kept
    assert "gAAAA" in kept


def test_the_session_has_a_new_id_after_signing_in() -> None:
    a_member("robin")
    client = Client()
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert client.session["_auth_user_id"]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_ends_with_the_browser() -> None:
    a_member("robin")
    client = Client()
    sign_in(client)
    cookie = client.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


@pytest.mark.parametrize("name", ["robin", "nobody-at-all"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(name: str) -> None:
    a_member("robin")
    page = sign_in(Client(), name, "not the password")
    assert "The username and/or password you specified are not correct." in page.content.decode()


def test_wrong_passwords_are_limited_and_no_address_is_kept() -> None:
    a_member("robin")
    client = Client(REMOTE_ADDR="203.0.113.77")
    for _ in range(12):
        page = sign_in(client, "robin", "not the password")
    assert "Too many failed" in page.content.decode() or page.status_code == 429
    held = sign_in(client)
    assert "_auth_user_id" not in client.session
    assert held.status_code in (200, 429)
    keys = " ".join(cache._cache)  # type: ignore[attr-defined]
    assert "allauth" in keys
    assert "203.0.113" not in keys


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_can_sign_up_where_the_operator_closed_it(method: str, settings: Any) -> None:
    settings.SIGN_UP = "closed"
    form = {"username": "eve", "password1": PASSWORD, "password2": PASSWORD}
    page = getattr(Client(), method)("/accounts/signup/", form)
    assert "No new accounts are made here now" in page.content.decode()
    assert not Member.objects.exists()


PAGES = [LOGIN, "/accounts/signup/", "/accounts/inactive/"]
OWN_PAGES = [
    "/accounts/logout/",
    "/accounts/password/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/deactivate/",
    CODES,
    f"{CODES}generate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/desk/",
    "/accounts/desk/bring/",
    "/accounts/sessions/",
    "/accounts/delete/",
]


def check(page: Any) -> None:
    """A page of ours, under the strict policy."""
    assert page.status_code == 200
    assert "Leave quickly" in page.content.decode()
    assert inline_in(page) == []
    assert foreign_in(page) == []
    assert "data:" not in policy(page)["img-src"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_before_signing_in_is_one_of_ours(path: str) -> None:
    check(Client().get(path))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_every_page_of_an_account_is_one_of_ours(path: str) -> None:
    member = a_member("robin")
    client = inside(member)
    if path == CODES:
        RecoveryCodes.activate(member)
    page = client.get(path)
    check(page)


def test_the_page_of_the_picture_is_strict_but_for_the_picture() -> None:
    a_member("robin")
    client = Client()
    sign_in(client)
    page = open_activation(client)
    assert 'src="data:image/' in page.content.decode()
    assert inline_in(page) == []
    assert foreign_in(page) == []
    assert policy(page)["script-src"] == "'self'"
    assert "data:" not in policy(client.get("/accounts/2fa/"))["img-src"]
    assert "data:" not in policy(client.get("/"))["img-src"]


def test_nobody_is_sent_to_another_site_after_signing_in() -> None:
    a_member("robin")
    form = {"login": "robin", "password": PASSWORD, "next": "https://evil.example/"}
    answer = Client().post(LOGIN, form)
    assert answer.status_code == 302
    assert "evil.example" not in answer["Location"]
