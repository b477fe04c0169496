"""A desk cookie that somebody copied opens nothing once its owner said "forget"."""

import hashlib
import struct
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors import desk_cookie, forgotten
from authors.desk_cookie import MOST_KEYS, Desk
from authors.models import ForgottenDesk
from letters.models import Letter
from tests.authors import scan
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_key, a_letter, a_member, a_reply, a_voice, signed_in

pytestmark = pytest.mark.django_db

START = datetime(2030, 5, 4, 12, 0, tzinfo=UTC)
WORDS = "moth heron lantern river garden willow"


def at(**later: float) -> Any:
    """The clock, so much later than the start, or earlier."""
    return time_machine.travel(START + timedelta(**later), tick=False)


def value(client: Client) -> str:
    """The desk cookie of a browser."""
    return client.cookies[settings.DESK_COOKIE_NAME].value


def with_cookie(copied: str) -> Client:
    """Somebody else's browser, with a cookie that was copied."""
    thief = Client()
    thief.cookies[settings.DESK_COOKIE_NAME] = copied
    return thief


def opens(client: Client, letter: Letter, page: str = "") -> bool:
    """Whether this browser opens the letter's desk."""
    status = client.get(desk_of(letter, page)).status_code
    assert status in (200, 403)
    return bool(status == 200)


def empty(client: Client) -> bool:
    """Whether this browser's list of desks is empty."""
    return "This browser holds no key." in text_of(client.get("/desk/"))


# --- what a copy opens ------------------------------------------------------------------


def test_a_copy_opens_the_desk_until_it_is_forgotten() -> None:
    letter = a_letter()
    browser = holding(letter)
    thief = with_cookie(value(browser))
    assert opens(thief, letter)
    browser.post("/desk/forget/")
    assert not opens(thief, letter)


def test_after_forgetting_all_a_copy_opens_neither_letter_nor_voice() -> None:
    letter, other = a_letter(), a_letter()
    voice = a_voice(other, "Tall heron")
    a_reply(other, voice=voice)
    browser = holding(letter, voice)
    copied = value(browser)
    browser.post("/desk/forget/")
    assert not opens(with_cookie(copied), letter)
    assert not opens(with_cookie(copied), other, "voice/")
    assert empty(with_cookie(copied))


def test_after_forgetting_one_a_copy_opens_neither_and_the_browser_still_opens_the_rest() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter, other)
    copied = value(browser)
    browser.post("/desk/forget/", {"letter": letter.public_id})
    assert not opens(with_cookie(copied), letter)
    assert not opens(with_cookie(copied), other)
    assert not opens(browser, letter)
    assert opens(browser, other)
    assert opens(browser, other)  # and goes on doing so


def test_a_copy_does_nothing_with_the_letter_either() -> None:
    letter = a_letter()
    browser = holding(letter)
    thief = with_cookie(value(browser))
    browser.post("/desk/forget/")
    before = Letter.objects.values().get()
    for page in ("edit/", "appeal/", "replies/", "updates/", "leave/", "feed/"):
        answer = thief.post(desk_of(letter, page), {"body": "Mine.", "way": "take_back"})
        assert answer.status_code == 403, page
    assert Letter.objects.values().get() == before


def test_copies_of_every_visit_are_closed_together() -> None:
    letter = a_letter()
    browser = holding(letter)
    copies = [value(browser)]
    for _ in range(3):
        assert opens(browser, letter)
        copies.append(value(browser))
    assert len(set(copies)) == 4
    browser.post("/desk/forget/")
    assert [opens(with_cookie(copy), letter) for copy in copies] == [False] * 4


def test_a_copy_of_what_is_left_opens_it_until_that_is_forgotten_too() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter, other)
    browser.post("/desk/forget/", {"letter": letter.public_id})
    copied = value(browser)
    assert opens(with_cookie(copied), other)
    browser.post("/desk/forget/", {"letter": other.public_id})
    assert not opens(with_cookie(copied), other)


def test_a_thief_who_lets_go_of_one_key_first_is_closed_out_all_the_same() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter, other)
    thief = with_cookie(value(browser))
    thief.post("/desk/forget/", {"letter": letter.public_id})  # gets a cookie of its own
    assert opens(thief, other)
    browser.post("/desk/forget/")
    assert not opens(thief, other)


def test_signing_out_forgets_the_desk_and_its_copies() -> None:
    letter = a_letter()
    browser = signed_in(a_member())
    browser.cookies[settings.DESK_COOKIE_NAME] = value(holding(letter))
    thief = with_cookie(value(browser))
    assert opens(thief, letter)
    browser.post("/accounts/logout/")
    assert not opens(thief, letter)


