"""What is erased leaves the pages of the index, too."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Edition
from letters.search import tidying
from tests.desk.rooms import holding
from tests.desk.traces import SIX, leave
from tests.engines import on_disk, only_on_sqlite
from tests.letters.search.asking import found, in_bulk
from tests.make import a_letter
from tests.moderation.rooms import a_volunteer, act
from writing.models import Deed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlocked_ledger"),
]


def untidy() -> bool:
    """Whether something waits to be tidied."""
    return Edition.objects.filter(untidy=True).exists()


def quillworts() -> int:
    """How often the word stands in the bytes of the database."""
    return on_disk().lower().count(b"quillwort")


def test_a_burned_letter_leaves_no_byte_in_the_index() -> None:
    letter = a_letter(title="Oak", body="The quillwort.", words=SIX)
    a_letter(title="Elm", body="The wisteria.")
    assert quillworts() > 0
    leave(holding(letter), letter, "burn")
    tidying.tidy()
    assert quillworts() == 0
    assert found("wisteria") == ["Elm"]
    assert not untidy()


def test_words_taken_out_leave_no_byte_in_the_index() -> None:
    letter = a_letter(title="Oak", body="The quillwort and the wisteria.")
    act(a_volunteer(), letter, "redact", pieces="quillwort")
    call_command("tick")
    assert quillworts() == 0
    assert found("wisteria") == ["Oak"]


def test_nothing_is_done_where_nothing_was_erased() -> None:
    a_letter()
    tidying.tidy()
    assert not untidy()
    with CaptureQueriesContext(connection) as caught:
        assert tidying.tidy() is True
    assert len(caught) == 1


@only_on_sqlite("PostgreSQL has nothing to merge")
def test_what_is_erased_meanwhile_is_untidy_again() -> None:
    letter = a_letter()
    tidying.tidy()
    letter.turn(Deed.TAKE_BACK)
    assert untidy()
    assert tidying.tidy(0) is False
    assert untidy()
    assert tidying.tidy() is True
    assert not untidy()


@only_on_sqlite("its index is merged in steps")
def test_a_large_index_is_tidied_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "PAGES", 1)
    letter = a_letter(body="The quillwort.")
    in_bulk(62, "A saucepan of " + " ".join(f"word{number}" for number in range(100)))
    letter.turn(Deed.TAKE_BACK)
    assert tidying.tidy(1) is False
    assert untidy()
    steps = 1
    while not tidying.tidy(1):
        steps += 1
        assert steps < 5_000
    assert steps > 1
    assert not untidy()
    assert len(found("saucepan")) == 20
