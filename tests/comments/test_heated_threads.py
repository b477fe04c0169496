"""A heated conversation slows down: whoever wrote there a moment ago waits, nobody else does."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from authors import desk_cookie
from comments.models import Reply
from letters.models import Letter
from moderation import cases
from moderation.models import Report
from screening import limits
from tests.letters.pages import body_field, hidden_fields
from tests.make import a_letter, a_reply, post_reply
from tests.moderation.rooms import a_volunteer, act, report

pytestmark = pytest.mark.django_db
START = datetime.datetime(2031, 5, 5, 10, 40, tzinfo=datetime.UTC)
AGAIN = "And <b>another</b> thing:\nI was there too."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Twenty to eleven, to the second."""
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


def from_network(number: int) -> Client:
    """A browser without cookies, in a network of its own."""
    return Client(REMOTE_ADDR=f"198.51.{number}.7")


def report_it(letter: Letter, reply: Reply | None = None, times: int = 1) -> None:
    """So many people report a letter, or a reply."""
    subject = reply or letter
    rows = [Report(**cases.about(subject), ground="cruel") for _ in range(times)]
    Report.objects.bulk_create(rows)
    cases.refresh(subject)


def say(client: Client, letter: Letter, body: str = "I was on that train.", **given: Any) -> Any:
    """Reply, as a newcomer unless given a voice."""
    return post_reply(client, letter, body=body, **{"voice": "new"} | given)


def test_a_calm_conversation_takes_two_replies_at_once(clock: time_machine.Traveller) -> None:
    letter, browser = a_letter(), from_network(1)
    assert say(browser, letter).status_code == 200
    assert say(browser, letter, AGAIN).status_code == 200
    assert Reply.objects.count() == 2


def test_where_something_is_reported_the_same_hand_waits_and_keeps_its_words(
    clock: time_machine.Traveller,
) -> None:
    letter = a_letter()
    say(from_network(1), letter)
    assert report(f"/report/letter/{letter.public_id}/").status_code == 200
    page = say(from_network(1), letter, AGAIN)
    assert page.status_code == 429
    assert page["Retry-After"] == "180"  # two minutes, and one for the report
    assert page["Cache-Control"] == "no-store"
    assert "This conversation is heated just now" in page.content.decode()
    assert body_field(page) == AGAIN
    assert Reply.objects.count() == 1
    clock.shift(datetime.timedelta(seconds=179))
    form = hidden_fields(page) | {"body": AGAIN}
    where = f"/letters/{letter.public_id}/reply/"
    late = from_network(1).post(where, form)
    assert (late.status_code, late["Retry-After"]) == (429, "1")
    clock.shift(datetime.timedelta(seconds=1))
    assert from_network(1).post(where, form).status_code == 200
    assert Reply.objects.order_by("-number")[0].source == AGAIN


def test_another_network_and_a_first_word_never_wait(clock: time_machine.Traveller) -> None:
    letter = a_letter()
    report_it(letter, times=5)
    assert say(from_network(1), letter).status_code == 200
    assert say(from_network(2), letter, AGAIN).status_code == 200


def test_the_same_voice_waits_in_another_network_too(clock: time_machine.Traveller) -> None:
    letter, browser = a_letter(), from_network(1)
    say(browser, letter)
    report_it(letter)
    browser.defaults["REMOTE_ADDR"] = "203.0.113.9"
    clock.shift(datetime.timedelta(seconds=60))
    page = say(browser, letter, AGAIN, voice="")
    assert page.status_code == 429
    assert page["Retry-After"] == "120"


def test_the_author_waits_like_everybody(clock: time_machine.Traveller) -> None:
    letter = a_letter()
    report_it(letter)
    author = Client()
    sealed = desk_cookie.seal(desk_cookie.Desk((letter.key_id or 0,)))
    author.cookies[settings.DESK_COOKIE_NAME] = sealed
    assert say(author, letter, voice="").status_code == 200
    assert Reply.objects.get().voice.is_author
    assert say(author, letter, AGAIN, voice="").status_code == 429


def test_each_report_on_what_is_answered_and_above_it_adds_a_minute(
    clock: time_machine.Traveller,
) -> None:
    letter = a_letter()
    first = a_reply(letter)
    second = a_reply(letter, parent=first)
    beside = a_reply(letter)
    report_it(letter)
    report_it(letter, first, times=2)
    report_it(letter, second)
    report_it(letter, beside, times=7)
    browser = from_network(1)
    assert say(browser, letter).status_code == 200
    waits = [say(browser, letter, AGAIN, to=to)["Retry-After"] for to in ("", "1", "2", "3")]
    assert waits == ["180", "300", "360", "600"]


