"""Every page of an account is valid HTML, at its best and at its worst."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from authors.desk_cookie import Desk, seal
from members.models import KeyRing
from tests.make import PASSWORD, a_letter, a_member, a_reply, a_voice
from tests.members import people
from tests.members.people import BRING, DELETE, DESK, END, LET_GO, OPEN, SESSIONS, handle, key_of
from tests.test_html import assert_valid

pytestmark = pytest.mark.django_db


def answers(client: Client, entry: str) -> Iterator[Any]:
    """What the pages say, and what they answer to forms."""
    for path in (DESK, BRING, DELETE, SESSIONS, "/accounts/logout/", "/accounts/2fa/"):
        yield client.get(path)
    yield client.post(BRING)
    yield client.post(BRING, {"six_words": '"<b>', "entry": entry})
    yield client.post(LET_GO, {"entry": entry})
    yield client.post(OPEN, {"entry": '"><b>'})
    yield client.post(DELETE)
    yield client.post(DELETE, {"sure": "on", "password": '"<b>'})
    yield client.post(END, {"others": "on"}, follow=True)


def test_pages_of_an_account_are_valid() -> None:
    letter = a_letter(title="<b>bold & bare</b>", rating="not_safe")
    voice = a_voice(letter, "left-hand <tap>")
    a_reply(letter, parent=a_reply(letter, voice=voice))
    member = people.somebody("robin", letter, voice, a_letter(title=""))
    client = people.inside(member)
    client.cookies["desk"] = seal(Desk((key_of(a_letter()).pk,)))
    for page in answers(client, handle(letter)):
        assert_valid(page)
    KeyRing.objects.update(sealed="damaged")
    for page in answers(client, handle(letter)):
        assert_valid(page)
    assert_valid(client.post(DELETE, {"sure": "on", "password": PASSWORD}))


def test_what_a_volunteer_and_a_newcomer_see_is_valid() -> None:
    assert_valid(people.inside(a_member("iris")).get(DELETE))
    newcomer = Client()
    assert_valid(newcomer.get("/accounts/signup/"))
    form = {"username": "<b>", "password1": "x", "password2": "y"}
    for _ in range(16):
        page = newcomer.post("/accounts/signup/", form)
    assert page.status_code == 429
    assert_valid(page)
