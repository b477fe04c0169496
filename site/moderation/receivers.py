"""Every act of staff, and every automatic hold, becomes a decision in the same transaction."""

from typing import Any

from django.dispatch import receiver

from letters.models import Letter
from moderation.models import Decision, DecisionWords, Report
from writing.models import Deed, Writing
from writing.signals import status_changed

_SETTLES = {Deed.PUBLISH, Deed.HIDE, Deed.REMOVE, Deed.CORRECT, Deed.RESTORE}


def record(subject: Writing, deed: Deed, actor: Any, ground: str, words: str) -> Decision:
    """Write one decision and, beside it, the words for the author."""
    kind = "letter" if isinstance(subject, Letter) else "reply"
    decision = Decision.objects.create(
        **{kind: subject}, deed=deed, ground=ground, actor=actor, automated=actor is None
    )
    if words:
        DecisionWords.objects.create(decision=decision, words=words)
    if deed in _SETTLES:
        Report.objects.filter(**{kind: subject}, settled=False).update(settled=True)
    return decision


@receiver(status_changed)
def decided(
    sender: Any, subject: Writing, deed: Deed, actor: Any, ground: str, words: str, **_: Any
) -> None:
    """A change by staff, or a hold by a screen. What an author does is nobody's decision."""
    if actor is not None or (deed == Deed.HOLD and ground):
        record(subject, deed, actor, ground, words)