# --- a desk that locked itself ------------------------------------------------------------


@pytest.mark.parametrize("which", ["all", "the letter"])
def test_a_copy_kept_open_ends_when_the_locked_desk_is_forgotten(which: str) -> None:
    letter = a_letter()
    with at():
        browser = holding(letter)
    thief = with_cookie(value(browser))
    for minutes in (20, 40, 60):
        with at(minutes=minutes):
            assert opens(thief, letter)
    with at(minutes=61):
        browser.post("/desk/forget/", {} if which == "all" else {"letter": letter.public_id})
        assert not opens(thief, letter)


def test_a_desk_that_locked_itself_is_closed_for_every_copy_of_then() -> None:
    letter = a_letter()
    with at():
        copied = value(holding(letter))
    with at(minutes=31):
        assert not opens(with_cookie(copied), letter)
        assert not ForgottenDesk.objects.exists()


def test_a_copy_that_asked_to_be_remembered_stays_closed_for_all_its_days() -> None:
    letter = a_letter(words=WORDS)
    with at():
        browser = holding(letter)
        thief = with_cookie(value(browser))
        thief.post("/key/", {"six_words": WORDS, "remember": "on"})
        assert opens(thief, letter)
        copied = value(thief)
        browser.post("/desk/forget/")
    for days in (1, 15, 29.9):
        with at(days=days):
            call_command("tick")
            assert not opens(with_cookie(copied), letter)


# --- clocks -------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [-1, -29, -400])
def test_a_clock_set_back_after_forgetting_opens_nothing(days: int) -> None:
    letter = a_letter()
    with at():
        browser = holding(letter)
        copied = value(browser)
        browser.post("/desk/forget/")
    with at(days=days):
        call_command("tick")
        assert not opens(with_cookie(copied), letter)
    with at(minutes=1):
        assert not opens(with_cookie(copied), letter)


@pytest.mark.parametrize("days", [-1, -29, -400])
def test_what_is_forgotten_while_the_clock_is_wrong_stays_forgotten(days: int) -> None:
    letter = a_letter()
    with at():
        browser = holding(letter)
        copied = value(browser)
    with at(days=days):
        browser.post("/desk/forget/")
    with at(minutes=1):
        call_command("tick")
        assert not opens(with_cookie(copied), letter)


# --- other browsers and later days ------------------------------------------------------


def test_of_two_browsers_with_one_key_the_other_stays_open() -> None:
    letter = a_letter(words=WORDS)
    phone, library = Client(), Client()
    for browser in (phone, library):
        browser.post("/key/", {"six_words": WORDS})
    library.post("/desk/forget/")
    assert not opens(library, letter)
    assert opens(phone, letter)


def test_the_six_words_open_it_again_and_the_old_copy_stays_closed() -> None:
    letter = a_letter(words=WORDS)
    browser = holding(letter)
    copied = value(browser)
    browser.post("/desk/forget/")
    browser.post("/key/", {"six_words": WORDS})
    assert opens(browser, letter)
    assert not opens(with_cookie(copied), letter)


def test_whoever_brings_the_words_with_a_forgotten_cookie_gets_a_good_one() -> None:
    letter = a_letter(words=WORDS)
    browser = holding(letter)
    stale = with_cookie(value(browser))
    browser.post("/desk/forget/")
    stale.post("/key/", {"six_words": WORDS})
    assert opens(stale, letter)


def test_the_copys_browser_is_told_to_drop_the_cookie() -> None:
    letter = a_letter()
    browser = holding(letter)
    thief = with_cookie(value(browser))
    browser.post("/desk/forget/")
    assert not opens(thief, letter)
    assert value(thief) == ""


# --- a hundred keys -----------------------------------------------------------------------


def test_with_a_hundred_keys_one_forgotten_closes_the_copy_and_ninety_nine_stay() -> None:
    letter, other = a_letter(), a_letter()
    filler = tuple(a_key().pk for _ in range(MOST_KEYS - 2))
    full = Desk((letter.key_id or 0, *filler, other.key_id or 0))
    browser = with_cookie(desk_cookie.seal(full))
    copied = value(browser)
    browser.post("/desk/forget/", {"letter": letter.public_id})
    assert opens(browser, other)
    assert len(desk_cookie.unseal(value(browser)).keys) == MOST_KEYS - 1
    assert not opens(with_cookie(copied), letter)
    assert not opens(with_cookie(copied), other)


