"""Behaviour 4.3: a reply has its minute, or its day; never more in the code than on the page."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from comments.models import Reply
from comments.stored import spoken_time
from tests.comments.pages import html_of, one_reply
from tests.make import a_letter, a_reply, post_reply

UTC = datetime.UTC
SPOKEN = {
    (12, 35): "11 December 2012, 12:35 pm",
    (0, 0): "11 December 2012, 12:00 am",
    (0, 5): "11 December 2012, 12:05 am",
    (12, 0): "11 December 2012, 12:00 pm",
    (9, 7): "11 December 2012, 9:07 am",
    (13, 0): "11 December 2012, 1:00 pm",
    (23, 59): "11 December 2012, 11:59 pm",
}


@pytest.mark.parametrize("clock", SPOKEN)
def test_times_are_said_by_the_twelve_hour_clock(clock: tuple[int, int]) -> None:
    assert spoken_time(datetime.datetime(2012, 12, 11, *clock, tzinfo=UTC)) == SPOKEN[clock]


def test_days_have_no_leading_zero() -> None:
    when = datetime.datetime(2012, 3, 1, 8, 0, tzinfo=UTC)
    assert spoken_time(when) == "1 March 2012, 8:00 am"


def _times(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<time datetime="(.*?)">(.*?)</time>', html)


@pytest.mark.django_db
def test_the_machine_reads_the_same_minute_as_the_reader() -> None:
    letter = a_letter()
    with time_machine.travel("2012-12-11 12:35:48+00:00", tick=False):
        post_reply(Client(), letter)
    assert Reply.objects.get().created_at == datetime.datetime(2012, 12, 11, 12, 35, tzinfo=UTC)
    shown = _times(one_reply(html_of(Client(), letter), 1))
    assert shown == [("2012-12-11T12:35Z", "11 December 2012, 12:35 pm")]


@pytest.mark.django_db
def test_where_the_operator_says_so_only_the_day_is_shown_or_coded(settings: Any) -> None:
    letter = a_letter()
    when = datetime.datetime(2012, 12, 11, 12, 35, tzinfo=UTC)
    a_reply(letter, created_at=when)
    settings.REPLY_TIMES = "day"
    html = one_reply(html_of(Client(), letter), 1)
    assert _times(html) == [("2012-12-11", "11 December 2012")]
    assert "12:35" not in html
    assert "2012-12-11T" not in html


@pytest.mark.django_db
def test_a_letter_shows_its_day_and_no_time() -> None:
    letter = a_letter(published_on=datetime.date(2012, 12, 10))
    html = html_of(Client(), letter)
    article = html[html.index('<article class="sheet') : html.index("</article>")]
    codes = re.findall(r'datetime="(.*?)"', article)
    assert codes
    assert set(codes) == {"2012-12-10"}
    assert not re.search(r"\d:\d\d", re.sub("<[^>]+>", "", article))
