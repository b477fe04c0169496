"""`manage.py transparency_report`: the figures of a year, exact and to publish."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Q
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from config import transparency
from letters.models import Letter
from moderation.figures import Group
from moderation.models import RESTRICTING, Appeal, Decision, Report
from moderation.suppression import SMALL
from tests.make import a_letter, a_reply
from tests.moderation.past import a_minute, an_hour, answered, appealed, decided, reported

pytestmark = pytest.mark.django_db

NOW = "2026-11-21T10:00Z"


@pytest.fixture(autouse=True)
def _november() -> Any:
    """It is November 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


def report(folder: Path, year: int = 2026) -> dict[str, Any]:
    """What the command wrote for the operator."""
    call_command("transparency_report", "--year", str(year), "--out", str(folder))
    found: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return found


def page_of(folder: Path) -> str:
    """The page to publish as one line of plain words."""
    words = re.sub(r"<[^>]+>", " ", (folder / "report.html").read_text())
    return " ".join(words.split())


def test_it_writes_two_files_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(tmp_path / "new" / "folder")
    said = capsys.readouterr().out
    for name in ("report.json", "report.html"):
        assert (tmp_path / "new" / "folder" / name).is_file()
        assert str(tmp_path / "new" / "folder" / name) in said
    assert (tmp_path / "new" / "folder" / "report.json").stat().st_mode & 0o077 == 0


def test_without_a_folder_it_writes_into_the_data_folder() -> None:
    call_command("transparency_report", "--year", "2026", verbosity=0)
    assert (settings.DATA_DIR / "transparency" / "2026" / "report.json").is_file()


