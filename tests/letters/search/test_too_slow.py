"""What takes longer than a reader waits is cut off, and everything works afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from letters.search import postgresql, sqlite
from letters.search.patience import out_of_time
from tests.engines import POSTGRESQL
from tests.letters.pages import source
from tests.letters.search.asking import ask, found, in_bulk, next_link

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "the lamp of the house by the sea on the hill of"
# Long phrases of frequent words: each is looked for in every letter, under many stems.
SLOW = " ".join(f'"{PHRASE} {word}"' for word in ("x", "y", "z", "house", "sea", "hill", "lamp"))


@pytest.fixture
def impatient(unlocked_ledger: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many letters, and readers who wait for a thousandth of a second."""
    in_bulk(130, f"{PHRASE} the wind. " * 40)
    for module in (sqlite, postgresql):
        monkeypatch.setattr(module, "SECONDS", 0.001)
    monkeypatch.setattr(sqlite, "_STEPS", 1)


@contextmanager
def slowly() -> Iterator[None]:
    """PostgreSQL may be done in a thousandth of a second, so here it waits for somebody else."""
    if not POSTGRESQL:
        yield
        return
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("LOCK TABLE letters_searchtext IN ACCESS EXCLUSIVE MODE")
        yield
    finally:
        other.rollback()
        other.close()


@pytest.mark.usefixtures("impatient")
def test_a_search_that_takes_too_long_is_a_calm_page_that_keeps_the_words() -> None:
    with slowly():
        page = Client().get("/search/", {"q": SLOW, "to": "you"})
    assert page.status_code == 422
    assert "That would take too long" in source(page)
    assert "the lamp of the house by the sea on the hill of hill" in source(page)
    assert '<option value="you" selected>' in source(page)
    assert "ETag" not in page.headers


@pytest.mark.usefixtures("impatient")
def test_what_comes_after_it_is_answered_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    with slowly():
        assert Client().get("/search/", {"q": SLOW}).status_code == 422
    assert not connection.in_atomic_block
    assert Client().get("/").status_code == 200
    for module in (sqlite, postgresql):
        monkeypatch.setattr(module, "SECONDS", 20.0)
    assert len(found("lamp")) == 20
    assert next_link(ask("lamp"), "next")
    if POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone()[0] != "20s"


def test_the_watch_says_when_time_is_over() -> None:
    assert out_of_time(-1)() is True
    assert out_of_time(60)() is False
