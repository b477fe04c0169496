"""Which texts the erasure list keeps from coming back, and what stands in their place."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from authors.clock import today
from exchange.archive import records
from exchange.archive.barred import Barred
from writing import erasures
from writing.models import Status

NAME = "k7mq2x9ab4cde"


@pytest.fixture(autouse=True)
def _own_list(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA_DIR = tmp_path


def barred(*noted: str, made_on: date | None = None) -> Barred:
    """The list with these words about one text, oldest first."""
    for what in noted:
        erasures.note(what, NAME)
    return Barred(made_on or today())


def test_without_a_list_nothing_is_barred() -> None:
    assert barred().why(NAME) == ""
    assert barred().line_left(NAME) == ""
    assert not barred().is_orphaned(NAME)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (Status.BURNED, records.AUTHOR),
        (Status.TAKEN_BACK, records.AUTHOR),
        (erasures.GONE, records.AUTHOR),
        (Status.MUTED, records.MUTED),
        (Status.HELD, records.HELD),
        (Status.HIDDEN, records.VOLUNTEER),
        (Status.REMOVED, records.VOLUNTEER),
        (erasures.REDACTED, records.VOLUNTEER),
    ],
)
def test_what_was_taken_from_readers_is_barred_and_leaves_its_line(what: str, line: str) -> None:
    found = barred(what)
    assert found.why(NAME) == what
    assert found.line_left(NAME) == line
    assert found.why("another") == ""


@pytest.mark.parametrize("what", [Status.PUBLISHED, Status.SCHEDULED, erasures.ORPHAN])
def test_what_readers_still_have_is_not(what: str) -> None:
    assert barred(what).why(NAME) == ""


def test_the_last_word_counts() -> None:
    assert barred(Status.HIDDEN, Status.PUBLISHED).why(NAME) == ""
    assert barred(Status.REMOVED).why(NAME) == Status.REMOVED
    assert barred(erasures.ORPHAN).why(NAME) == Status.REMOVED


def test_words_taken_out_bar_only_archives_of_that_day_and_before() -> None:
    assert barred(erasures.REDACTED, made_on=today()).why(NAME) == erasures.REDACTED
    assert barred(made_on=today() - timedelta(days=9)).why(NAME) == erasures.REDACTED
    assert barred(made_on=today() + timedelta(days=1)).why(NAME) == ""


def test_who_let_go_of_a_text_is_known() -> None:
    found = barred(erasures.ORPHAN, Status.PUBLISHED)
    assert found.is_orphaned(NAME)
    assert not found.is_orphaned("another")
