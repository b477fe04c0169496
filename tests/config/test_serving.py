"""A database that does not answer in time: the reader gets a calm page, and nothing waits."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config import serving
from config.logs import Plain
from letters.models import Letter
from tests.engines import only_on_postgresql
from tests.make import WORDS, a_form, a_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
CUT = only_on_postgresql("SQLite has no clock for a query")


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A site whose database is gone at the moment somebody's words are looked at."""

    def breaks(letter: Letter, source: str) -> None:
        raise OperationalError(f"no answer about {source}")

    monkeypatch.setattr(Letter, "set_words", breaks)
    return Client(raise_request_exception=False)


def test_no_answer_is_a_calm_page_that_hands_the_words_back(silent: Client) -> None:
    page = silent.post("/write/", a_form(title="Salt & sugar"))
    text = page.content.decode()
    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (503, "60", "no-store")
    assert "In a minute the same will most likely work" in text
    assert "Salt &amp; sugar" in text
    assert WORDS.splitlines()[0] in text
    assert "OperationalError" not in text
    assert "Leave quickly" in text


def test_the_log_says_that_it_happened_and_no_word_of_it(
    silent: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        silent.post("/write/", a_form())
    said = "\n".join(Plain().format(record) for record in caplog.records)
    assert "did not answer" in said
    assert "OperationalError" in said
    assert "ticket" not in said


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The connection as a process of the site opens it, with little patience."""
    from django.db.backends.signals import connection_created

    monkeypatch.setattr(serving, "SECONDS", 0.2)
    serving.be_quick()
    connection_created.send(type(connection), connection=connection)
    yield
    connection_created.disconnect(dispatch_uid="config.serving")
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


@CUT
@pytest.mark.usefixtures("served")
@pytest.mark.django_db(transaction=True)
def test_a_query_that_never_ends_is_cut_off_and_the_next_reader_is_served(
    unlocked_ledger: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter()
    look = Letter.get_absolute_url

    def asleep(self: Any) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(30)")
        return look(self)

    begun = time.monotonic()
    with monkeypatch.context() as slow:
        slow.setattr(Letter, "get_absolute_url", asleep)
        assert Client().get(f"/letters/{letter.public_id}/x/").status_code == 503
    assert time.monotonic() - begun < 10
    assert Client().get(letter.get_absolute_url()).status_code == 200


@CUT
def test_a_command_may_take_its_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_what_gunicorn_serves_is_quick() -> None:
    import importlib

    from django.db.backends.signals import connection_created

    importlib.reload(importlib.import_module("config.wsgi"))
    try:
        assert connection_created.disconnect(dispatch_uid="config.serving")
    finally:
        connection_created.disconnect(dispatch_uid="config.serving")
