"""Decisions 17: "I felt this" counts one stranger a day, and knows nobody."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from comments.models import Felt
from letters.models import Letter
from tests.comments.pages import html_of, one_reply
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db


def _felt(letter: Letter, query: str = "", client: Client | None = None, **given: str) -> Any:
    client = client or Client(enforce_csrf_checks=True)
    return client.post(f"/letters/{letter.public_id}/felt/{query}", given)


def test_it_counts_once_from_one_hand_in_a_day() -> None:
    letter = a_letter()
    for _ in range(3):
        assert _felt(letter).status_code == 200
    letter.refresh_from_db()
    assert letter.felt_count == 1
    assert "1 stranger felt this" in html_of(Client(), letter)
    _felt(letter, client=Client(REMOTE_ADDR="192.0.2.9"))
    assert "2 strangers felt this" in html_of(Client(), letter)


def test_it_can_be_taken_back_from_its_answer_and_felt_again() -> None:
    letter = a_letter()
    page = _felt(letter)
    assert 'name="undo" value="1"' in page.content.decode()
    undone = _felt(letter, undo="1")
    assert "It is taken back" in undone.content.decode()
    assert "felt this." not in html_of(Client(), letter)
    _felt(letter)
    letter.refresh_from_db()
    assert letter.felt_count == 1


def test_taking_back_what_was_never_felt_changes_nothing() -> None:
    letter = a_letter(felt_count=4)
    assert _felt(letter, undo="1").status_code == 200
    letter.refresh_from_db()
    assert letter.felt_count == 4


def test_one_hand_cannot_take_back_what_another_felt() -> None:
    letter = a_letter()
    _felt(letter)
    _felt(letter, client=Client(REMOTE_ADDR="192.0.2.9"), undo="1")
    letter.refresh_from_db()
    assert letter.felt_count == 1


def test_the_next_day_it_counts_again() -> None:
    letter = a_letter()
    with time_machine.travel("2026-05-01 23:50:00+00:00", tick=False) as clock:
        _felt(letter)
        clock.move_to("2026-05-02 00:10:00+00:00")
        _felt(letter)
    letter.refresh_from_db()
    assert letter.felt_count == 2


def test_a_reply_is_felt_apart_from_its_letter_and_from_other_replies() -> None:
    letter = a_letter()
    a_reply(letter)
    a_reply(letter)
    page = _felt(letter, "?to=1")
    assert f'action="/letters/{letter.public_id}/felt/?to=1"' in page.content.decode()
    html = html_of(Client(), letter)
    assert '<span class="count" aria-hidden="true">1</span>' in one_reply(html, 1)
    assert 'class="count"' not in one_reply(html, 2)
    _felt(letter)
    letter.refresh_from_db()
    assert letter.felt_count == 1
    assert list(letter.replies.order_by("number").values_list("felt_count", flat=True)) == [1, 0]
    _felt(letter, "?to=1", undo="1")
    assert 'class="count"' not in one_reply(html_of(Client(), letter), 1)


def test_the_readers_copy_of_the_page_is_stale_afterwards() -> None:
    letter = a_letter()
    a_reply(letter)
    for query in ("", "?to=1"):
        etag = Client().get(letter.get_absolute_url())["ETag"]
        _felt(letter, query)
        again = Client().get(letter.get_absolute_url(), headers={"if-none-match": etag})
        assert again.status_code == 200


def test_an_unknown_reply_is_refused() -> None:
    letter, other = a_letter(), a_letter()
    a_reply(letter)
    a_reply(other)
    a_reply(other)
    for to in ("2", "0", "abc", "99999999999999"):
        assert _felt(letter, f"?to={to}").status_code == 400
    assert Felt.objects.count() == 0


def test_a_reply_that_never_was_public_is_unknown_here_too() -> None:
    letter = a_letter()
    a_reply(letter, status="held")
    assert _felt(letter, "?to=1").status_code == 400


def test_opening_the_address_counts_nothing() -> None:
    letter = a_letter()
    page = Client().get(f"/letters/{letter.public_id}/felt/")
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    letter.refresh_from_db()
    assert letter.felt_count == 0


def test_the_answer_sets_no_cookie_and_is_kept_by_nobody() -> None:
    browser = Client()
    page = _felt(a_letter(), client=browser)
    assert not browser.cookies
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("status", "answer"), [("hidden", 404), ("held", 404), ("taken_back", 410)]
)
def test_what_nobody_may_read_nobody_can_feel(status: str, answer: int) -> None:
    assert _felt(a_letter(status=status)).status_code == answer


def test_a_letter_without_replies_can_still_be_felt() -> None:
    letter = a_letter(needs="no_replies")
    assert _felt(letter).status_code == 200
    letter.refresh_from_db()
    assert letter.felt_count == 1


def test_the_mark_joins_no_two_letters() -> None:
    first, second = a_letter(), a_letter()
    _felt(first)
    _felt(second)
    one, other = (bytes(mark) for mark in Felt.objects.values_list("mark", flat=True))
    assert one != other


def test_over_the_hours_limit_it_waits(settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "felt": 1}
    assert _felt(a_letter()).status_code == 200
    slowed = _felt(a_letter())
    assert slowed.status_code == 429
    assert int(slowed["Retry-After"]) > 0
    assert Felt.objects.count() == 1


@pytest.mark.parametrize(("felt", "heard"), [(1, "1 stranger so far"), (2, "2 strangers so far")])
def test_what_is_heard_of_a_count_is_a_number_with_its_noun(felt: int, heard: str) -> None:
    letter = a_letter()
    a_reply(letter, felt_count=felt)
    html = one_reply(html_of(Client(), letter), 1)
    assert f'<span class="vh"> {heard}</span>' in html
