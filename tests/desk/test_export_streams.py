"""A long conversation is sent as it is read: short queries, no long read, and a flat memory."""

import math
import os
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authors.clock import this_minute
from comments.models import Reply, Voice
from comments.places import step
from desk.export import entries, epub, everything, gather, page, plain, rows
from desk.export.book import Book
from desk.export.stream import as_json, bundled
from desk.export_views import epub_file
from letters.models import Letter
from tests import engines
from tests.desk.exports import a_book, an_update, documents, sentences, taken
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
WRITERS: dict[str, Callable[[Book], Iterable[str]]] = {"txt": plain.write, "html": page.write}


def a_thread(count: int) -> Letter:
    """A letter with this many replies of one voice, made in bulk."""
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    Reply.objects.bulk_create(_row(letter, voice, number) for number in range(1, count + 1))
    Letter.objects.filter(pk=letter.pk).update(
        reply_count=count, last_number=count, top_replies=count + 1
    )
    return Letter.objects.get(pk=letter.pk)


def _row(letter: Letter, voice: Voice, number: int) -> Reply:
    reply = Reply(letter=letter, voice=voice, number=number, path=step(number))
    reply.status, reply.was_public, reply.created_at = "published", True, this_minute()
    reply.set_words(f"Reply the {number}th.")
    return reply


