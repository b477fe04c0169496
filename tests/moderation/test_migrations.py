"""A site that has letters, reports and decisions already takes them along, there and back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from authors.clock import this_hour
from tests import engines

BEFORE = [("moderation", "0002_ledger_and_group"), ("letters", "0001_initial"),
          ("comments", "0001_initial")]  # fmt: skip
DAY = "2026-03-01"
HOUR = 492_312  # of its midnight


def migrated(to: list[tuple[str, str]]) -> Any:
    """The models as they were when these migrations had run."""
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


def newest() -> list[tuple[str, str]]:
    """The last migration of every room."""
    return list(MigrationExecutor(connection).loader.graph.leaf_nodes())


@pytest.fixture
def old(unlocked_ledger: None) -> Iterator[Any]:
    """The models before the queue; the newest ones are put back afterwards."""
    yield migrated(BEFORE)
    migrated(newest())
    engines.unlock_ledger()


def a_letter(old: Any, **given: Any) -> Any:
    """A row of that time."""
    fields = {"source": "x", "html": "<p>x</p>", "slug": "x", "rating": "safe", "seal": 1}
    letters = old.get_model("letters", "Letter").objects
    name = f"{letters.count():013d}".replace("0", "a").replace("1", "b")
    return letters.create(public_id=name, published_on=DAY, **(fields | given))


def test_reports_keep_their_words_sealed_and_their_day_as_an_hour(old: Any) -> None:
    letter = a_letter(old, status="published")
    reports = old.get_model("moderation", "Report").objects
    reports.create(letter=letter, ground="cruel", words="A lighthouse", reported_on=DAY)
    new = migrated(newest())
    report = new.get_model("moderation", "Report").objects.get()
    assert (report.facts, report.hour, report.settled) == ("A lighthouse", HOUR, False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM moderation_report")
        assert "lighthouse" not in cursor.fetchone()[0]
    back = migrated(BEFORE).get_model("moderation", "Report").objects.get()
    assert (back.words, str(back.reported_on)) == ("A lighthouse", DAY)


def test_what_waited_before_stands_in_the_queue(old: Any) -> None:
    held = a_letter(old, status="held")
    reported = a_letter(old, status="published")
    unrated = a_letter(old, status="published", rating="not_rated")
    a_letter(old, status="published")
    reports = old.get_model("moderation", "Report").objects
    for settled in (False, False, True):
        reports.create(letter=reported, ground="cruel", reported_on=DAY, settled=settled)
    new = migrated(newest())
    cases = new.get_model("moderation", "Case").objects
    rows = {case.letter_id: (case.held, case.reports, case.unrated) for case in cases.all()}
    assert rows == {
        held.pk: (True, 0, False),
        reported.pk: (False, 2, False),
        unrated.pk: (False, 0, True),
    }
    assert new.get_model("letters", "Letter").objects.get(pk=reported.pk).open_reports == 2
    assert all(abs(case.since - this_hour()) <= 1 for case in cases.all())


def test_the_ledger_is_still_locked_afterwards_and_nothing_in_it_is_lost(old: Any) -> None:
    letter = a_letter(old, status="published")
    old.get_model("moderation", "Decision").objects.create(
        letter=letter, deed="hide", ground="spam", automated=True
    )
    new = migrated(newest())
    decision = new.get_model("moderation", "Decision").objects.get()
    assert (decision.deed, decision.ground, decision.hours) == ("hide", "spam", None)
    for sql in ("UPDATE moderation_decision SET deed = 'x'", "DELETE FROM moderation_decision"):
        with pytest.raises(DatabaseError, match="never"), connection.cursor() as cursor:
            cursor.execute(sql)