def test_a_full_cookie_is_far_from_what_a_browser_takes() -> None:
    full = Desk(tuple(2**62 + n for n in range(MOST_KEYS)), remembered=True)
    attributes = "__Host-desk=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000"
    assert len(attributes) + len(desk_cookie.seal(full)) < 4096


# --- what is kept -------------------------------------------------------------------------


def test_kept_is_a_digest_of_a_random_number_and_a_day() -> None:
    letter = a_letter()
    with at():
        browser = holding(letter)
        inside = desk_cookie.unseal(value(browser))
        browser.post("/desk/forget/")
    [row] = ForgottenDesk.objects.values()
    assert set(row) == {"id", "mark", "until"}
    assert bytes(row["mark"]) == hashlib.sha256(inside.line).digest()
    assert row["until"] == date(2030, 6, 3)
    for number in (inside.line, inside.mark):
        assert number not in scan.database()


def test_two_desks_have_no_number_in_common_and_one_keeps_its_own() -> None:
    letter = a_letter()
    one, two = (desk_cookie.unseal(value(holding(letter))) for _ in range(2))
    assert not {one.line, one.mark} & {two.line, two.mark}
    again = desk_cookie.unseal(desk_cookie.seal(one))
    assert (again.line, again.mark) == (one.line, one.mark)
    assert {len(one.line), len(one.mark)} == {16}


def test_tick_drops_what_has_run_out_and_not_a_day_sooner() -> None:
    with at():
        holding(a_letter()).post("/desk/forget/")
    with at(days=30):
        assert forgotten.forget_old() == 0
    with at(days=31):
        call_command("tick")
        assert not ForgottenDesk.objects.exists()


@pytest.mark.parametrize("cookie", ["", "forged", "A" * 4000])
def test_forgetting_what_was_never_ours_keeps_nothing(cookie: str) -> None:
    client = with_cookie(cookie) if cookie else Client()
    client.post("/desk/forget/")
    client.post("/desk/forget/", {"letter": "anything"})
    assert not ForgottenDesk.objects.exists()


def test_forgetting_twice_keeps_one_row() -> None:
    copied = value(holding(a_letter()))
    for _ in range(2):
        assert with_cookie(copied).post("/desk/forget/").status_code == 302
    assert ForgottenDesk.objects.count() == 1


def test_looking_and_forgetting_what_is_not_here_end_nothing() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter)
    browser.get("/desk/forget/")
    browser.post("/desk/forget/", {"letter": other.public_id})
    assert opens(browser, letter)
    assert not ForgottenDesk.objects.exists()


def test_letting_go_of_a_key_that_is_not_here_ends_nothing() -> None:
    desk = desk_cookie.unseal(desk_cookie.seal(Desk((7, 8))))
    desk.forget(9)
    assert (desk.keys, desk.ended) == ((7, 8), b"")
    desk.forget(7)
    assert (desk.keys, desk.ended) == ((8,), desk.mark)


# --- what it costs, and where it is asked -----------------------------------------------------


def asked(client: Client, path: str) -> int:
    """How often the list of forgotten desks was asked for one page."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code < 500
    return sum(ForgottenDesk._meta.db_table in query["sql"] for query in seen.captured_queries)


def test_a_desk_asks_once_and_only_for_a_cookie_that_holds_keys() -> None:
    letter = a_letter()
    assert asked(holding(letter), desk_of(letter)) == 1
    assert asked(holding(letter), "/desk/") == 1
    assert asked(with_cookie("forged"), "/desk/") == 0
    assert asked(Client(), "/desk/") == 0
    assert asked(with_cookie(desk_cookie.seal(Desk())), "/desk/") == 0


def test_no_public_page_asks() -> None:
    letter = a_letter()
    browser = holding(letter)
    for path in ("/", letter.get_absolute_url(), "/to/you/", "/archive/", "/help/"):
        assert asked(browser, path) == 0, path


# --- other formats --------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [1, 2, 4, 5, 100])
def test_a_cookie_of_the_first_format_is_an_empty_desk(keys: int) -> None:
    content = struct.pack(f">B{keys}Q", 1, *range(keys))
    old = desk_cookie._fernet().encrypt(content).decode()
    desk = desk_cookie.unseal(old)
    assert (desk.keys, desk.remembered, desk.line) == ((), False, b"")


@pytest.mark.parametrize("form", [0, 1, 3, 255])
def test_a_cookie_of_an_unknown_format_is_an_empty_desk(form: int) -> None:
    content = struct.pack(">BB16s16sQ", form, 0, b"l" * 16, b"m" * 16, 7)
    desk = desk_cookie.unseal(desk_cookie._fernet().encrypt(content).decode())
    assert (desk.keys, desk.line) == ((), b"")
