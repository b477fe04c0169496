"""A text of a backup that somebody took from readers later: it is made to stand so again.

The same as Writing.turn() brings about, but nobody acts: only the list remembers who did.
"""

from datetime import UTC, datetime, time
from typing import Any

from moderation import cases
from moderation.models import Decision, Subject
from writing import earlier, echoes
from writing.deeds import Deed, Status
from writing.erasures import Line

# How far from readers a text is. What the list says counts where it is as far, or further.
FAR = {
    Status.PUBLISHED: 0,
    Status.SCHEDULED: 1,
    Status.HELD: 2,
    Status.MUTED: 3,
    Status.HIDDEN: 4,
    Status.TAKEN_BACK: 5,
    Status.REMOVED: 5,
    Status.BURNED: 6,
}
# What took something from its author is in the ledger again; who decided is lost.
DEEDS = {
    Status.HELD: Deed.HOLD,
    Status.MUTED: Deed.MUTE,
    Status.HIDDEN: Deed.HIDE,
    Status.REMOVED: Deed.REMOVE,
}


def stand(text: Subject, lines: list[Line]) -> bool:
    """Make it stand as the last of its lines says; False if it stands so, or further away."""
    last, now = lines[-1], Status(text.status)
    ends = Status(last.what)
    if ends == Status.PUBLISHED and now == Status.TAKEN_BACK:
        move(text, now)  # put back since: its author has thirty days again to do so once more
    if ends == now or FAR[ends] < FAR[now]:
        return False
    if ends == Status.TAKEN_BACK:
        _take_back(text, lines)
    else:
        move(text, ends)
        _decide(text, last)
    cases.refresh(text)
    cases.follow(text)
    return True


def _take_back(text: Subject, lines: list[Line]) -> None:
    """As its author did. Put back, it stands as far away as it did when it was taken back."""
    came_from, before = Status(text.status), lines[-2:-1]
    if before and before[0].what in DEEDS and FAR[Status(before[0].what)] > FAR[came_from]:
        came_from = Status(before[0].what)
        _decide(text, before[0])
    move(text, Status.TAKEN_BACK, taken_back_on=lines[-1].day, came_from=came_from)
    echoes.forget(text)
    earlier.forget(text)
    cases.close(text)


def move(text: Subject, status: Status, **more: Any) -> None:
    """Another status, with everything that follows from it."""
    before = Status(text.status)
    put(text, **text.values_as(status) | more)
    text.after_turn(before)
    text.refresh_from_db()


def put(text: Subject, **values: Any) -> None:
    """These fields, and nothing that follows from them."""
    type(text)._default_manager.filter(pk=text.pk).update(**values)
    for name, value in values.items():
        setattr(text, name, value)


def _decide(text: Subject, line: Line) -> None:
    """The decision of that day, so that a page can name the rule and its author can appeal."""
    deed = DEEDS.get(Status(line.what))
    if deed and (line.ground or deed != Deed.HOLD):  # held without a ground: read first, no more
        written(text, deed, line)


def written(text: Subject, deed: Deed, line: Line) -> Decision:
    """A row in the ledger, of the day on which it was decided."""
    return Decision.objects.create(
        **cases.about(text),
        deed=deed,
        ground=line.ground,
        automated=True,
        decided_at=datetime.combine(line.day, time(), UTC),
    )
