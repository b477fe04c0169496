"""The public log says what was decided, by which rule, and leads to nobody."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moderation.models import Decision
from tests.make import a_letter, a_member, a_reply, an_update
from tests.moderation.past import answered, decided
from tests.moderation.rooms import a_volunteer, do
from tests.test_html import assert_valid
from writing.models import Deed

pytestmark = pytest.mark.django_db

MARCH = "/log/2026/3/"


@pytest.fixture(autouse=True)
def _april() -> Any:
    """It is the middle of April 2026."""
    with time_machine.travel("2026-04-15T10:00Z", tick=False):
        yield


def read(path: str = "/log/") -> str:
    """A page of the log as one line of plain words."""
    page = Client().get(path)
    assert page.status_code == 200, path
    main = page.content.decode().partition("<main")[2].partition("How this page is made")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def lines(path: str = "/log/") -> list[str]:
    """Its lines, without the totals."""
    page = Client().get(path).content.decode().partition('<ol class="log')[2]
    found = re.findall(r"<li>\s*<p.*?</div>\s*</li>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in found]


def test_decisions_that_are_alike_are_one_line_with_their_number() -> None:
    letter, reply, update = a_letter(), a_reply(a_letter()), an_update(a_letter())
    decided(letter, "remove", times=6)
    decided(reply, "remove", times=7)
    decided(update, "remove", times=8)
    first, second, third = lines()
    assert "6 Taken down: letters" in first
    assert "7 Taken down: replies" in second
    assert "8 Taken down: updates" in third


def test_a_line_names_ground_rule_and_who_decided() -> None:
    decided(a_letter(), "remove", ground="spam")
    [line] = lines()
    assert "It is selling something, or was not written by a person." in line
    assert "Rule: No selling" in line
    assert "By a volunteer" in line
    assert 'href="/help/#selling"' in Client().get("/log/").content.decode()


def test_a_decision_that_rests_on_a_law_says_so() -> None:
    decided(a_letter(), "remove", ground="intimate")
    [line] = lines()
    assert "Rests on a law" in line
    assert "Rule:" not in line


def test_what_was_left_as_it_is_was_only_in_question() -> None:
    letter = a_letter()
    decided(letter, "keep")
    decided(letter, "hide")
    kept, hidden = lines()
    assert "In question: It is cruel, or threatens somebody." in kept
    assert "In question" not in hidden


def test_a_hold_by_a_check_is_told_from_one_by_a_volunteer() -> None:
    letter = a_letter()
    decided(letter, "hold", times=5, automated=True)
    decided(letter, "hold")
    by_volunteer, by_check = lines()
    assert by_volunteer.startswith("How many: fewer than 5 Held for a closer look")
    assert "By a volunteer" in by_volunteer
    assert "By an automatic check" in by_check


def test_what_a_volunteer_does_in_the_admin_stands_in_the_log_at_once() -> None:
    do(a_volunteer(), "remove", a_letter())
    [line] = lines()
    assert line.startswith("How many: fewer than 5 Taken down: letters")
    assert "Someone could be found from it" in line


def test_what_an_author_does_is_not_in_the_log() -> None:
    a_letter().turn(Deed.TAKE_BACK)
    a_reply(a_letter(), status="taken_back")
    assert "Nothing was decided yet" in read()


def test_no_word_of_a_letter_a_reply_or_a_volunteer_is_in_the_log_or_its_feed() -> None:
    letter = a_letter(title="Canary title", body="Canary words.", byline="Canary byline")
    reply = a_reply(letter, body="Canary answer", name="Canary voice")
    robin = a_member("canary-member")
    letter.turn(Deed.HOLD, by=robin, ground="findable", words="Canary reason")
    reply.turn(Deed.REMOVE, by=robin, ground="cruel", words="Canary reason")
    for path in ("/log/", "/log/2026/4/", "/log/feed/"):
        page = Client().get(path)
        content = page.content.decode() + str(page.headers)
        assert "canary" not in content.lower()
        assert letter.public_id not in content
        assert f"/letters/{letter.public_id}" not in content


def test_a_few_are_fewer_than_five_and_the_sums_are_ranges() -> None:
    letter = a_letter()
    decided(letter, "remove", times=3)
    decided(letter, "hide", times=9)
    page = read()
    assert "fewer than 5 Taken down" in page
    assert "Decisions 10 to 13" in page
    assert "About replies none" in page
    assert not re.search(r"\b(3|12)\b", page)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "Half of them within an hour"),
        (23, "Half of them within a day"),
        (24, "Half of them within three days"),
        (167, "Half of them within a week"),
        (168, "Half of them longer than a week"),
        (None, "Not from the queue"),
    ],
)
def test_the_time_to_a_decision_is_told_in_steps(hours: int | None, words: str) -> None:
    decided(a_letter(), "remove", times=5, hours=hours)
    [line] = lines()
    assert words in line


def test_the_time_of_fewer_than_five_is_not_told() -> None:
    letter = a_letter()
    decided(letter, "remove", times=4, hours=0)
    decided(letter, "hide", times=4, hours=None)
    decided(letter, "hide", times=1, hours=5)  # five, of which one had waited
    decided(letter, "close", times=4, hours=None)
    for line in lines():
        assert "Half of them" not in line
        assert "queue" not in line


def test_a_reversed_decision_says_so_and_the_answer_stands_apart_without_a_number() -> None:
    letter = a_letter()
    decided(letter, "correct", times=5)
    answered(decided(letter, "correct"), stands=False)
    [line, answer] = lines()
    assert line.startswith("How many: 6 Rating, categories or notes corrected")
    assert "Reversed on appeal: some" in line
    assert answer.startswith(
        "counted where it was reversed After an appeal: the decision was taken"
    )
    assert "Decisions 6" in read()


def test_a_decision_that_stood_was_not_reversed() -> None:
    answered(decided(a_letter(), "correct"), stands=True)
    [line, answer] = lines()
    assert "Reversed on appeal: none" in line
    assert answer.startswith("How many: fewer than 5 After an appeal: the decision stands")


def test_a_text_put_back_after_an_appeal_says_that_it_was_one() -> None:
    letter = a_letter()
    removal = decided(letter, "remove")
    decided(letter, "restore", answers=removal)
    decided(letter, "restore")
    assert [line.split(": letters")[0].split(" 5 ")[-1] for line in lines()] == [
        "Taken down",
        "Put back",
        "counted where it was reversed After an appeal: put back",
    ]


def test_a_removal_that_another_volunteer_takes_back_is_followed_to_its_end() -> None:
    do(a_volunteer(), "remove", a_letter())
    answered(Decision.objects.get(), stands=False)
    [removed, answer] = lines()
    assert "Reversed on appeal: some" in removed
    assert "After an appeal: put back: letters" in answer


def test_decisions_stand_in_their_own_month_and_months_lead_to_each_other() -> None:
    letter = a_letter()
    decided(letter, "remove", day="2026-01-31")
    decided(letter, "hide", day="2026-03-01")
    assert "Hidden for now" in read(MARCH)
    assert "Nothing was decided" in read("/log/2026/2/")
    assert "Taken down" in read("/log/2026/1/")
    now, oldest = Client().get("/log/"), Client().get("/log/2026/1/")
    assert 'rel="prev" href="/log/2026/3/"' in now.content.decode()
    assert 'rel="next"' not in now.content.decode()
    assert 'rel="next" href="/log/2026/2/"' in oldest.content.decode()
    assert 'rel="prev"' not in oldest.content.decode()


def test_the_first_minute_of_a_month_is_not_of_the_month_before() -> None:
    midnight = datetime(2026, 4, 1, tzinfo=UTC)
    decided(a_letter(), "remove", decided_at=midnight)
    decided(a_letter(), "hide", decided_at=midnight - timedelta(minutes=1))
    assert "Taken down" in read("/log/2026/4/")
    assert "Taken down" not in read(MARCH)
    assert "Hidden for now" in read(MARCH)


@pytest.mark.parametrize("month", ["2026/5", "2025/12", "2026/13", "2026/0", "0/1", "99999/1"])
def test_a_month_that_has_no_log_is_not_found(month: str) -> None:
    decided(a_letter(), day="2026-01-31")
    assert Client().get(f"/log/{month}/").status_code == 404


def test_whoever_asks_often_cannot_count_by_the_etag() -> None:
    letter = a_letter()
    decided(letter, times=2)
    first = Client().get("/log/")["ETag"], Client().get("/log/feed/")["ETag"]
    decided(letter)
    assert (Client().get("/log/")["ETag"], Client().get("/log/feed/")["ETag"]) == first
    decided(letter, times=2)
    assert Client().get("/log/")["ETag"] != first[0]
    assert Client().get("/log/feed/")["ETag"] != first[1]


def test_the_page_says_how_it_is_made_and_what_it_leaves_out() -> None:
    page = Client().get("/log/").content.decode()
    assert "How this page is made" in page
    assert "Left out:" in page
    assert 'href="/help/#volunteers"' in page
    assert 'href="/log/feed/"' in page


def test_the_log_is_valid_empty_and_full() -> None:
    assert_valid(Client().get("/log/"))
    letter = a_letter()
    for deed in Deed.values[:13]:
        decided(letter, deed, times=5)
        decided(letter, deed, ground="child")
    answered(decided(letter, "correct"), stands=False)
    assert_valid(Client().get("/log/"))
    assert_valid(Client().get("/log/2026/4/"))


def queries(path: str) -> int:
    """How many queries a page makes."""
    with CaptureQueriesContext(connection) as made:
        assert Client().get(path).status_code == 200
    return len(made)


def test_the_number_of_queries_does_not_grow_with_the_ledger() -> None:
    letter, reply = a_letter(), a_reply(a_letter())
    decided(letter)
    few = queries("/log/"), queries("/log/feed/")
    for day in ("2025-12-01", "2026-02-07", "2026-04-03"):
        for deed in ("remove", "hide", "keep", "hold"):
            decided(letter, deed, times=10, day=day)
            decided(reply, deed, times=10, day=day, ground="spam")
    assert (queries("/log/"), queries("/log/feed/")) == few
    assert max(few) <= 3
