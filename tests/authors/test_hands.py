"""A hand: one mark for a network and a day, from an address that is kept nowhere."""

import datetime
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as site
from django.test import Client, RequestFactory

from authors import hands
from authors.models import Tally
from tests import make
from tests.authors import scan
from tests.authors.people import a_browser

pytestmark = pytest.mark.django_db  # who makes a day key also forgets old tallies
START = datetime.datetime(2030, 5, 4, 12, 0, tzinfo=datetime.UTC)


def after(**time: float) -> Any:
    return time_machine.travel(START + datetime.timedelta(**time), tick=False)


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.HANDS_DIR = tmp_path / "hands"


def hand(address: str, forwarded: str = "") -> bytes:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return hands.of(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2ff::1", "2001:db8:1:200::/56"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("[2001:db8::1]", "2001:db8::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        (" 203.0.113.77 ", "203.0.113.0/24"),
        ("", "unknown"),
        ("unix:", "unknown"),
        ("203.0.113", "unknown"),
        ("<script>", "unknown"),
    ],
)
def test_the_network_of_an_address(address: str, prefix: str) -> None:
    assert hands.prefix_of(address) == prefix


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.1", "203.0.113.254", True),
        ("203.0.113.1", "203.0.114.1", False),
        ("203.0.113.1", "::ffff:203.0.113.2", True),
        ("2001:db8:1:200::1", "2001:db8:1:2ff:ffff::1", True),
        ("2001:db8:1:200::1", "2001:db8:1:300::1", False),
    ],
)
def test_one_network_is_one_hand(one: str, other: str, same: bool) -> None:
    assert (hand(one) == hand(other)) is same


def test_tomorrow_it_is_another_hand() -> None:
    with after():
        today = hand("203.0.113.1")
    with after(hours=11, minutes=59):
        assert hand("203.0.113.1") == today
    with after(hours=12):
        assert hand("203.0.113.1") != today


def test_a_forwarded_address_is_not_believed_from_anybody() -> None:
    assert hand("203.0.113.1", "198.51.100.7") == hand("203.0.113.1")


def test_a_front_server_of_ours_is_believed_about_its_visitor_only(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]
    visitor = hand("198.51.100.7")
    assert hand("10.0.0.1", "198.51.100.7") == visitor
    assert hand("10.0.0.1", "198.51.100.7, 10.0.0.2") == visitor
    # What the visitor wrote into the header before our servers added to it is not believed.
    assert hand("10.0.0.1", "192.0.2.9, 198.51.100.7") == visitor
    assert hand("10.0.0.1", "10.0.0.2, 198.51.100.7") == visitor
    assert hand("203.0.113.1", "198.51.100.7, 10.0.0.1") == hand("203.0.113.1")
    assert hand("10.0.0.1") == hand("10.0.0.1", " , ")


def test_the_day_key_is_a_file_that_only_the_site_can_read(settings: Any) -> None:
    with after():
        key = hands.day_key()
        assert hands.day_key() == key
    path = settings.HANDS_DIR / "2030-05-04.key"
    assert path.read_bytes() == key
    assert len(key) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert settings.HANDS_DIR.stat().st_mode & 0o777 == 0o700
    assert os.listdir(settings.HANDS_DIR) == [path.name]  # noqa: PTH208 - no draft is left


def test_no_two_days_share_a_key() -> None:
    found = set()
    for day in range(5):
        with after(days=day):
            found.add(hands.day_key())
    assert len(found) == 5


def test_day_keys_and_tallies_are_destroyed_after_72_hours(settings: Any) -> None:
    request = RequestFactory().get("/")
    with after():
        assert hands.count(request, "letter", 5)
    with after(hours=59):
        assert hands.forget_old() == 0
        assert Tally.objects.count() == 1
    with after(hours=73):
        assert hands.forget_old() == 1
        assert not Tally.objects.exists()
    assert not list(settings.HANDS_DIR.iterdir())


def test_no_day_key_outlives_72_hours_whatever_its_hour(settings: Any) -> None:
    with after(hours=-12):  # the first second of its day
        hands.day_key()
    with after(hours=60, seconds=1):
        assert hands.forget_old() == 1


def test_the_first_use_of_a_day_forgets_what_is_old(settings: Any) -> None:
    with after():
        hands.day_key()
    with after(days=4):
        hands.day_key()
    assert [path.name for path in settings.HANDS_DIR.iterdir()] == ["2030-05-08.key"]


def test_an_hour_has_a_limit_for_each_deed_and_hand() -> None:
    mine = RequestFactory().get("/", REMOTE_ADDR="203.0.113.1")
    yours = RequestFactory().get("/", REMOTE_ADDR="198.51.100.1")
    with after():
        assert [hands.count(mine, "letter", 2) for _ in range(4)] == [True, True, False, False]
        assert hands.count(mine, "reply", 2)
        assert hands.count(yours, "letter", 2)
    with after(hours=1):
        assert hands.count(mine, "letter", 2)


def test_a_hand_over_its_limit_gets_429_and_its_words_back(writer: Client, settings: Any) -> None:
    settings.LIMITS = settings.LIMITS | {"letter": 1}
    with after(minutes=20):
        make.post_letter(writer)
        page = make.post_letter(writer, body="The second letter of this hour.")
    assert page.status_code == 429
    assert page["Retry-After"] == str(40 * 60)
    assert "The second letter of this hour." in page.content.decode()
    assert make.Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "wait"),
    [(0, 0), (9, 0), (10, 30), (11, 60), (12, 120), (13, 240), (14, 300), (500, 300)],
)
def test_waits_double_up_to_five_minutes(wrong: int, wait: int) -> None:
    assert hands.wait_after(wrong) == wait


def traces_of(address: str) -> list[bytes]:
    """An address as it might be left behind: itself, its network, and plain digests of both."""
    prefix = hands.prefix_of(address)
    names = [address, prefix, prefix.partition("/")[0], prefix.partition("/")[0].rstrip("0:.")]
    found = [name.encode() for name in names]
    for algorithm in (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.blake2b):
        digests = [algorithm(name.encode()) for name in names]
        found += [digest.digest() for digest in digests]
        found += [digest.hexdigest().encode() for digest in digests]
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["203.0.113.77", "2001:db8:77:42ff::9"])
def test_no_address_is_left_in_any_table_or_file(
    unlocked_ledger: None, settings: Any, address: str
) -> None:
    settings.HANDS_DIR = site.DATA_DIR / "hands"
    browser = a_browser(REMOTE_ADDR=address, HTTP_USER_AGENT="Telltale/9.9")
    make.post_letter(browser)
    letter = make.Letter.objects.get()
    make.post_reply(browser, letter)
    browser.post(f"/letters/{letter.public_id}/felt/")
    browser.post("/key/", {"six_words": "abacus abdomen"})
    left = scan.database() + scan.files()
    assert letter.public_id.encode() in left  # the search would find what is there
    assert hand(address) in left
    assert Tally.objects.filter(deed="letter", hand=hand(address)).get().count == 1
    assert not [trace for trace in [*traces_of(address), b"Telltale"] if trace in left]
