"""Every act on what somebody else wrote becomes a decision in the same transaction."""

from typing import Any

from django.dispatch import receiver

from moderation import cases, eyes, withdrawals
from moderation.models import Appeal, Decision, DecisionWords, Report
from writing.models import AUTHORS, CURATING, Deed, Writing
from writing.signals import status_changed

# After a hold the text still waits, so what was said about it stays open. So it does while a
# second volunteer is asked for (eyes.WAITS).
_SETTLES = frozenset(Deed) - AUTHORS - {Deed.HOLD}
# What an author does that ends or begins what others may say.
_LEAVING = {
    Deed.TAKE_BACK: withdrawals.taken_back,
    Deed.PUT_BACK: withdrawals.put_back,
    Deed.BURN: withdrawals.burned,
}


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
    """Write one decision and, beside it, the words for the author; settle what it settles.

    Without an actor it is an automatic one, or of the author of the letter (CURATING).
    """
    decision = Decision.objects.create(
        **cases.about(subject),
        deed=deed,
        ground=ground,
        codes=" ".join(cases.reasons_in(codes)),
        actor=actor,
        automated=actor is None and deed not in CURATING,
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
    """A change by staff, a hold by a screen, and what an author does to a stranger's reply is a
    decision. What authors do to their own texts is nobody's."""
    if deed in _LEAVING:
        _LEAVING[deed](subject)
    elif actor is not None or deed in CURATING or (deed == Deed.HOLD and ground):
        record(subject, deed, actor, ground, words, codes=codes)
    else:
        cases.refresh(subject, codes)
    if deed in (Deed.REMOVE, Deed.RESTORE):
        cases.follow(subject)
