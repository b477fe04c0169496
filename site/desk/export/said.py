"""Conversations in the JSON: one's own words, and who else was there."""

from collections.abc import Iterator
from typing import Any

from comments.models import Reply
from desk.export import decided, records, rows, thread
from desk.export.rows import Reader
from letters.models import Letter
from writing.models import Status


def own(letter: Letter, voices: frozenset[int]) -> Iterator[records.Record]:
    """What these voices said, with what was decided about it."""
    reader = Reader(voices)
    for page in rows.pages(letter, reader):
        decisions = decided.about(page)
        for reply in rows.emptied(page):
            yield {
                "number": reply.number,
                "to": _to(reply, reader),
                "time": thread.machine_time(reply),
                "folded": reply.folded,
                **records.text(reply),
                "decisions": decisions.get(reply.pk, []),
            }


def others(letter: Letter, voices: frozenset[int], **only: Any) -> Iterator[records.Record]:
    """The conversation that anybody can read, without a word of it."""
    reader = Reader(voices)
    found = Reply.objects.visible().filter(letter=letter, letter__status=Status.PUBLISHED, **only)
    found = found.exclude(voice__in=voices).select_related("letter", "voice", "parent__voice")
    for page in rows.by_path(found.only(*rows.NAMES)):
        for reply in rows.emptied(page):
            yield {
                "number": reply.number,
                "name": reply.voice.shown_name,
                "to": _to(reply, reader),
                "time": thread.machine_time(reply),
            }


def _to(reply: Reply, reader: Reader) -> records.Record | None:
    to = thread.answers(reply, reader)
    return {"number": to.number, "name": to.name or None} if to else None