def test_a_report_on_another_branch_slows_nobody(clock: time_machine.Traveller) -> None:
    letter = a_letter()
    a_reply(letter)
    report_it(letter, a_reply(letter))
    browser = from_network(1)
    assert say(browser, letter, to="1").status_code == 200
    assert say(browser, letter, AGAIN, to="1").status_code == 200
    assert say(browser, letter, "And that.", to="2").status_code == 429


def test_what_was_said_elsewhere_slows_nobody_in_a_heated_conversation(
    clock: time_machine.Traveller,
) -> None:
    heated, calm, browser = a_letter(), a_letter(title="Another"), from_network(1)
    report_it(heated)
    assert say(browser, calm).status_code == 200
    assert say(browser, heated, AGAIN).status_code == 200
    assert say(browser, calm, "And another.").status_code == 200
    assert say(browser, heated, "And one more.").status_code == 429


def test_once_a_volunteer_has_answered_it_is_calm_again(clock: time_machine.Traveller) -> None:
    letter, browser = a_letter(), from_network(1)
    report_it(letter, times=3)
    say(browser, letter)
    assert say(browser, letter, AGAIN).status_code == 429
    act(a_volunteer(), letter, "keep")
    assert say(browser, letter, AGAIN).status_code == 200


@pytest.mark.parametrize(("replies", "answer"), [(18, 200), (19, 429)])
def test_twenty_replies_in_ten_minutes_heat_it_without_any_report(
    replies: int, answer: int, clock: time_machine.Traveller
) -> None:
    letter = a_letter()
    for _ in range(replies):
        a_reply(letter)
    clock.shift(datetime.timedelta(minutes=10))
    assert say(from_network(1), letter).status_code == 200  # one more
    page = say(from_network(1), letter, AGAIN)
    assert page.status_code == answer
    if answer == 429:
        assert page["Retry-After"] == "120"
        clock.shift(datetime.timedelta(minutes=1))  # the first ones are no longer recent
        assert say(from_network(1), letter, AGAIN).status_code == 200


def test_nobody_waits_longer_than_half_an_hour(clock: time_machine.Traveller) -> None:
    letter, browser = a_letter(), from_network(1)
    report_it(letter, times=40)
    say(browser, letter)
    page = say(browser, letter, AGAIN)
    assert page["Retry-After"] == "1800"
    assert "about <b>30 minutes</b>" in page.content.decode()
    clock.shift(datetime.timedelta(minutes=30))
    assert say(browser, letter, AGAIN).status_code == 200


def test_a_second_click_in_a_heated_conversation_shows_what_was_posted(
    clock: time_machine.Traveller,
) -> None:
    letter, browser = a_letter(), from_network(1)
    report_it(letter)
    page = say(browser, letter)
    again = browser.post(f"/letters/{letter.public_id}/reply/", page.wsgi_request.POST)
    assert again.status_code == 200
    assert "Your reply is posted" in again.content.decode()
    assert Reply.objects.count() == 1


def test_reading_previews_and_mistakes_is_no_word_said(clock: time_machine.Traveller) -> None:
    letter, browser = a_letter(), from_network(1)
    report_it(letter)
    for form in ({"body": "Hm."}, {"body": ""}, {"body": "Hm.", "act": "edit"}):
        browser.post(f"/letters/{letter.public_id}/reply/", form)
    assert say(browser, letter).status_code == 200


def test_after_midnight_a_hand_is_another_one(clock: time_machine.Traveller) -> None:
    """What it costs that no mark is kept: docs/decisions/0010."""
    letter = a_letter()
    report_it(letter)
    clock.move_to(datetime.datetime(2031, 5, 5, 23, 59, 50, tzinfo=datetime.UTC))
    say(from_network(1), letter)
    clock.shift(datetime.timedelta(seconds=20))
    assert say(from_network(1), letter, AGAIN).status_code == 200


@pytest.mark.parametrize(
    ("since", "reports", "recent", "wait"),
    [
        (None, 50, 500, 0),
        (0, 0, 19, 0),
        (0, 0, 20, 120),
        (119, 0, 20, 1),
        (120, 0, 20, 0),
        (0, 1, 0, 180),
        (0, 28, 0, 1800),
        (0, 10_000, 10_000, 1800),
        (5_000, 10_000, 10_000, 0),
    ],
)
def test_the_rule_itself(since: int | None, reports: int, recent: int, wait: int) -> None:
    assert limits.wait_in_thread(since, reports, recent) == wait
