"""The benches of lists and of search run, and say what they were asked to."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config import bench_many
from letters.models import Category, Letter, Month, Rating, SearchText
from tests.make import a_letter

pytestmark = pytest.mark.django_db


def bench(what: str) -> str:
    out = StringIO()
    call_command("bench_finding", what, "--letters", "120", "160", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("what", ["lists", "search"])
def test_each_page_has_a_line_with_queries_milliseconds_and_growth(what: str) -> None:
    said = bench(what)
    assert f"{connection.vendor}, {what}" in said
    lines = re.findall(
        r"^\| ([^|]+) \| (\d+) \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$", said, re.MULTILINE
    )
    assert len(lines) >= 12
    assert all(int(queries) > 1 for _, queries in lines)


def test_the_filler_is_counted_and_indexed_like_real_letters() -> None:
    bench_many.fill(100)
    bench_many.fill(140)
    letters = Letter.objects.visible()
    assert letters.count() == SearchText.objects.count() == 141  # and the one that lent its looks
    assert sum(month.all_count for month in Month.objects.all()) == 141
    assert sum(month.safe_count for month in Month.objects.all()) == letters.safe().count()
    hole = Category.objects.get(slug="you")
    assert hole.safe_count == hole.letters.filter(rating=Rating.SAFE).count() > 0
    assert letters.filter(source__contains=bench_many.RARE).count() == bench_many.RARE_IN


def test_near_is_not_measured_among_the_letters_of_a_site() -> None:
    a_letter()
    with pytest.raises(CommandError, match="empty"):
        call_command("bench_near")
