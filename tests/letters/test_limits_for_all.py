"""However many machines: in an hour the whole site takes so many letters, replies and reports."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from tests.letters.conftest import a_stranger
from tests.letters.pages import source
from tests.make import a_letter, post_letter, post_reply
from tests.moderation.rooms import report

pytestmark = pytest.mark.django_db
Send = Callable[[Client, str], Any]


@pytest.fixture
def clock(settings: Any, shelves: None) -> Iterator[time_machine.Traveller]:
    """Twenty to eleven, on a site that takes two of each in an hour."""
    settings.LIMITS_FOR_ALL = {"letter": 2, "reply": 2, "report": 2}
    start = datetime.datetime(2031, 5, 5, 10, 40, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


def a_machine(number: int) -> Client:
    """One of many, each in a network of its own."""
    return a_stranger(REMOTE_ADDR=f"198.51.{number}.7")


def send(deed: str, client: Client, words: str) -> Any:
    """A letter, a reply or a report with these words."""
    letter = Letter.objects.order_by("pk")[0]
    if deed == "letter":
        return post_letter(client, body=words)
    if deed == "reply":
        return post_reply(client, letter, body=words)
    return report(f"/report/letter/{letter.public_id}/", client, words=words)


@pytest.mark.parametrize("deed", ["letter", "reply", "report"])
def test_one_more_than_the_site_takes_waits_and_keeps_its_words(
    deed: str, clock: time_machine.Traveller
) -> None:
    a_letter()
    words = [f"Number {place} said: <b>wait for me</b>." for place in range(3)]
    codes = [send(deed, a_machine(place), words[place]).status_code for place in range(2)]
    page = send(deed, a_machine(2), words[2])
    assert codes == [200, 200]
    assert page.status_code == 429
    assert page["Retry-After"] == "1200"
    assert page["Cache-Control"] == "no-store"
    assert "Number 2 said: &lt;b&gt;wait for me&lt;/b&gt;." in source(page)
    assert "Your words are safe" in source(page)
    clock.shift(datetime.timedelta(minutes=21))
    assert send(deed, a_machine(2), words[2]).status_code == 200


@pytest.mark.parametrize("deed", ["letter", "reply", "report"])
def test_one_kind_does_not_use_up_the_room_of_another(
    deed: str, clock: time_machine.Traveller
) -> None:
    a_letter()
    for place in range(3):
        send(deed, a_machine(place), f"So it was, for the {place}th time.")
    others = {"letter", "reply", "report"} - {deed}
    assert {send(other, a_machine(9), "Something else.").status_code for other in others} == {200}


def test_a_hand_at_its_own_limit_uses_up_nobody_elses_room(
    clock: time_machine.Traveller, settings: Any
) -> None:
    settings.LIMITS = settings.LIMITS | {"letter": 1}
    codes = [send_letter(1, f"The ticket, part {part}.") for part in range(5)]
    assert codes == [200, 429, 429, 429, 429]
    assert send_letter(2, "A coat that I gave away.") == 200


def send_letter(machine: int, words: str) -> int:
    """The status of the answer to a letter of one machine."""
    page = post_letter(a_machine(machine), body=words)
    return int(page.status_code)


def test_a_second_click_is_answered_though_the_hour_is_full(
    clock: time_machine.Traveller,
) -> None:
    page = post_letter(a_machine(1), body="The first.")
    form = page.wsgi_request.POST
    assert send_letter(2, "The second.") == 200
    assert send_letter(3, "The third.") == 429
    again = a_machine(1).post("/write/", form)
    assert "Your letter is posted" in source(again)
    assert Letter.objects.count() == 2
