"""Signing out: this browser lets go of its keys and its copies; the account keeps its own."""

import pytest
from django.test import Client

from members import rings
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter
from tests.members.people import LOGOUT, OPEN, handle, inside, is_inside, key_of, said, somebody

pytestmark = pytest.mark.django_db


def test_the_page_says_what_goes_and_changes_nothing() -> None:
    client = inside(somebody())
    page = said(client.get(LOGOUT))
    assert "lets go of every key it has open" in page
    assert "Your account keeps its keys." in page
    assert is_inside(client)


def test_the_desks_this_browser_had_open_are_locked_again() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = inside(member)
    client.post(OPEN, {"entry": handle(letter)})
    assert client.get(desk_of(letter)).status_code == 200
    client.post(LOGOUT)
    assert client.get(desk_of(letter)).status_code == 403
    assert not is_inside(client)
    assert rings.held(member) == (key_of(letter).pk,)


def test_keys_that_are_in_no_account_go_too() -> None:
    letter = a_letter()
    client = inside(somebody())
    client.cookies["desk"] = holding(letter).cookies["desk"].value
    client.post(LOGOUT)
    assert client.get(desk_of(letter)).status_code == 403


def test_the_browser_is_told_to_throw_its_copies_away() -> None:
    answer = inside(somebody()).post(LOGOUT)
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["Location"] == "/"


def test_a_copy_of_the_session_cookie_opens_nothing_afterwards() -> None:
    client = inside(somebody())
    thief = Client()
    thief.cookies["session"] = client.cookies["session"].value
    assert is_inside(thief)
    client.post(LOGOUT)
    assert not is_inside(thief)


def test_signing_out_twice_is_harmless() -> None:
    client = inside(somebody())
    assert [client.post(LOGOUT).status_code for _ in range(2)] == [302, 302]


def test_signing_out_leads_to_no_other_site() -> None:
    answer = inside(somebody()).post(f"{LOGOUT}?next=https://evil.example/")
    assert "evil.example" not in answer["Location"]
