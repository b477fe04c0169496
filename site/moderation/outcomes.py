"""What a reporter is told: what was done, by which rule, never whose words they were.

The same for a true and for a mistaken "this is about me": it says what became of the text, and
nothing of what anybody believes about who wrote it or whom it means.
"""

from dataclasses import dataclass

from moderation.models import Decision, Report
from writing.models import Deed

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
    if not report.settled:
        return Outcome("Nobody has decided yet. A volunteer reads every report.")
    decision = report.decision
    if decision is None:
        return Outcome("Its writer took it back before a volunteer decided, so it is gone.")
    return Outcome(
        said=_DONE.get(Deed(decision.deed), "A volunteer read it and decided"),
        rule=decision.rule if decision.restricts else None,
        reason=decision.ground_in_words if decision.restricts else "",
        month=f"{decision.decided_at:%B %Y}",
        later=_later(decision),
    )


def _later(decision: Decision) -> str:
    answer = decision.answered_by.first()
    if answer is None:
        return ""
    if answer.deed == Deed.UPHOLD:
        return "The writer appealed. Another volunteer read it again, and the decision stands."
    return "The writer appealed. Another volunteer read it again and took the decision back."
