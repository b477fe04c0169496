"""One sealed cookie holds a browser's keys: for half an hour, or thirty days where asked for."""

import base64
import dataclasses
import datetime
import secrets
from typing import Any

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.test import Client

from authors import desk_cookie
from authors.desk_cookie import MOST_KEYS, Desk
from tests import make
from tests.authors.people import a_browser

START = datetime.datetime(2030, 5, 4, 12, 0, tzinfo=datetime.UTC)
WORDS = "moth heron lantern river garden willow"


def after(**time: float) -> Any:
    return time_machine.travel(START + datetime.timedelta(**time), tick=False)


def sealed(*held: int, remembered: bool = False) -> str:
    return desk_cookie.seal(Desk(tuple(held), remembered))


def test_what_was_sealed_is_unsealed() -> None:
    desk = desk_cookie.unseal(sealed(2**63 - 1, 0, 7, remembered=True))
    assert (desk.keys, desk.remembered) == ((2**63 - 1, 0, 7), True)


@pytest.mark.parametrize(
    ("remembered", "minutes", "open_"),
    [(False, 29, True), (False, 31, False), (True, 31, True), (True, 43_199, True)],
)
def test_it_lasts_half_an_hour_or_thirty_days(remembered: bool, minutes: int, open_: bool) -> None:
    with after():
        value = sealed(7, remembered=remembered)
    with after(minutes=minutes):
        assert desk_cookie.unseal(value).keys == ((7,) if open_ else ())
    with after(days=30, minutes=1):
        assert desk_cookie.unseal(value).keys == ()


def foreign() -> str:
    """Well made, with a key that is not ours."""
    return Fernet(base64.urlsafe_b64encode(b"k" * 32)).encrypt(b"\x00" + b"\x00" * 8).decode()


def misshapen(content: bytes) -> str:
    """Made with our key, with contents we never write."""
    return desk_cookie._fernet().encrypt(content).decode()


@pytest.mark.parametrize(
    "make_value",
    [
        lambda: "",
        lambda: "x",
        lambda: "é☃",
        lambda: "A" * 4000,
        lambda: sealed(7)[:-5],
        lambda: sealed(7)[:40] + "A" + sealed(7)[41:],
        lambda: "A" + sealed(7),
        foreign,
        lambda: misshapen(b""),
        lambda: misshapen(b"\x00abc"),
    ],
)
def test_a_forged_or_damaged_cookie_reads_as_an_empty_desk(make_value: Any) -> None:
    desk = desk_cookie.unseal(make_value())
    assert (desk.keys, desk.remembered) == ((), False)


def test_a_cookie_sealed_before_a_rotation_still_opens_until_its_key_is_dropped(
    settings: Any,
) -> None:
    old, new = settings.SECRETS.cookies[0], secrets.token_bytes(32)
    before = sealed(7)
    settings.SECRETS = dataclasses.replace(settings.SECRETS, cookies=(new, old))
    rotated = sealed(7)
    assert desk_cookie.unseal(before).keys == (7,)
    settings.SECRETS = dataclasses.replace(settings.SECRETS, cookies=(new,))
    assert desk_cookie.unseal(before).keys == ()
    assert desk_cookie.unseal(rotated).keys == (7,)


def test_the_101st_key_is_refused_and_none_is_dropped() -> None:
    desk = Desk()
    assert all(desk.hold(number) for number in range(MOST_KEYS))
    held = desk.keys
    assert not desk.hold(MOST_KEYS)
    assert desk.keys == held
    assert desk.hold(3)  # one it has comes to the front
    assert desk.keys[0] == 3
    assert sorted(desk.keys) == sorted(held)


def test_a_hundred_keys_fit_one_cookie() -> None:
    assert len("__Host-desk=" + sealed(*(2**62 + n for n in range(MOST_KEYS)))) < 4096


def test_the_page_says_that_the_101st_key_was_not_taken(writer: Client) -> None:
    make.a_key(WORDS)
    writer.cookies["desk"] = full = sealed(*range(MOST_KEYS))
    page = writer.post("/key/", {"six_words": WORDS})
    assert page.status_code == 422
    assert "already holds 100 keys" in page.content.decode()
    assert desk_cookie.unseal(full).keys == desk_cookie.unseal(writer.cookies["desk"].value).keys


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(writer: Client) -> None:
    make.post_letter(writer)
    cookie = writer.cookies["desk"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["max-age"]  # gone with the browser


def test_only_who_asks_is_remembered_for_thirty_days(writer: Client) -> None:
    make.a_key(WORDS)
    writer.post("/key/", {"six_words": WORDS, "remember": "on"})
    assert writer.cookies["desk"]["max-age"] == 30 * 24 * 3600
    stranger = a_browser()
    stranger.post("/key/", {"six_words": WORDS})
    assert not stranger.cookies["desk"]["max-age"]


def test_half_an_hour_counts_from_the_last_use(writer: Client) -> None:
    letter = make.a_letter(words=WORDS)
    with after():
        writer.post("/key/", {"six_words": WORDS})
    for minutes in (20, 40, 60):
        with after(minutes=minutes):
            assert writer.get(f"/desk/{letter.public_id}/").status_code == 200
    with after(minutes=91):
        assert writer.get(f"/desk/{letter.public_id}/").status_code == 403


def public_pages() -> list[str]:
    letter = make.a_letter(categories=["you"], notes=["death"])
    make.a_reply(letter)
    pages = ["/", "/to/you/", "/archive/", "/waiting/", "/random/", "/write/", "/key/", "/help/"]
    pages += ["/privacy/", "/tonight/", "/preferences/", "/healthz", "/robots.txt", "/desk/"]
    month = letter.published_on.strftime("/archive/%Y/") + f"{letter.published_on.month}/"
    return [*pages, month, letter.get_absolute_url(), "/nothing-here/"]


@pytest.mark.parametrize("cookie", ["", "forged"])
def test_reading_sets_no_cookie_on_any_public_page(writer: Client, cookie: str) -> None:
    for url in public_pages():
        reader = a_browser()
        if cookie:
            reader.cookies["desk"] = cookie
        answer = reader.get(url)
        assert answer.status_code < 500
        given = {name: morsel.value for name, morsel in answer.cookies.items()}
        assert not any(given.values()), url  # a forged one may be deleted, none is given


def test_a_letter_is_the_same_page_for_who_wrote_it(writer: Client) -> None:
    make.post_letter(writer)
    url = make.Letter.objects.get().get_absolute_url()
    assert writer.get(url).content == a_browser().get(url).content
    assert not writer.get(url).cookies


def test_posting_and_returning_make_no_session(writer: Client) -> None:
    words = make.words_in(make.post_letter(writer))
    make.post_reply(a_browser(), make.Letter.objects.get())
    a_browser().post("/key/", {"six_words": words})
    assert not Session.objects.exists()
    assert set(writer.cookies) == {"desk"}
