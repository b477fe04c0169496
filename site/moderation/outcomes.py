"""What a reporter is told: what was done, by which rule, never whose words they were.

The same for a true and for a mistaken "this is about me": it says what became of the text, and
nothing of what anybody believes about who wrote it or whom it means.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from letters.models import Update
from moderation import cases, subjects
from moderation.models import Decision, Report
from writing import dates
from writing.models import TURNS, Deed, Status

_DONE = {
    Deed.KEEP: gettext_lazy("It was read and stays as it is"),
    Deed.PUBLISH: gettext_lazy("It was read and is public"),
    Deed.RESTORE: gettext_lazy("It was read again and is public"),
    Deed.HIDE: gettext_lazy("It was hidden"),
    Deed.REVISE: gettext_lazy("It was sent back to its writer, to be changed"),
    Deed.REMOVE: gettext_lazy("It was taken down"),
    Deed.REDACT: gettext_lazy("Some words were taken out of it"),
    Deed.CORRECT: gettext_lazy("Its rating, categories or notes were corrected"),
    Deed.CLOSE: gettext_lazy("Replies to it were closed"),
}
# What another decision may since have undone.
_DONE_AND_UNDONE = {
    Deed.HIDE: gettext_lazy("It was hidden, and later put back"),
    Deed.REVISE: gettext_lazy("It was sent back to its writer, to be changed, and later put back"),
    Deed.REMOVE: gettext_lazy("It was taken down, and later put back"),
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
        said=_said(decision),
        rule=decision.rule if decision.restricts else None,
        reason=decision.ground_in_words if decision.restricts else "",
        month=dates.month(decision.decided_at),
        later=_later(decision),
    )


def _undecided(report: Report) -> str:
    above = subjects.letter_of(report.subject).status
    if report.settled or subjects.is_away(report.subject):
        return gettext("Its writer took it back before a volunteer decided, so it is gone.")
    if isinstance(report.subject, Update) and above == Status.REMOVED:
        return gettext("The letter it belongs to was taken down, and it went with it.")
    return gettext("Nobody has decided yet. A volunteer reads every report.")


def _said(decision: Decision) -> str:
    deed = Deed(decision.deed)
    if deed in _DONE_AND_UNDONE and _is_back(decision):
        return str(_DONE_AND_UNDONE[deed])
    return str(_DONE.get(deed, gettext_lazy("A volunteer read it and decided")))


def _is_back(decision: Decision) -> bool:
    """Whether what was taken away stands there again, by another decision since."""
    turns = Decision.objects.filter(**cases.about(decision.subject), deed__in=TURNS)
    last = turns.order_by("-pk").first()
    back = last is not None and last.deed in (Deed.RESTORE, Deed.PUBLISH)
    of_the_appeal = last is not None and last.answers_id == decision.pk  # _later() tells of it
    return back and not of_the_appeal


def _later(decision: Decision) -> str:
    answer = decision.answered_by.first()
    if answer is None:
        return ""
    if answer.deed == Deed.UPHOLD:
        return gettext(
            "The writer appealed. Another volunteer read it again, and the decision stands."
        )
    return gettext(
        "The writer appealed. Another volunteer read it again and took the decision back."
    )
