"""Replies out of the database, a page at a time.

Between two pages nothing is open in the database, however slowly a file is fetched, and each page
asks anew whether the letter may be read: what is taken back meanwhile is in no later page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from comments.models import Reply, Voice
from letters.models import Letter
from writing.models import Status

PAGE = 500  # replies in one query
NAMES = (  # what tells who answered whom, and when
    *("letter", "voice", "parent", "parent__voice"),
    *("number", "path", "status", "created_at", "letter__status", "voice__name", "voice__role"),
    *("parent__number", "parent__status", "parent__was_public"),
    *("parent__voice__name", "parent__voice__role"),
)
FIELDS = (
    *NAMES,
    *("was_public", "folded", "edited_on", "language", "source", "html"),
    *("voice__folded_name", "voice__unverified"),
)


@dataclass(frozen=True)
class Reader:
    """Who reads: the ids of the voices whose own words these are, and whether others' come too.

    Others' come only from a public letter, whoever asks: pages() sees to that. `elsewhere` is the
    address of a copy with everything, for a reader who wants no words that are not safe for work.
    """

    voices: frozenset[int] = frozenset()
    others: bool = False
    elsewhere: str = ""

    def owns(self, reply: Reply) -> bool:
        """Whether these are the reader's own words."""
        return reply.voice_id in self.voices


def authors_voice(letter: Letter) -> frozenset[int]:
    """The author's voice under the own letter, if the author has spoken there."""
    own = Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR)
    return frozenset(own.values_list("pk", flat=True))


def pages(letter: Letter, reader: Reader) -> Iterator[list[Reply]]:
    """The rows of it, PAGE at a time, each page one short query along the path."""
    wanted = Q(voice__in=reader.voices)
    if reader.others:
        wanted |= Q(was_public=True, letter__status=Status.PUBLISHED)
    rows = Reply.objects.filter(wanted, letter_id=letter.pk)
    yield from by_path(rows.select_related("letter", "voice", "parent__voice").only(*FIELDS))


def by_path(rows: QuerySet[Reply]) -> Iterator[list[Reply]]:
    """Any replies of one letter, PAGE at a time, in the order of the thread.

    Take them with emptied(), so that one page is gone when the next one is read.
    """
    page = list(rows.order_by("path")[:PAGE])
    while page:
        last, full = page[-1].path, len(page) == PAGE
        yield page
        page = list(rows.filter(path__gt=last).order_by("path")[:PAGE]) if full else []


def emptied(page: list[Reply]) -> Iterator[Reply]:
    """The replies of a page, each let go of as soon as the next one is asked for."""
    page.reverse()
    while page:
        yield page.pop()
