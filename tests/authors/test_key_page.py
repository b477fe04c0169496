"""Returning with six words: any way of typing them, and one answer to all that are wrong."""

import datetime
import hashlib
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors import hands
from authors.models import Tally
from tests import make
from tests.authors.people import a_browser

WORDS = "moth heron lantern river garden willow"
START = datetime.datetime(2030, 5, 4, 12, 5, tzinfo=datetime.UTC)


def after(seconds: float) -> Any:
    return time_machine.travel(START + datetime.timedelta(seconds=seconds), tick=False)


@pytest.fixture
def desk(shelves: None) -> str:
    """The address of a desk that WORDS open."""
    return f"/desk/{make.a_letter(words=WORDS).public_id}/"


@pytest.mark.parametrize(
    "typed",
    [WORDS, WORDS.upper(), WORDS.replace(" ", "-"), f" {WORDS} \n", WORDS.replace(" ", ",  ")],
)
def test_the_words_open_their_desk_however_they_are_typed(desk: str, typed: str) -> None:
    browser = a_browser()
    page = browser.post("/key/", {"six_words": typed}, follow=True)
    assert page.request["PATH_INFO"] == desk
    assert page.status_code == 200


def test_the_key_of_a_posted_letter_opens_it_in_another_browser(writer: Client) -> None:
    words = make.words_in(make.post_letter(writer))
    page = a_browser().post("/key/", {"six_words": words}, follow=True)
    assert page.request["PATH_INFO"] == f"/desk/{make.Letter.objects.get().public_id}/"


WRONG = {
    "unknown words of the list": "abacus abdomen abide ability ablaze abnormal",
    "one word wrong": WORDS.replace("willow", "wallow"),
    "two words swapped": WORDS.replace("moth heron", "heron moth"),
    "a word too few": WORDS.rpartition(" ")[0],
    "a word too many": f"{WORDS} moth",
    "no words": "12345 !!! 小さな",
    "an injection": "' OR 1=1 --",
    "a long row": "moth " * 5000,
}


def answer_to(typed: str, network: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """All that somebody who tries a key can learn: the page, and how much work it was."""
    real, runs = hashlib.scrypt, []

    def counting(*args: Any, **given: Any) -> bytes:
        runs.append(1)
        return real(*args, **given)

    monkeypatch.setattr(hashlib, "scrypt", counting)
    browser = a_browser(REMOTE_ADDR=f"203.0.{network}.1")
    with CaptureQueriesContext(connection) as queries:
        page = browser.post("/key/", {"six_words": typed})
    monkeypatch.setattr(hashlib, "scrypt", real)
    return {
        "status": page.status_code,
        "page": re.sub(r'value="[^"]*" autocomplete', "", page.content.decode()),
        "headers": dict(page.headers) | {"Content-Length": ""},
        "cookies": dict(page.cookies),
        "queries": [re.sub(r"\W.*", "", query["sql"]) for query in queries],
        "slow digests": len(runs),
    }


def test_every_wrong_key_gets_the_same_answer_for_the_same_work(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.day_key()
    found = [answer_to(typed, net, monkeypatch) for net, typed in enumerate(WRONG.values())]
    first = found[0]
    assert (first["status"], first["slow digests"]) == (422, 1)
    assert "do not open a letter" in first["page"]
    for name, answer in zip(WRONG, found, strict=True):
        assert answer == first, name


def test_a_key_whose_letter_was_taken_back_still_opens_its_desk(shelves: None) -> None:
    letter = make.a_letter(words=WORDS, status="taken_back")
    page = a_browser().post("/key/", {"six_words": WORDS}, follow=True)
    assert page.request["PATH_INFO"] == f"/desk/{letter.public_id}/"


def test_a_key_in_an_address_does_nothing(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "scrypt", None)  # it is not even tried
    browser = a_browser()
    page = browser.get("/key/", {"six_words": WORDS})
    assert page.status_code == 200
    assert "willow" not in page.content.decode()
    assert not page.cookies
    assert browser.get(desk, {"six_words": WORDS}).status_code == 403
    assert browser.post(f"/key/?six_words={WORDS}").status_code == 422


def try_wrong(browser: Client) -> Any:
    return browser.post("/key/", {"six_words": "abacus abdomen"})


def ten_wrong_tries(browser: Client) -> None:
    with after(0):
        assert [try_wrong(browser).status_code for _ in range(10)] == [422] * 10


def test_after_ten_wrong_tries_each_further_one_waits_longer_up_to_five_minutes(
    desk: str,
) -> None:
    browser, now, waits = a_browser(), 0, []
    ten_wrong_tries(browser)
    for _ in range(6):
        with after(now):
            page = try_wrong(browser)
        assert page.status_code == 429
        waits.append(int(page["Retry-After"]))
        now += waits[-1]
        with after(now):
            assert try_wrong(browser).status_code == 422
    assert waits == [30, 60, 120, 240, 300, 300]


def test_who_has_to_wait_costs_no_slow_digest(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = a_browser()
    ten_wrong_tries(browser)
    monkeypatch.setattr(hashlib, "scrypt", None)
    with after(29):
        page = try_wrong(browser)
    assert page.status_code == 429
    assert page["Retry-After"] == "1"
    assert "abdomen" not in page.content.decode()


def test_a_right_key_is_accepted_after_the_wait_and_not_before(desk: str) -> None:
    browser = a_browser()
    ten_wrong_tries(browser)
    with after(10):
        assert browser.post("/key/", {"six_words": WORDS}).status_code == 429
    with after(30):
        assert browser.post("/key/", {"six_words": WORDS}).status_code == 302


def test_another_hand_does_not_wait(desk: str) -> None:
    ten_wrong_tries(a_browser(REMOTE_ADDR="203.0.113.5"))
    with after(1):
        same = a_browser(REMOTE_ADDR="203.0.113.200")
        other = a_browser(REMOTE_ADDR="203.0.114.5")
        assert same.post("/key/", {"six_words": WORDS}).status_code == 429
        assert other.post("/key/", {"six_words": WORDS}).status_code == 302


def test_right_keys_are_not_counted(desk: str) -> None:
    browser = a_browser()
    with after(0):
        answers = {browser.post("/key/", {"six_words": WORDS}).status_code for _ in range(12)}
    assert answers == {302}
    assert Tally.objects.get(deed="key").count == 0


def test_a_field_left_empty_is_told_so_and_costs_nothing(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashlib, "scrypt", None)
    page = a_browser().post("/key/", {"six_words": " "})
    assert page.status_code == 422
    assert "Type or paste your six words" in page.content.decode()


def test_the_key_file_holds_six_words_of_the_list_and_nothing_else(writer: Client) -> None:
    words = make.words_in(make.post_letter(writer))
    page = writer.post("/key/file/", {"six_words": words})
    assert page.content.decode() == words + "\n"
    assert "attachment" in page["Content-Disposition"]
    assert writer.post("/key/file/", {"six_words": "<script> a b c d e"}).status_code == 400
    assert writer.get("/key/file/").status_code == 405
