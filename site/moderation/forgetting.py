"""Emptying what was said about a text: it may quote the text, or name somebody."""

from moderation import cases
from moderation.models import Appeal, DecisionWords, Proposal, Report
from writing.models import Writing


def what_was_said(subject: Writing) -> None:
    """The words of reports and appeals, and what is proposed."""
    Report.objects.filter(**cases.about(subject)).update(facts="")
    Appeal.objects.filter(**cases.through("decision", subject)).update(words="")
    if Proposal.objects.filter(**cases.through("case", subject)).delete()[0]:
        cases.refresh(subject)


def everything_said(subject: Writing) -> None:
    """Also the words for its author, who took it back."""
    what_was_said(subject)
    DecisionWords.objects.filter(**cases.through("decision", subject)).update(words="")


def all_of(subject: Writing) -> None:
    """Also how a reporter can be reached. What came of it the receipt still tells."""
    everything_said(subject)
    Report.objects.filter(**cases.about(subject)).update(contact="")
