"""Ten thousand replies or ten: a download reads a page at a time and holds no more than that."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from django.test import RequestFactory

from desk import download_views
from desk.export import rows, stream
from letters.models import Letter
from tests import engines
from tests.desk.downloads import a_reader, where
from tests.desk.exports import FORMS, readable, taken
from tests.desk.test_export_streams import _peak as peak
from tests.desk.test_export_streams import a_thread, drain, queries
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
BESIDE = 8  # queries for the letter, its pigeonholes, its notes and its updates


def fetch(letter: Letter, form: str, query: str = "") -> Callable[[], None]:
    """Download it to the end and keep nothing."""
    return lambda: drain(a_reader().get(where(letter, form, query)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("query", ["", "?show=all"])
def test_a_query_brings_one_page_of_the_thread(
    form: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAGE", 10)
    asked = queries(fetch(a_thread(35), form, query))
    paged = [sql for sql in asked if 'FROM "comments_reply"' in sql]
    assert len(paged) == math.ceil(35 / 10)
    assert all("LIMIT 10" in sql for sql in paged)
    assert len(asked) - len(paged) <= BESIDE


def test_a_page_is_found_in_the_index_of_paths() -> None:
    asked = queries(fetch(a_thread(3), "txt"))
    (sql,) = [sql for sql in asked if 'FROM "comments_reply"' in sql]
    assert not engines.sorts_or_scans(sql, "comments_reply")


@pytest.mark.parametrize("form", FORMS)
def test_a_thread_five_times_as_long_takes_no_more_memory(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without the test client, which keeps every template of an answer with its context.
    def write(letter: Letter) -> None:
        request = RequestFactory().get(where(letter, form))
        drain(download_views.letter(request, str(letter), form))

    monkeypatch.setattr(rows, "PAGE", 50)
    monkeypatch.setattr(stream, "BUNDLE", 2_000)  # else the short one would fill not even one
    short, long = a_thread(200), a_thread(1000)
    assert peak(lambda: write(long)) < 1.25 * peak(lambda: write(short))


@pytest.mark.parametrize("form", FORMS)
def test_every_reply_of_a_long_conversation_is_in_it_once_and_in_order(form: str) -> None:
    letter = a_thread(520)
    content = readable(taken(a_reader(), where(letter, form)), form)
    places = [content.index(f"Reply the {number}th.") for number in range(1, 521)]
    assert places == sorted(places)
    assert content.count("Reply the ") == 520


@pytest.mark.parametrize("form", ["txt", "html"])
def test_the_first_bytes_come_before_the_last_reply_is_read(form: str) -> None:
    answer: Any = a_reader().get(where(a_thread(520), form))
    assert answer.streaming
    sending = iter(answer.streaming_content)
    asked = queries(lambda: next(sending))
    assert len([sql for sql in asked if 'FROM "comments_reply"' in sql]) == 1


def test_what_is_taken_back_meanwhile_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 2)
    monkeypatch.setattr(stream, "BUNDLE", 1)
    letter = a_letter()
    replies = [a_reply(letter, body=f"Stranger {number}.") for number in range(1, 7)]
    sending = iter(a_reader().get(where(letter, "txt")).streaming_content)  # type: ignore[attr-defined]
    sent = ""
    while "Stranger 1." not in sent:
        sent += next(sending).decode()
    replies[4].turn(Deed.TAKE_BACK)
    rest = b"".join(sending).decode()
    assert "Stranger 4." in rest
    assert "Stranger 5." not in rest
    assert "Stranger 6." in rest
