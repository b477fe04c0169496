"""An author's word against a decision, and another volunteer's answer to it."""

from typing import Any

from django.db import transaction

from authors.clock import this_hour
from letters.models import Letter
from moderation import acts, cases, eyes
from moderation.models import Appeal, Decision
from moderation.receivers import record
from moderation.subjects import is_away
from writing.models import TURNS, Deed, Writing

OPEN_FOR = 183 * 24  # hours: six months, as DSA Art. 20(1) asks of larger sites


def can_be_appealed(decision: Decision) -> bool:
    """Whether its author may still say something against it.

    A hold by a screen is not appealed: a volunteer reads it anyway, and decides then.
    """
    age = this_hour() - int(decision.decided_at.timestamp()) // 3600
    fresh = age < OPEN_FOR and not hasattr(decision, "appeal")
    return decision.restricts and not decision.automated and fresh and _stands(decision)


def _stands(decision: Decision) -> bool:
    """Whether what it did has not been undone since, by whomever."""
    subject = decision.subject
    if is_away(subject):
        return False
    if decision.deed == Deed.CLOSE:
        return isinstance(subject, Letter) and subject.closed
    return decision.deed not in TURNS or subject.status == TURNS[Deed(decision.deed)][1]


def appeal(decision: Decision, words: str) -> Appeal:
    """Make it, and put the text into the queue again. A second click finds the first one."""
    with transaction.atomic():
        made, _ = Appeal.objects.get_or_create(decision=decision, defaults={"words": words})
        cases.refresh(decision.subject)
    return made


def waiting_about(subject: Writing) -> list[Appeal]:
    """The appeals about a text that nobody has judged, oldest first."""
    found = cases.open_appeals(subject).select_related("decision__said", "decision__actor")
    return list(found.order_by("pk"))


def may_judge(member: Any, waiting: Appeal) -> bool:
    """Whether this volunteer had no part in the decision, neither proposed nor took it."""
    decision = waiting.decision
    involved = {decision.actor_id, _proposer_of(decision)} - {None}
    return all(eyes.may_judge(member, other, waiting.hour) for other in involved)


def _proposer_of(decision: Decision) -> int | None:
    """Who proposed what this one carried out: the hide before it says so."""
    earlier = decision.subject.decisions.filter(pk__lt=decision.pk).order_by("-pk").first()
    return earlier.actor_id if earlier and eyes.WAITS in earlier.codes.split() else None


def judge(waiting: Appeal, actor: Any, *, stands: bool, words: str) -> Decision:
    """Answer an appeal, once.

    Where it does not stand, what it did is undone as far as that can be. Raises eyes.SameEyes,
    and acts.Overtaken when somebody answered before.
    """
    with transaction.atomic():
        subject = waiting.decision.subject
        subject.refresh_from_db()
        waiting = Appeal.objects.select_for_update().get(pk=waiting.pk)
        if waiting.closed:
            raise acts.Overtaken("the appeal has been answered")
        if is_away(subject):
            raise acts.Overtaken("its author took it away")
        if not may_judge(actor, waiting):
            raise eyes.SameEyes
        return _answer(waiting.decision, subject, actor, stands=stands, words=words)


def _answer(
    decision: Decision, subject: Writing, actor: Any, *, stands: bool, words: str
) -> Decision:
    deed = Deed.UPHOLD if stands else _undoing(decision, subject)
    if deed in TURNS:
        eyes.drop(subject)
        subject.turn(deed)  # without an actor: the decision that says what it answers comes now
    elif deed == Deed.OPEN and isinstance(subject, Letter):
        acts.set_closed(subject, False)
    return record(subject, deed, actor, decision.ground, words, answers=decision)


def _undoing(decision: Decision, subject: Writing) -> Deed:
    """What puts right what a decision did, as the text stands now.

    What another decision has done since stays as it is: that one can be appealed itself.
    """
    if decision.deed == Deed.CLOSE:
        return Deed.OPEN
    later = Decision.objects.filter(**cases.about(subject), pk__gt=decision.pk, deed__in=TURNS)
    if decision.deed in TURNS and not later.exists():
        for deed in (Deed.RESTORE, Deed.PUBLISH):
            if subject.status in TURNS[deed][0]:
                return deed
    return Deed.OVERTURN
