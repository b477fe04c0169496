"""Days as each language says them, the first of a month among them."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests.catalogue import BETWEEN, write
from writing import dates, later

FIRST = date(2026, 11, 1)
SHAPE = f"shape of a day{BETWEEN}j F Y"
SHAPE_OF_THE_FIRST = f"shape of the first day of a month{BETWEEN}j F Y"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 November 2026"), ("de", "1. November 2026"), ("es", "1 de noviembre de 2026"),
     ("fr", "1er novembre 2026"), ("ar", "1 نوفمبر 2026")],
)  # fmt: skip
def test_the_first_of_a_month_is_said_as_the_language_says_it(language: str, said: str) -> None:
    with translation.override(language):
        assert dates.day(FIRST) == said


@pytest.mark.parametrize("days", [1, 10, 20, 29])
def test_only_the_first_of_a_month_is_an_ordinal_in_french(days: int) -> None:
    when = FIRST + timedelta(days=days)
    with translation.override("fr"):
        assert dates.day(when) == f"{when.day} novembre 2026"


def test_what_is_stored_for_later_says_the_first_like_any_page() -> None:
    with translation.override("fr"):
        assert later.Spoken()["day:2012-05-01"] == "1er mai 2012"


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "1er novembre 2026, 00:05"), (13, "1er novembre 2026, 13:05")]
)
def test_a_time_on_the_first_keeps_the_day_as_it_is_said(hour: int, said: str) -> None:
    with translation.override("fr"):
        assert dates.minute(datetime(2026, 11, 1, hour, 5)) == said


def test_a_language_may_shape_the_first_and_the_other_days_apart(
    settings: Any, tmp_path: Path
) -> None:
    shapes = {SHAPE: "j. F Y", SHAPE_OF_THE_FIRST: r"\E\r\s\t\e\r F Y"}
    settings.LOCALE_PATHS = [write(tmp_path, shapes)]
    with translation.override("de"):
        assert dates.day(FIRST) == "Erster November 2026"
        assert dates.day(date(2026, 11, 2)) == "2. November 2026"
