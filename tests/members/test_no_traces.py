"""An account leaves no address, no browser and no hour: not in a table, a file or the cache."""

import re
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from authors.models import Tally
from members.models import Member
from tests.authors import scan
from tests.make import PASSWORD, a_letter
from tests.members import people
from tests.members.people import BRING, LOGIN, LOGOUT, SIGN_UP

pytestmark = pytest.mark.django_db

ADDRESS, AGENT = "203.0.113.77", "Curious/9.9 (a rare browser)"
NEW = "quite another passphrase"
MOMENT = "2026-03-05T09:41:23"


@pytest.fixture
def visited() -> Client:
    """Somebody who made an account, came back, brought a key, changed the password."""
    cache.clear()
    client = Client(REMOTE_ADDR=ADDRESS, headers={"User-Agent": AGENT})
    with time_machine.travel(f"{MOMENT}Z", tick=False):
        form = {"username": "robin", "password1": PASSWORD, "password2": PASSWORD}
        assert client.post(SIGN_UP, form).status_code == 302
        client.post(LOGOUT)
        client.post(LOGIN, {"login": "robin", "password": "not the password"})
        assert client.post(LOGIN, {"login": "robin", "password": PASSWORD}).status_code == 302
        a_letter()
        client.post(BRING, {"six_words": "no such six words at all", "sure": "on"})
        change = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        assert client.post("/accounts/password/", change).status_code == 302
        assert client.post(LOGIN, {"login": "robin", "password": NEW}).status_code == 302
        assert people.is_inside(client)
    return client


def kept() -> bytes:
    """All tables, all files, and what the cache holds."""
    memory = repr(getattr(cache, "_cache", {})).encode()
    return b"\n".join((scan.database(), scan.files(), memory))


def test_no_address_and_no_browser_is_kept(visited: Client) -> None:
    everything = kept()
    for trace in (ADDRESS, "203.0.113", AGENT, "Curious/9.9", "cb00:71"):
        assert trace.encode() not in everything


def test_no_password_is_kept(visited: Client) -> None:
    everything = kept()
    for secret in (PASSWORD, NEW, "not the password"):
        assert secret.encode() not in everything


def test_no_table_keeps_the_hour_of_anything_the_account_did(visited: Client) -> None:
    """The tallies of a hand do, for 72 hours: they know no account (authors.hands)."""
    Tally.objects.all().delete()
    text = scan.database().decode(errors="replace")
    assert "09:41" not in text
    assert "1772703683" not in text, "the same moment in seconds"
    assert not re.search(r"2026-03-0[56][ T](?!00:00:00)", text)


def test_an_account_has_a_name_a_password_and_no_date() -> None:
    columns = {field.column for field in Member._meta.fields}
    assert columns == {"id", "username", "password", "is_staff", "is_active", "is_superuser"}


def test_the_pages_set_one_cookie_and_only_for_who_signs_in(visited: Client) -> None:
    assert set(visited.cookies) == {"session"}
    stranger = Client()
    for path in (LOGIN, SIGN_UP):
        stranger.get(path)
    assert set(stranger.cookies) == set()


@pytest.mark.parametrize("name", ["robin", "nobody-here"])
def test_a_wrong_password_and_an_unknown_name_answer_alike(name: str) -> None:
    people.somebody("robin")
    cache.clear()
    page: Any = Client().post(LOGIN, {"login": name, "password": "not the password"})
    said = people.said(page).replace(name, "NAME")
    assert "The username and/or password you specified are not correct." in said
