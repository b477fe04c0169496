"""Every act of staff, and every automatic hold, becomes a decision in the same transaction."""

from typing import Any

from django.dispatch import receiver

from moderation import cases, eyes
from moderation.models import Appeal, Decision, DecisionWords, Report
from writing.models import AUTHORS, Deed, Writing
from writing.signals import status_changed

# After a hold the text still waits, so what was said about it stays open. So it does while a
# second volunteer is asked for (eyes.WAITS).
_SETTLES = frozenset(Deed) - AUTHORS - {Deed.HOLD}


def record(
    subject: Writing,
    deed: Deed,
    actor: Any,
    ground: str,
    words: str,
    *,
    codes: tuple[str, ...] = (),
    answers: Decision | None = None,
) -> Decision:
    """Write one decision and, beside it, the words for the author; settle what it settles."""
    decision = Decision.objects.create(
        **cases.about(subject),
        deed=deed,
        ground=ground,
        codes=" ".join(cases.reasons_in(codes)),
        actor=actor,
        automated=actor is None,
        hours=cases.waited(subject),
        answers=answers,
    )
    if words:
        DecisionWords.objects.create(decision=decision, words=words)
    settles = deed in _SETTLES and actor is not None and eyes.WAITS not in codes
    if settles:
        Report.objects.filter(**cases.about(subject), settled=False).update(
            settled=True, decision=decision
        )
    if answers is not None:
        Appeal.objects.filter(decision=answers).update(closed=True)
    cases.refresh(subject, codes, settled=settles)
    return decision


@receiver(status_changed)
def changed(
    sender: Any,
    subject: Writing,
    deed: Deed,
    actor: Any,
    ground: str,
    words: str,
    codes: tuple[str, ...],
    **_: Any,
) -> None:
    """A change by staff, or a hold by a screen, is a decision. What an author does is nobody's."""
    if deed == Deed.TAKE_BACK:
        cases.close(subject)
    elif actor is not None or (deed == Deed.HOLD and ground):
        record(subject, deed, actor, ground, words, codes=codes)
    else:
        cases.refresh(subject, codes)
