"""What the screens say, from facts alone: a filled honeypot holds a text, an hour has a limit."""

import pytest
from django.test import Client

from letters.models import Letter
from screening import limits, spam, verdict
from tests import make
from writing.models import Status


@pytest.mark.parametrize("value", ["x", "http://example.com", " a ", "0"])
def test_a_filled_in_field_that_nobody_sees_is_a_sign(value: str) -> None:
    assert spam.honeypot(value)


@pytest.mark.parametrize("value", ["", " ", "\n\t"])
def test_an_empty_one_is_none(value: str) -> None:
    assert not spam.honeypot(value)


def test_a_form_with_the_sign_is_held_as_spam() -> None:
    assert verdict.hold_reason({"body": "x", spam.HONEYPOT_FIELD: "x"}) == verdict.HOLD_HONEYPOT


@pytest.mark.parametrize("form", [{}, {"body": "buy"}, {spam.HONEYPOT_FIELD: ""}])
def test_a_form_without_it_passes(form: dict[str, str]) -> None:
    assert verdict.hold_reason(form) == ""


@pytest.mark.parametrize(("now", "wait"), [(7200, 3600), (7201, 3599), (10_799, 1), (0, 3600)])
def test_over_the_limit_one_waits_for_the_next_hour(now: int, wait: int) -> None:
    assert limits.wait_for_post(True, now) == wait


def test_under_the_limit_nobody_waits() -> None:
    assert limits.wait_for_post(False, 7201) == 0


@pytest.mark.parametrize(("website", "status"), [("", Status.PUBLISHED), ("x", Status.HELD)])
def test_a_robots_letter_is_held_and_not_lost(
    browserless: Client, website: str, status: Status
) -> None:
    page = make.post_letter(browserless, website=website)
    assert page.status_code == 200
    assert Letter.objects.get().status == status


def test_a_robots_reply_is_held_and_not_lost(browserless: Client) -> None:
    letter = make.a_letter()
    make.post_reply(browserless, letter, website="x")
    reply = letter.replies.get()
    assert reply.status == Status.HELD
    assert reply.source == "I was on that train."
