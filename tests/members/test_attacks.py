"""What others try: at each page and form of an account."""

from typing import Any

import pytest
from django.test import Client

from members import rings
from members.models import KeyRing, Member
from tests.authors.people import a_browser
from tests.authors.scan import database
from tests.make import PASSWORD, a_letter, a_voice
from tests.members import people
from tests.members.people import (
    BRING,
    DELETE,
    DESK,
    END,
    LET_GO,
    LOGIN,
    LOGOUT,
    OPEN,
    SESSIONS,
    SIGN_UP,
    handle,
    inside,
    key_of,
    somebody,
)

pytestmark = pytest.mark.django_db

SHOWN = (DESK, BRING, DELETE, SESSIONS)
SENT = (OPEN, LET_GO, BRING, DELETE, END)


@pytest.mark.parametrize("path", [*SHOWN, *SENT])
def test_somebody_who_is_signed_out_is_led_to_sign_in(path: str) -> None:
    for answer in (Client().get(path), Client().post(path, {"sure": "on"})):
        if answer.status_code != 405:
            assert answer.status_code == 302
            assert answer["Location"].startswith("/accounts/login/?next=%2Faccounts%2F")


def test_signing_in_leads_back_to_the_page_that_was_asked_for() -> None:
    somebody("robin")
    client = Client()
    door = client.get(BRING)["Location"]
    form = {"login": "robin", "password": PASSWORD, "next": BRING}
    assert client.post(door, form)["Location"] == BRING


@pytest.mark.parametrize("path", [OPEN, LET_GO, END])
def test_what_acts_takes_no_get(path: str) -> None:
    assert inside(somebody()).get(path).status_code == 405


@pytest.mark.parametrize("path", SHOWN)
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_changes_nothing(path: str, method: str) -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    client.get(DESK)
    form = f"?entry={handle(letter)}&sure=on&password={PASSWORD}&others=on"
    before = database()
    getattr(client, method)(f"{path}{form}")
    assert database() == before


@pytest.mark.parametrize("path", [*SENT, LOGOUT, SIGN_UP, LOGIN])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_does_nothing(path: str, headers: dict[str, str]) -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = Client(enforce_csrf_checks=True)
    client.cookies = inside(member).cookies
    form = {"entry": handle(letter), "sure": "on", "password": PASSWORD, "others": "on"}
    before = database()
    assert client.post(path, form, headers=headers).status_code == 403
    assert database() == before


def test_the_same_forms_from_this_site_are_taken() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = a_browser()
    client.cookies = inside(member).cookies
    assert client.post(OPEN, {"entry": handle(letter)}).status_code == 302
    assert client.post(LET_GO, {"entry": handle(letter), "sure": "on"}).status_code == 302
    assert rings.held(member) == ()


@pytest.mark.parametrize("path", [OPEN, LET_GO])
def test_the_letter_of_another_account_is_out_of_reach(path: str) -> None:
    letter = a_letter()
    voice = a_voice(letter)
    owner = somebody("wren", letter, voice)
    client = inside(somebody("robin", a_letter()))
    for one in (letter, voice):
        answer = client.post(path, {"entry": handle(one), "sure": "on"})
        assert "not in your account" in people.said(answer, 422)
    assert client.get(f"/desk/{letter.public_id}/").status_code == 403
    assert len(rings.held(owner)) == 2


def test_the_letters_own_key_does_not_open_a_voice_under_it() -> None:
    letter = a_letter()
    voice = a_voice(letter)
    client = inside(somebody("robin", letter))
    assert client.post(OPEN, {"entry": handle(voice)}).status_code == 422


@pytest.mark.parametrize("entry", ["", "x" * 5000, "1", "\x00", "../..", "{{7*7}}"])
def test_a_forged_name_of_an_entry_is_refused_calmly(entry: str) -> None:
    client = inside(somebody("robin", a_letter()))
    assert client.post(OPEN, {"entry": entry}).status_code in (400, 422)


@pytest.mark.parametrize("path", SHOWN)
def test_no_page_of_an_account_is_kept_or_found(path: str) -> None:
    page = inside(somebody()).get(path)
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in page.content.decode()


@pytest.mark.parametrize("path", [LOGIN, SIGN_UP])
def test_the_doors_are_not_kept_or_found_either(path: str) -> None:
    page = Client().get(path)
    assert "no-store" in page["Cache-Control"]
    assert 'name="robots" content="noindex"' in page.content.decode()


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_or_up_leads_to_no_other_site(away: str) -> None:
    somebody("robin")
    signed = Client().post(LOGIN, {"login": "robin", "password": PASSWORD, "next": away})
    form = {"username": "wren", "password1": PASSWORD, "password2": PASSWORD, "next": away}
    made = Client().post(f"{SIGN_UP}?next={away}", form)
    assert (signed["Location"], made["Location"]) == (DESK, DESK)


def test_an_account_that_was_switched_off_is_outside_at_once() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = inside(member)
    Member.objects.update(is_active=False)
    assert client.get(DESK).status_code == 302
    assert client.post(OPEN, {"entry": handle(letter)}).status_code == 302
    assert KeyRing.objects.count() == 1


def test_the_desk_of_a_browser_that_is_no_members_is_as_before() -> None:
    letter = a_letter()
    somebody("robin", letter)
    assert Client().get(f"/desk/{letter.public_id}/").status_code == 403
    assert key_of(letter).pk


def public(client: Client, letter: Any) -> list[Any]:
    """Pages that anybody reads."""
    paths = ("/", "/to/you/", "/archive/", "/waiting/", "/help/", "/tonight/", "/write/")
    return [client.get(path) for path in (*paths, letter.get_absolute_url())]


def test_public_pages_neither_show_nor_hint_an_account() -> None:
    letter = a_letter()
    mine = inside(somebody("robin-of-the-hill", letter))
    for own, others in zip(public(mine, letter), public(Client(), letter), strict=True):
        assert own.content == others.content or own.request["PATH_INFO"] == "/write/"
        for text in ("/accounts/", "robin-of-the-hill", "Sign in", "sign in"):
            assert text not in own.content.decode(), own.request["PATH_INFO"]