def queries(work: Callable[[], Any]) -> list[str]:
    """What it asks the database."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return [query["sql"] for query in captured.captured_queries]


def drain(pieces: Iterable[Any]) -> None:
    """Read to the end and keep nothing."""
    for _ in pieces:
        pass


@pytest.mark.parametrize("form", WRITERS)
def test_a_query_brings_one_page_of_the_thread(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 10)
    letter = a_thread(35)
    asked = queries(lambda: drain(WRITERS[form](gather.for_author(letter))))
    paged = [sql for sql in asked if 'FROM "comments_reply"' in sql]
    assert len(paged) == math.ceil(35 / 10)
    assert all("LIMIT 10" in sql for sql in paged)
    assert not any("OFFSET" in sql for sql in paged)


def test_the_number_of_queries_beside_the_pages_does_not_grow() -> None:
    few, many = a_thread(3), a_thread(400)
    counts = [
        len(queries(lambda letter=letter: drain(plain.write(gather.for_author(letter)))))  # type: ignore[misc]
        for letter in (few, many)
    ]
    assert counts[0] == counts[1] <= 8


def test_a_page_is_found_in_the_index_of_paths() -> None:
    letter = a_thread(3)
    (sql,) = [
        sql
        for sql in queries(lambda: drain(gather.for_author(letter).thread()))
        if 'FROM "comments_reply"' in sql
    ]
    assert not engines.sorts_or_scans(sql, "comments_reply")
    assert any("Index" in step or "USING INDEX" in step for step in engines.plan(sql))


def test_nothing_is_asked_before_somebody_reads_and_no_more_than_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rows, "PAGE", 10)
    book = gather.for_author(a_thread(35))
    assert queries(lambda: book.thread()) == []
    thread = book.thread()
    assert len(queries(lambda: [next(thread) for _ in range(10)])) == 1


def test_no_reply_is_lost_or_twice_between_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 2)
    letter = a_letter()
    parent = None
    for number in range(7):
        parent = a_reply(letter, parent=parent if number % 3 else None, body=f"Say {number}.")
    said = [said.number for said in gather.for_author(letter).thread()]
    assert said == list(letter.replies.in_thread().values_list("number", flat=True))


def test_updates_come_in_pages_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "UPDATES", 2)
    letter = a_letter()
    for number in range(5):
        an_update(letter, f"Update the {number}th.")
    numbers = [entry.number for entry in gather.for_author(letter).entries()]
    assert numbers == [0, 1, 2, 3, 4, 5]


def test_what_is_sent_to_the_browser_is_the_whole_thread() -> None:
    letter = a_thread(1200)
    content = taken(holding(letter), f"/desk/{letter.public_id}/export.txt").decode()
    numbers = [int(line[10:-3]) for line in content.split("\n") if line.startswith("Reply the")]
    assert numbers == list(range(1, 1201))
    book = taken(holding(letter), f"/desk/{letter.public_id}/export.epub")
    assert sum(1 for name in documents(book) if "replies-" in name) == 1200 // epub.CHUNK


def test_the_answer_is_streamed_and_its_first_bytes_come_before_the_last_reply_is_read() -> None:
    letter = a_thread(1200)
    answer = holding(letter).get(f"/desk/{letter.public_id}/export.txt")
    assert answer.streaming
    stream = iter(answer.streaming_content)
    asked = queries(lambda: next(stream))
    assert len([sql for sql in asked if 'FROM "comments_reply"' in sql]) == 1


@engines.only_on_sqlite("readers of PostgreSQL do not wait for each other")
@pytest.mark.usefixtures("unlocked_ledger")
def test_a_reader_who_stops_reading_does_not_hold_the_log_of_the_database() -> None:
    letter = a_thread(1200)
    answer = holding(letter).get(f"/desk/{letter.public_id}/export.html")
    stream = iter(answer.streaming_content)
    next(stream)
    a_reply(letter, body="Something is written meanwhile.")
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    busy, left, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    other.close()
    assert (busy, left) == (0, 0)
    assert b"Something is written meanwhile." in b"".join(stream)


def _peak(work: Callable[[], None]) -> int:
    """The most memory that Python holds for one run; templates and caches are warm."""
    work()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("form", ["txt", "html", "epub", "json"])
def test_writing_a_book_five_times_as_long_takes_no_more_memory(form: str) -> None:
    def write(count: int) -> None:
        book = a_book(thread=lambda: sentences(count))
        if form == "epub":
            epub_file(book).close()
        elif form == "json":
            drain(bundled(as_json({"all": ({"words": "long " * 40} for _ in range(count))})))
        else:
            drain(bundled(WRITERS[form](book)))

    assert _peak(lambda: write(2_500)) < 1.25 * _peak(lambda: write(500))


def test_the_json_reads_conversations_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 10)
    letter = a_thread(35)
    asked = queries(lambda: drain(as_json(everything.opened_by([letter.key_id or 0]))))
    others = [sql for sql in asked if 'FROM "comments_reply"' in sql and "LIMIT 10" in sql]
    assert len(others) == math.ceil(35 / 10)


def test_the_epub_is_a_file_without_a_name_and_is_gone_with_the_answer(settings: Any) -> None:
    letter = a_thread(3)
    before = sorted(settings.DATA_DIR.iterdir())
    with epub_file(gather.for_author(letter)) as file:
        assert sorted(settings.DATA_DIR.iterdir()) == before
        kept = os.fstat(file.fileno())
        assert kept.st_nlink == 0
        assert kept.st_dev == settings.DATA_DIR.stat().st_dev
    answer = holding(letter).get(f"/desk/{letter.public_id}/export.epub")
    assert int(answer["Content-Length"]) == len(b"".join(answer.streaming_content))
    answer.close()
    assert not [kept for kept in _open_files() if kept.startswith(str(settings.DATA_DIR / "#"))]


def _open_files() -> list[str]:
    """What this process has open; a file without a name is called by its inode."""
    return [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]


def test_the_bench_prints_every_form_with_its_memory() -> None:
    out = StringIO()
    call_command("bench_export", sizes=(10, 20, 40), stdout=out)
    lines = out.getvalue().splitlines()
    for form in ("txt", "html", "epub", "json"):
        rows_of = [line.split() for line in lines if line.startswith(form)]
        assert [row[1] for row in rows_of[:3]] == ["10", "20", "40"]
        assert rows_of[3][1:3] == ["memory", "grows"]
        assert int(rows_of[2][2]) <= 12
