"""The conversation of one letter that comes in, a page of replies at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice

from django.db import transaction

from authors.clock import midnight
from comments import stored
from comments.models import STEP, Reply, Voice
from exchange.archive import records
from exchange.archive.barred import Barred
from exchange.archive.lines import Line, Record, as_day
from exchange.archive.plan import PAGE
from exchange.archive.voices_in import Voices
from letters import explained
from letters.models import Letter
from writing.models import Language, Status

# What a place is here whose line says this. None of them has words, so nobody can bring it back.
_GONE = {
    records.AUTHOR: Status.BURNED,
    records.MUTED: Status.MUTED,
    records.HELD: Status.HELD,
    records.VOLUNTEER: Status.REMOVED,
}


class Thread:
    """Brings replies in, and keeps the letter's counts. Call it in the letter's transaction."""

    def __init__(self, letter: Letter, barred: Barred) -> None:
        self._letter, self._barred = letter, barred
        self._voices = Voices(letter)

    def bring(self, lines: Iterator[Line]) -> Counter[str]:
        """Save them all; how many can be read and how many are gone."""
        counts: Counter[str] = Counter()
        last = top = 0
        while page := [self._allowed(line.record) for line in islice(lines, PAGE)]:
            self._save(page)
            last = max(last, *(one["number"] for one in page))
            top = _place(page[-1]["path"][:STEP]) + 1
            counts.update("gone" if "gone" in one else "replies" for one in page)
        Letter.objects.filter(pk=self._letter.pk).update(
            last_number=last, arrivals=last, top_replies=top, reply_count=counts["replies"]
        )
        return counts

    def _allowed(self, record: Record) -> Record:
        """The record, or the place that is left of what the erasure list bars."""
        left = self._barred.line_left(f"{record['letter']}/{record['number']}")
        if not left or "gone" in record:
            return record
        return {name: record[name] for name in ("letter", "number", "parent", "path")} | {
            "gone": left
        }

    def _save(self, page: list[Record]) -> None:
        voices = self._voices.of(page)
        made = {record["number"]: self._made(record, voices) for record in page}
        self._count_children(made)
        Reply.objects.bulk_create(made.values())
        above = self._above(page, made)
        answers = [made[record["number"]] for record in page if record["parent"]]
        for record in page:
            made[record["number"]].parent = above.get(record["parent"])
        Reply.objects.bulk_update(answers, ["parent"])

    def _made(self, record: Record, voices: Mapping[int, Voice]) -> Reply:
        reply = Reply(letter=self._letter, number=record["number"], path=record["path"])
        reply.was_public, reply.arrival = True, record["number"]
        if "gone" in record:
            reply.voice, reply.status = self._voices.nobody(), _GONE[record["gone"]]
            reply.language, reply.written_on = Language.OTHER, self._letter.written_on
            reply.created_at = midnight(reply.written_on)
            return reply
        reply.voice, reply.status = voices[record["voice"]["seal"]], Status.PUBLISHED
        reply.set_words(record["words"])
        reply.created_at = datetime.fromisoformat(record["at"]).replace(tzinfo=UTC)
        reply.written_on = reply.created_at.date()
        reply.language, reply.folded = record["language"], record["folded"]
        reply.edited_on, reply.felt_count = as_day(record["edited_on"]), record["felt"]
        return reply

    def _above(self, page: list[Record], made: Mapping[int, Reply]) -> dict[int, Reply]:
        """Number -> reply, for all that a page answers."""
        earlier = {record["parent"] for record in page} - {None, *made}
        rows = Reply.objects.filter(letter=self._letter, number__in=earlier).only("number")
        found = {reply.number: reply for reply in rows}
        return {**made, **found}

    def _count_children(self, made: Mapping[int, Reply]) -> None:
        """How many places each reply has given away below it; the last one of a page counts."""
        given = {reply.path[:-STEP]: _place(reply.path[-STEP:]) + 1 for reply in made.values()}
        for reply in made.values():
            reply.children = given.pop(reply.path, 0)
        given.pop("", None)
        hosts = list(Reply.objects.filter(letter=self._letter, path__in=given))
        for host in hosts:
            host.children = given[host.path]
        Reply.objects.bulk_update(hosts, ["children"])


def render(letter: Letter) -> None:
    """Store the markup of what came in, a page at a time, once the letter is there.

    So nobody who posts meanwhile waits for a long thread. What is not stored yet, also if this is
    cut off, is rendered when it is read and by `manage.py tick`.
    """
    terms = explained.terms()
    rows = Reply.objects.select_related("letter", "voice", "parent__voice")
    rows = rows.filter(letter=letter, markup_version=0).order_by("path")
    page: list[Reply] | None = None
    while page is None or page:
        with transaction.atomic():
            page = list(rows.select_for_update(of=("self",))[:PAGE])
            for reply in page:
                reply.markup, reply.markup_version = stored.make(reply, terms), stored.VERSION
            Reply.objects.bulk_update(page, ["markup", "markup_version"])


def _place(step: str) -> int:
    return int(step, 36)
