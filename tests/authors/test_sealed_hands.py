"""Beside a text its hand is sealed: whoever has the database alone can join no two texts."""

import base64
import dataclasses
import datetime
import re
import secrets
from typing import Any

import pytest
import time_machine
from cryptography.fernet import InvalidToken
from django.test import Client, RequestFactory

from authors import hands
from comments.models import Reply
from letters.models import Letter
from moderation import cases
from tests.authors import scan
from tests.authors.people import a_browser
from tests.make import post_letter, post_reply
from tests.moderation.rooms import report

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2031, 5, 5, 12, 0, tzinfo=datetime.UTC)
BODIES = (
    "I kept the ticket for a train that no longer runs.",
    "We had a coat like yours, and it hangs there still.",
    "The ovens wake me up at four, and I think of bread.",
)


def hand_of(address: str) -> bytes:
    """The hand of a request from there, today."""
    return hands.of(RequestFactory().get("/", REMOTE_ADDR=address))


@pytest.fixture
def sealed(shelves: None) -> list[str]:
    """What is kept beside two letters and two replies that one browser sent."""
    browser = Client()
    for body in BODIES[:2]:
        post_letter(browser, body=body)
    for letter in Letter.objects.all():
        post_reply(browser, letter, body=f"I know. {letter.pk}")
    kept = [*Letter.objects.all(), *Reply.objects.all()]
    return [str(text.hand) for text in kept]


def test_four_texts_of_one_browser_have_four_different_values(sealed: list[str]) -> None:
    assert len(set(sealed)) == 4
    assert len({len(value) for value in sealed}) == 1  # the length tells nothing either
    assert {hands.unseal(value) for value in sealed} == {hand_of("127.0.0.1")}


def test_no_two_values_have_anything_alike_that_is_not_alike_in_all(sealed: list[str]) -> None:
    raw = [base64.urlsafe_b64decode(value)[9:] for value in sealed]  # a version and no time first
    pieces = [{value[at : at + 4] for at in range(len(value) - 3)} for value in raw]
    for place, mine in enumerate(pieces):
        assert not any(mine & other for other in pieces[place + 1 :])


def test_neither_a_seal_nor_sealed_words_tell_when_they_were_made(shelves: None) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        post_letter(Client(), body=BODIES[0])
        letter = Letter.objects.get()
        report(f"/report/letter/{letter.public_id}/", words="The second line.")
        clock.shift(datetime.timedelta(seconds=7))
        kept = scan.database()
    fernet = re.findall(rb"gAAAA[\w=-]{60,}", kept)
    assert len(fernet) == 2  # the hand, and the facts
    assert {base64.urlsafe_b64decode(value)[1:9] for value in fernet} == {bytes(8)}


def test_the_mark_itself_stands_in_no_row_of_a_text(sealed: list[str]) -> None:
    mark = hand_of("127.0.0.1")
    rows = [*Letter.objects.values(), *Reply.objects.values()]
    kept = repr(rows).encode()
    assert sealed[0].encode() in kept  # the search would find what is there
    assert mark.hex().encode() not in kept
    assert repr(mark).encode() not in kept


def test_without_the_key_file_nothing_can_be_opened(sealed: list[str], settings: Any) -> None:
    stolen = dataclasses.replace(settings.SECRETS, pepper=secrets.token_bytes(32))
    settings.SECRETS = stolen
    for value in sealed:
        with pytest.raises(InvalidToken):
            hands.unseal(value)


def test_with_the_key_file_but_without_the_days_key_no_network_fits(
    sealed: list[str], settings: Any, tmp_path: Any
) -> None:
    mine = hands.unseal(sealed[0])
    assert mine == hand_of("127.0.0.1")
    settings.HANDS_DIR = tmp_path / "hands"  # as in a backup, which leaves the day keys out
    assert mine not in {hand_of(f"127.0.{number}.1") for number in range(256)}


def test_what_was_forgotten_opens_as_nothing() -> None:
    assert hands.unseal(None) is None
    assert hands.unseal("") is None


def test_the_texts_of_a_hand_are_counted_for_one_day(shelves: None) -> None:
    mine, others = a_browser(REMOTE_ADDR="203.0.113.4"), a_browser(REMOTE_ADDR="198.51.100.7")
    with time_machine.travel(NOON, tick=False) as clock:
        post_letter(mine, body=BODIES[0])
        clock.shift(datetime.timedelta(hours=3))  # another hour, the same day
        post_reply(mine, Letter.objects.get(), body="And another thing.")
        post_letter(others, body=BODIES[1])
        asked = [hand_of("203.0.113.200"), hand_of("198.51.100.7"), hand_of("192.0.2.1")]
        assert hands.texts_today(asked) == {asked[0]: 2, asked[1]: 1}
        clock.shift(datetime.timedelta(hours=9))
        assert hands.texts_today([hand_of("203.0.113.4")]) == {}


def test_looking_at_a_preview_and_a_second_click_count_nothing(shelves: None) -> None:
    browser = a_browser()
    page = post_letter(browser, body=BODIES[0])
    browser.post("/write/", page.wsgi_request.POST)
    browser.post("/write/", {"body": BODIES[1], "categories": "you", "rating": "safe"})
    assert hands.texts_today([hand_of("127.0.0.1")]) == {hand_of("127.0.0.1"): 1}


def test_a_volunteer_is_told_how_many_others_and_it_costs_one_query(
    shelves: None, django_assert_num_queries: Any
) -> None:
    mine, other = a_browser(REMOTE_ADDR="203.0.113.4"), a_browser(REMOTE_ADDR="198.51.100.7")
    for body in BODIES:
        post_letter(mine, body=body)
    post_reply(other, Letter.objects.all()[0], body="I know.")
    texts = [*Letter.objects.all(), *Reply.objects.select_related("letter")]
    with django_assert_num_queries(1):
        told = cases.others_today(texts)
    assert [told[str(text)] for text in texts] == [2, 2, 2, 0]
    Letter.objects.update(hand=None)  # as manage.py tick does after 72 hours
    assert set(cases.others_today(list(Letter.objects.all())).values()) == {0}


def test_only_the_count_and_the_seal_hold_a_hand(sealed: list[str]) -> None:
    left = scan.database()
    mark = hand_of("127.0.0.1")
    kept = hands.texts_today([mark])
    assert kept == {mark: 4}
    assert mark in left  # in the tallies, which go with the day's key
    hands.Tally.objects.all().delete()
    assert mark not in scan.database()
    assert mark.hex().encode() not in scan.database()
