"""Places in one thread while it is brought in: counted in memory, written down once at the end.

The same numbers and paths that comments.places gives one at a time; nobody else writes in this
thread meanwhile, because its letter is new or its row is held.
"""

from dataclasses import dataclass

from django.db.models import F

from comments.models import DEEPEST, STEP, Reply
from comments.places import step
from letters.models import Letter


@dataclass(slots=True)
class Seat:
    """A reply that others may answer. `more` are the answers it got in this run."""

    pk: int
    number: int
    path: str
    children: int
    voice: int
    status: str
    more: int = 0


class Seats:
    """Who sits where. `letter` is the saved one; call `write_down` before the transaction ends."""

    def __init__(self, letter: Letter) -> None:
        self.letter = Letter.objects.select_for_update().get(pk=letter.pk)
        self.number, self.top = self.letter.last_number, self.letter.top_replies
        self._hosts: dict[str, Seat] = {}

    def next(self, parent: Seat | None) -> tuple[int, str]:
        """(number, path) of the next reply, as comments.places.allocate has it."""
        self.number += 1
        if parent is None:
            self.top += 1
            return self.number, step(self.top - 1)
        deep = len(parent.path) >= STEP * DEEPEST
        # Whoever came through a deeper answer first has counted it: one seat for each place.
        host = (
            self._host(parent.path[:-STEP]) if deep else self._hosts.setdefault(parent.path, parent)
        )
        host.more += 1
        return self.number, host.path + step(host.children + host.more - 1)

    def _host(self, path: str) -> Seat:
        if path not in self._hosts:
            self._hosts[path] = seat(Reply.objects.get(letter=self.letter, path=path))
        return self._hosts[path]

    def write_down(self) -> None:
        """The counters that the next reply goes by."""
        rows = Letter.objects.filter(pk=self.letter.pk)
        rows.update(last_number=self.number, top_replies=self.top)
        for host in self._hosts.values():
            if host.more:
                Reply.objects.filter(pk=host.pk).update(children=F("children") + host.more)


def seat(reply: Reply) -> Seat:
    """The one of a reply."""
    return Seat(reply.pk, reply.number, reply.path, reply.children, reply.voice_id, reply.status)