@pytest.mark.parametrize("year", ["2027", "26", "soon", "-2026", "٢٠٢٦", "1066", ""])
def test_a_year_that_is_none_or_has_not_begun_is_refused(year: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"not a year|not begun"):
        call_command("transparency_report", f"--year={year}", "--out", str(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CommandError, match="Nothing could be written"):
        report(tmp_path / "file")


def test_reports_are_counted_by_ground_and_by_what_came_of_them(tmp_path: Path) -> None:
    letter = a_letter()
    removal = decided(letter, "remove", ground="child", day="2026-03-02")
    kept = decided(letter, "keep", ground="cruel", day="2026-03-01")
    reported(letter, "child", day="2026-03-01", decision=removal)
    reported(letter, "cruel", day="2026-03-01", decision=kept)
    reported(letter, "cruel", day="2026-03-01", decision=decided(letter, "hide", day="2026-03-05"))
    reported(letter, "cruel", day="2026-03-01", settled=True)
    reported(letter, "spam", day="2026-03-01")
    found = report(tmp_path)["notices"]
    assert {code: row["count"] for code, row in found["by_ground"].items()} == {
        "cruel": 3,
        "child": 1,
        "spam": 1,
    }
    assert found["by_ground"]["child"]["rests_on"] == "law"
    assert found["by_outcome"] == dict.fromkeys(
        ("by_law", "by_rule", "no_action", "withdrawn", "open"), 1
    )
    assert found["total"] == 5
    assert found["processed_by_automated_means"] == 0
    assert found["median_hours_to_decision"] == 24


def test_own_initiative_is_told_from_what_followed_a_report(tmp_path: Path) -> None:
    letter = a_letter()
    decided(letter, "hold", times=2, automated=True, ground="spam")
    decided(a_reply(letter), "remove")
    reported(letter, decision=decided(letter, "hide"))
    decided(letter, "keep")
    found = report(tmp_path)
    assert found["own_initiative"]["total"] == 3
    assert found["own_initiative"]["by_deed"] == {"hold": 2, "remove": 1}
    assert found["own_initiative"]["by_detection"] == {"automated": 2, "volunteer": 1}
    assert found["own_initiative"]["by_kind"] == {"letters": 2, "replies": 1, "updates": 0}
    assert found["after_a_notice"]["by_deed"] == {"hide": 1}


def test_appeals_are_counted_by_outcome_and_basis(tmp_path: Path) -> None:
    letter = a_letter()
    answered(decided(letter, "correct", ground="notes"), stands=True)
    answered(decided(letter, "correct", ground="notes"), stands=False)
    appealed(decided(letter, "remove"))
    appealed(decided(letter, "hide"), closed=True)
    found = report(tmp_path)["complaints"]
    assert found["by_outcome"] == {"upheld": 1, "reversed": 1, "open": 1, "withdrawn": 1}
    assert {code: row["count"] for code, row in found["by_ground"].items()} == {
        "notes": 2,
        "cruel": 2,
    }
    assert found["total"] == 4
    assert found["median_hours_to_answer"] == 0


def test_a_hold_that_a_volunteer_published_next_counts_as_an_error(tmp_path: Path) -> None:
    wrong, right, waiting = a_letter(), a_letter(), a_letter()
    for letter in (wrong, right, waiting):
        decided(letter, "hold", automated=True, ground="spam")
    decided(wrong, "publish", ground="spam")
    decided(right, "remove", ground="spam")
    decided(right, "restore", ground="spam")
    reply = a_reply(waiting)
    decided(reply, "hold", automated=True, ground="findable")
    decided(reply, "publish")
    before = a_letter()
    decided(before, "publish", ground="spam")
    decided(before, "hold", automated=True, ground="spam")
    found = report(tmp_path)["automated_means"]
    assert (found["holds"], found["published_by_a_volunteer_next"]) == (5, 2)
    assert found["error_rate"] == 0.4
    assert {code: row["count"] for code, row in found["holds_by_ground"].items()} == {
        "spam": 4,
        "findable": 1,
    }


def test_a_site_where_nothing_happened_has_a_report_too(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert found["automated_means"]["error_rate"] is None
    assert found["notices"]["median_hours_to_decision"] is None
    assert found["orders_of_authorities"]["recorded"] is False
    page = page_of(tmp_path)
    assert "There was none." in page
    assert "Nothing was restricted." in page


def test_the_page_stands_alone_is_valid_and_tells_no_small_number(tmp_path: Path) -> None:
    letter = a_letter(title="Canary title", byline="Canary byline")
    decided(letter, "remove", times=7, day="2026-03-01")
    decided(letter, "remove", times=3, day="2026-04-01")
    decided(letter, "hold", times=9, automated=True, ground="spam")
    reported(letter, day="2026-03-01")
    report(tmp_path)
    content = (tmp_path / "report.html").read_text()
    html5lib.HTMLParser(strict=True).parse(content)
    assert not re.search(r"<(link|script|style|img|iframe)|href=|src=|style=", content)
    assert "anary" not in content
    page = page_of(tmp_path)
    assert "Taken down 8 to 11 8 to 11 none none" in page
    assert "Held for a closer look 9 9 none 9" in page
    assert "fewer than 5" in page
    assert "Texts held by a check: 9." in page
    assert "not record" in page  # orders of authorities
    assert not re.search(r"\b(3|10|19)\b(?! November)", page.partition("(a) Orders")[2])


def test_the_midnight_between_two_years_is_of_the_second(tmp_path: Path) -> None:
    midnight = a_minute("2026-01-01", "00:00")
    row = decided(a_letter(), "remove", decided_at=midnight)
    reported(a_letter(), hour=an_hour("2026-01-01", "00:00"))
    appealed(row, hour=an_hour("2026-01-01", "00:00"))
    for year, count in ((2025, 0), (2026, 1)):
        found = report(tmp_path, year)
        assert found["decisions"]["total"] == count
        assert found["notices"]["total"] == count
        assert found["complaints"]["total"] == count


def test_a_few_mistakes_of_the_checks_are_published_as_a_range(tmp_path: Path) -> None:
    for number in range(9):
        letter = a_letter()
        decided(letter, "hold", automated=True, ground="spam")
        decided(letter, "publish" if number < 3 else "remove", ground="spam")
    assert "so held by mistake: 1 to 8." in page_after(tmp_path)


def test_a_median_over_hidden_numbers_is_not_published(tmp_path: Path) -> None:
    kept = decided(a_letter(), "keep", day="2026-03-02")
    for ground in ("cruel", "cruel", "cruel", "spam", "spam"):
        reported(a_letter(), ground, day="2026-03-01", decision=kept)
    assert "Too few were decided" in page_after(tmp_path)


def test_a_median_is_published_when_five_are_behind_it_for_certain(tmp_path: Path) -> None:
    letter = a_letter()
    kept = decided(letter, "keep", day="2026-03-02")
    for _ in range(4):
        reported(letter, day="2026-03-01", decision=kept)
    assert "Too few were decided" in page_after(tmp_path)
    reported(letter, day="2026-03-01", decision=kept)
    assert "Half of those decided were decided within three days." in page_after(tmp_path)


def page_after(folder: Path) -> str:
    """The page, made anew."""
    report(folder)
    return page_of(folder)


# --- the same rows ----------------------------------------------------------------------

rows = st.lists(
    st.tuples(
        st.sampled_from(["remove", "hide", "hold", "keep", "publish", "correct", "redact"]),
        st.sampled_from(["cruel", "spam", "child", "notes"]),
        st.dates(date(2023, 12, 30), date(2025, 1, 2)),
        st.sampled_from(["nobody", "reported", "appealed", "upheld", "reversed", "check"]),
        st.booleans(),
    ),
    max_size=12,
)


class TheSameRows(TestCase):  # type: ignore[misc] - hypothesis cleans up after each example
    """Every total is what a plain count in the database says."""

    @how(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows)
    def test_totals_equal_the_database_and_leave_other_years_out(self, made: list[Any]) -> None:
        letter = a_letter()
        reply = a_reply(letter)
        for deed, ground, day, what, on_reply in made:
            _make(reply if on_reply else letter, deed, ground, str(day), what)
        found = transparency.exact(transparency.read(2024))
        year = Q(decided_at__gte=a_minute("2024-01-01", "00:00"))
        year &= Q(decided_at__lt=a_minute("2025-01-01", "00:00"))
        mine = Decision.objects.filter(year)
        restrictions = mine.filter(deed__in=RESTRICTING, answers=None)
        hours = {"hour__gte": an_hour("2024-01-01", "00:00")}
        hours["hour__lt"] = an_hour("2025-01-01", "00:00")
        assert found["decisions"]["total"] == mine.count()
        own, noticed = found["own_initiative"], found["after_a_notice"]
        assert own["total"] + noticed["total"] == restrictions.count()
        assert noticed["total"] == restrictions.filter(reports__isnull=False).count()
        assert own["by_detection"]["automated"] == restrictions.filter(automated=True).count()
        assert found["notices"]["total"] == Report.objects.filter(**hours).count()
        assert found["complaints"]["total"] == Appeal.objects.filter(**hours).count()
        for part in ("own_initiative", "after_a_notice", "notices", "complaints"):
            for column in ("by_ground", "by_deed", "by_detection", "by_outcome", "by_kind"):
                assert _sum(found[part].get(column)) in (found[part]["total"], None)


def _make(subject: Letter, deed: str, ground: str, day: str, what: str) -> None:
    row = decided(subject, deed, ground=ground, day=day, automated=what == "check")
    if what == "reported":
        reported(subject, ground, day=day, decision=row)
    elif what in ("appealed", "upheld", "reversed"):
        appealed(row, day=day, closed=what != "appealed")
    if what in ("upheld", "reversed"):
        answer = "uphold" if what == "upheld" else "overturn"
        decided(subject, answer, ground=ground, day=day, answers=row)


def _sum(column: dict[str, Any] | None) -> int | None:
    if column is None:
        return None
    return sum(one["count"] if isinstance(one, dict) else one for one in column.values())


# --- and what is published of them ---------------------------------------------------------


def test_the_published_year_is_the_same_whatever_a_small_number_of_a_month_is() -> None:
    """So the year and its months can be put side by side, and nothing can be subtracted."""
    letter = a_letter()
    reported(letter, decision=decided(letter, "remove", times=3, day="2026-03-01"))
    decided(letter, "remove", times=8, day="2026-04-01")
    decided(letter, "hold", times=2, automated=True, day="2026-05-01")
    year = transparency.read(2026)
    before = transparency.public(year)
    for place, group in enumerate(year.groups):
        assert before == transparency.public(_with_other(year, place)) or group.count >= SMALL
    assert any(group.count < SMALL for group in year.groups)


def _with_other(year: transparency.Year, place: int) -> transparency.Year:
    """The same year with one decision more in one group; the parts of it as they were."""
    groups = list(year.groups)
    old = groups[place]
    more = old.count % (SMALL - 1) + 1
    groups[place] = Group(
        old.key, Counter({3: more}), old.reversed, min(old.reported, more), old.cleared
    )
    return year._replace(groups=groups)
