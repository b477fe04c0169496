"""What the screens say, from facts alone: a filled honeypot holds a text, an hour has a limit."""

import pytest
from django.test import Client

from letters.models import Letter
from moderation.reasons import Ground
from screening import limits, spam, verdict
from screening.findings import Finding
from screening.verdict import Verdict
from tests import make
from writing.models import Status


@pytest.mark.parametrize("value", ["x", "http://example.com", " a ", "0"])
def test_a_filled_in_field_that_nobody_sees_is_a_sign(value: str) -> None:
    assert spam.honeypot(value)


@pytest.mark.parametrize("value", ["", " ", "\n\t"])
def test_an_empty_one_is_none(value: str) -> None:
    assert not spam.honeypot(value)


def test_the_first_finding_that_holds_names_the_ground() -> None:
    found = [Finding("crisis"), Finding("phone"), Finding("honeypot"), Finding("phone")]
    assert verdict.of(found) == Verdict("findable", ("crisis", "phone", "honeypot"))


@pytest.mark.parametrize("code", [code for code, ground in verdict.CODES.items() if not ground])
def test_what_only_speaks_to_the_writer_holds_nothing(code: str) -> None:
    assert verdict.of([Finding(code)]).ground == ""


def test_volunteers_are_told_of_holds_and_care_and_of_nothing_else() -> None:
    found = [Finding("name"), Finding("strong"), Finding("crisis"), Finding("link")]
    assert verdict.of(found).codes == ("crisis", "link")
    assert verdict.of([]) == verdict.PASSED


def test_every_ground_of_a_screen_is_one_that_volunteers_know() -> None:
    assert {ground for ground in verdict.CODES.values() if ground} <= set(Ground.values)


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
