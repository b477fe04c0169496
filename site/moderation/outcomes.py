"""What a reporter is told: what was done, by which rule, never whose words they were.

The same for a true and for a mistaken "this is about me": it says what became of the text, and
nothing of what anybody believes about who wrote it or whom it means.
"""

from dataclasses import dataclass

from letters.models import Update
from moderation import cases, subjects
from moderation.models import Decision, Report
from writing.models import TURNS, Deed, Status

_DONE = {
    Deed.KEEP: "It was read and stays as it is",
    Deed.PUBLISH: "It was read and is public",
    Deed.RESTORE: "It was read again and is public",
    Deed.HIDE: "It was hidden",
    Deed.REVISE: "It was sent back to its writer, to be changed",
    Deed.REMOVE: "It was taken down",
    Deed.REDACT: "Some words were taken out of it",
    Deed.CORRECT: "Its rating, categories or notes were corrected",
    Deed.CLOSE: "Replies to it were closed",
}


@dataclass(frozen=True)
class Outcome:
    """`said` in one sentence; the rule behind it where something was taken away."""

    said: str
    rule: tuple[str, str] | None = None
    reason: str = ""
    month: str = ""
    later: str = ""


def of(report: Report) -> Outcome:
    """The outcome of one report, and whether an appeal changed it since."""
    decision = report.decision
    if decision is None:
        return Outcome(_undecided(report))
    return Outcome(
        said=_DONE.get(Deed(decision.deed), "A volunteer read it and decided") + _back(decision),
        rule=decision.rule if decision.restricts else None,
        reason=decision.ground_in_words if decision.restricts else "",
        month=f"{decision.decided_at:%B %Y}",
        later=_later(decision),
    )


def _undecided(report: Report) -> str:
    above = subjects.letter_of(report.subject).status
    if report.settled or subjects.is_away(report.subject):
        return "Its writer took it back before a volunteer decided, so it is gone."
    if isinstance(report.subject, Update) and above == Status.REMOVED:
        return "The letter it belongs to was taken down, and it went with it."
    return "Nobody has decided yet. A volunteer reads every report."


def _back(decision: Decision) -> str:
    """Whether what was taken away stands there again, by another decision since."""
    if decision.deed not in (Deed.HIDE, Deed.REVISE, Deed.REMOVE):
        return ""
    turns = Decision.objects.filter(**cases.about(decision.subject), deed__in=TURNS)
    last = turns.order_by("-pk").first()
    back = last is not None and last.deed in (Deed.RESTORE, Deed.PUBLISH)
    if last and last.answers_id == decision.pk:
        return ""  # _later() tells of the appeal
    return ", and later put back" if back else ""


def _later(decision: Decision) -> str:
    answer = decision.answered_by.first()
    if answer is None:
        return ""
    if answer.deed == Deed.UPHOLD:
        return "The writer appealed. Another volunteer read it again, and the decision stands."
    return "The writer appealed. Another volunteer read it again and took the decision back."
