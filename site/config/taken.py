"""A text of a backup that somebody took from readers later: it is made to stand so again.

The same as Writing.turn() brings about, but nobody acts: only the list remembers who did.
"""

from datetime import UTC, datetime, time
from typing import Any

from moderation import cases
from moderation.models import Decision, DecisionWords, Subject
from writing import earlier, echoes
from writing.deeds import Deed, Status
from writing.erasures import Line

# How far from readers a text is. What the list says counts where it is as far, or further.
_FAR = {
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
_DEEDS = {
    Status.HELD: Deed.HOLD,
    Status.MUTED: Deed.MUTE,
    Status.HIDDEN: Deed.HIDE,
    Status.REMOVED: Deed.REMOVE,
}
AGAIN = (
    "This site was put back from a backup. Words that a volunteer had taken out of this text stand "
    "in it again, so nobody can read it until they have been taken out once more."
)


def stand(text: Subject, lines: list[Line]) -> bool:
    """Make it stand as the last of its lines says; False if it stands so, or further away."""
    last, now = lines[-1], Status(text.status)
    ends = Status(last.what)
    if ends == Status.PUBLISHED and now == Status.TAKEN_BACK:
        _move(text, now)  # put back since: its author has thirty days again to do so once more
    if ends == now or _FAR[ends] < _FAR[now]:
        return False
    if ends == Status.TAKEN_BACK:
        _take_back(text, lines)
    else:
        _move(text, ends)
        _decide(text, last)
    cases.refresh(text)
    cases.follow(text)
    return True


def _take_back(text: Subject, lines: list[Line]) -> None:
    """As its author did. Put back, it stands as far away as it did when it was taken back."""
    came_from, before = Status(text.status), lines[-2:-1]
    if before and before[0].what in _DEEDS and _FAR[Status(before[0].what)] > _FAR[came_from]:
        came_from = Status(before[0].what)
        _decide(text, before[0])
    _move(text, Status.TAKEN_BACK, taken_back_on=lines[-1].day, came_from=came_from)
    echoes.forget(text)
    earlier.forget(text)
    cases.close(text)


def wait_for_redaction(text: Subject, line: Line) -> None:
    """The words are back, and the list does not know which: a volunteer has to find them again."""
    if text.status == Status.TAKEN_BACK:
        _set(text, came_from=Status.HELD)
    elif _FAR[Status(text.status)] < _FAR[Status.HIDDEN]:
        _move(text, Status.HELD)
    echoes.forget(text)
    earlier.forget(text)
    deed = _DEEDS.get(Status(text.status), Deed.HOLD)
    decision = _written(text, deed, line)
    DecisionWords.objects.create(decision=decision, words=AGAIN)
    cases.refresh(text)


def _move(text: Subject, status: Status, **more: Any) -> None:
    """Another status, with everything that follows from it."""
    before = Status(text.status)
    _set(text, **text.values_as(status) | more)
    text.after_turn(before)
    text.refresh_from_db()


def _set(text: Subject, **values: Any) -> None:
    type(text)._default_manager.filter(pk=text.pk).update(**values)
    for name, value in values.items():
        setattr(text, name, value)


def _decide(text: Subject, line: Line) -> None:
    """The decision of that day, so that a page can name the rule and its author can appeal."""
    deed = _DEEDS.get(Status(line.what))
    if deed and (line.ground or deed != Deed.HOLD):  # held without a ground: read first, no more
        _written(text, deed, line)


def _written(text: Subject, deed: Deed, line: Line) -> Decision:
    return Decision.objects.create(
        **cases.about(text),
        deed=deed,
        ground=line.ground,
        automated=True,
        decided_at=datetime.combine(line.day, time(), UTC),
    )
