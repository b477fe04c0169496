"""The volunteers' first page says how the queue stands, in bars and in the same numbers."""

import re
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors.clock import seconds
from members.models import Member
from moderation import cases, charts
from tests.config.pages import inline_in
from tests.make import a_letter, a_member, a_reply
from tests.moderation.past import appealed, decided, reported
from tests.moderation.rooms import a_volunteer, inside
from tests.test_html import assert_valid

pytestmark = pytest.mark.django_db

ROOM = "/admin/"


def panels(client: Client | None = None) -> dict[str, str]:
    """Title -> all that a panel says, as plain words."""
    page = (client or a_volunteer()).get(ROOM)
    assert page.status_code == 200
    parts = page.content.decode().split('<div class="ds-panel">')[1:]
    found = {}
    for part in parts:
        title = re.search(r"<h2>(.*?)</h2>", part)
        assert title
        table = part.partition("</table>")[0].partition("</h2>")[2]
        found[title[1]] = " ".join(re.sub(r"<[^>]+>", " ", table).split())
    return found


def waiting(hours_ago: int = 0, **given: Any) -> None:
    """A held letter in the queue since some hours ago."""
    letter = a_letter(status="held", **given)
    with time_machine.travel(seconds() - hours_ago * 3600, tick=False):
        cases.refresh(letter)


def a_helper() -> Member:
    """Staff who are no moderators."""
    member = a_member("helper")
    member.groups.clear()
    return member


def test_it_says_how_much_waits_and_how_long_the_oldest_has() -> None:
    waiting(hours_ago=5)
    waiting()
    letter = a_letter()
    reported(letter, "self_harm")
    cases.refresh(letter)
    other = a_reply(letter)
    appealed(decided(other, "remove"))
    cases.refresh(other)
    said = panels()["Waiting now"]
    assert said.startswith("4 items in the queue. The oldest has waited 5 hours.")
    assert said.endswith("care 1 held 2 reported 1 appealed 1 not rated 0")


def test_it_gives_the_median_time_of_the_last_thirty_days() -> None:
    letter = a_letter()
    for hours in (0, 3, 4, 100, None):
        decided(letter, "keep", hours=hours)
    decided(letter, "hold", hours=0, automated=True)
    decided(letter, "keep", hours=900, day="2020-01-01")
    said = panels()["Time to a decision, last 30 days"]
    assert "after 3.5 hours or less" in said
    assert "within an hour 1 within a day 2 within three days 0 within a week 1" in said
    assert said.endswith("longer than a week 0")


def test_it_counts_the_grounds_of_ninety_days_and_the_reversals() -> None:
    letter = a_letter()
    decided(letter, "hide", times=2, ground="spam")
    wrong = decided(letter, "remove", ground="cruel")
    decided(letter, "overturn", ground="cruel", answers=wrong)
    decided(letter, "uphold", ground="spam", answers=decided(letter, "hide", ground="spam"))
    decided(letter, "hide", ground="notes", day="2020-01-01")
    found = panels()
    said = found["Grounds, last 90 days"]
    assert said.startswith("4 decisions.")
    assert said.index("It is selling something") < said.index("It is cruel")
    assert "by a person 3" in said
    assert "rating" not in said
    assert found["Reversals of these"].startswith("1 of 4 were reversed.")


def test_it_counts_the_letters_that_nobody_has_answered() -> None:
    for days in (0, 1, 2, 20, 400):
        with time_machine.travel(seconds() - days * 86_400, tick=False):
            a_letter()
    a_reply(a_letter())
    a_letter(needs="no_replies")
    a_letter(status="hidden")
    said = panels()["Nobody has answered yet"]
    assert said.startswith("5 letters without a first reply. The oldest has been up for 400 days.")
    assert said.endswith("up to a day 2 up to a week 1 up to a month 1 longer 1")


def test_a_quiet_site_has_a_calm_page() -> None:
    found = panels()
    assert found["Waiting now"].startswith("0 items in the queue.")
    assert "Nothing was decided from the queue." in found["Time to a decision, last 30 days"]
    assert found["Nobody has answered yet"].startswith("0 letters without a first reply.")


def test_staff_who_may_not_see_the_queue_see_no_figures() -> None:
    member = a_helper()
    member.user_permissions.add(Permission.objects.get(codename="view_phrase"))
    waiting()
    assert panels(inside(member)) == {}
    member.user_permissions.add(Permission.objects.get(codename="view_case"))
    assert panels(inside(member)) != {}


def test_the_bars_are_hidden_from_screen_readers_and_need_no_script_or_style() -> None:
    waiting()
    page = a_volunteer().get(ROOM)
    drawings = re.findall(r'<svg class="ds-bar".*?</svg>', page.content.decode(), re.DOTALL)
    assert len(drawings) > 10
    assert all('aria-hidden="true"' in drawing for drawing in drawings)
    assert inline_in(page) == []
    assert_valid(page)


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    widths = [
        int(found[-1])
        for bar in charts.bars([("a", 40), ("b", 20), ("c", 0), ("d", 1)])
        if (found := re.findall(r'<rect[^>]* width="(\d+)"', bar.drawing))
    ]
    assert widths == [charts.WIDTH, charts.WIDTH // 2, 0, 4]
    assert charts.bars([]) == []


def test_the_number_of_queries_does_not_grow() -> None:
    client = a_volunteer()

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            client.get(ROOM)
        return len(made)

    queries()
    few = queries()
    letter = a_letter()
    for ground in ("cruel", "spam", "child"):
        decided(letter, "hide", times=10, ground=ground)
        waiting()
    assert queries() == few
    quiet = inside(a_helper())
    quiet.get(ROOM)
    with CaptureQueriesContext(connection) as made:
        quiet.get(ROOM)
    assert few - len(made) <= 10
