"""What waits for a volunteer: one row for each text that does, kept true after every change."""

from collections.abc import Sequence
from typing import Any

from authors import hands
from authors.clock import this_hour
from letters.models import Letter, Rating, Update
from moderation import subjects
from moderation.models import Appeal, Case, Proposal, Report, Subject
from moderation.reasons import URGENT
from screening.verdict import CARE
from writing.models import AWAY, Status, Writing


def about(subject: Writing) -> dict[str, Any]:
    """The field that names this text, in a report, a decision or a case."""
    return {subject.kind: subject}


def through(row: str, subject: Writing) -> dict[str, Any]:
    """The same for something that names a text only through another `row`: decision or case."""
    return {f"{row}__{name}": value for name, value in about(subject).items()}


def of(subject: Writing) -> Case | None:
    """Its row, if it waits for something."""
    return Case.objects.filter(**about(subject)).first()


def waited(subject: Writing) -> int | None:
    """Hours it has waited, None if it does not."""
    case = of(subject)
    return max(0, this_hour() - case.since) if case else None


def refresh(subject: Writing, codes: tuple[str, ...] = (), settled: bool = False) -> None:
    """Make the row say what is so now; no row is left when nothing is to be done.

    `codes` is what the screens said just now; of acute danger only that the item is urgent is
    kept, because nobody is to be labelled with it. `settled`: somebody has decided, so that what
    was said before has been heard.
    """
    case = of(subject) or Case(**about(subject))
    if settled:
        case.urgent, case.codes = False, ""
    case.codes = " ".join(dict.fromkeys([*case.codes.split(), *reasons_in(codes)]))
    reports = Report.objects.filter(**about(subject), settled=False)
    case.reports = reports.count()
    case.urgent = case.urgent or CARE in codes or reports.filter(ground__in=URGENT).exists()
    case.held = subject.status == Status.HELD
    case.appealed = open_appeals(subject).exists()
    case.unrated = _lacks_a_rating(subject) and not settled
    type(subject)._default_manager.filter(pk=subject.pk).update(open_reports=case.reports)
    if _waits(case) and not _is_out_of_reach(subject, case):
        case.save()
    elif case.pk:
        case.delete()


def reasons_in(codes: tuple[str, ...]) -> list[str]:
    """The codes that held a text, without the one that only asks for care."""
    return [code for code in codes if code != CARE]


def open_appeals(subject: Writing) -> Any:
    """The appeals about it that nobody has judged."""
    return Appeal.objects.filter(closed=False, **through("decision", subject))


def _waits(case: Case) -> bool:
    said = (case.held, case.reports, case.appealed, case.unrated, case.urgent)
    return any(said) or _is_proposed(case)


def _is_proposed(case: Case) -> bool:
    return bool(case.pk) and Proposal.objects.filter(case=case).exists()


def _is_out_of_reach(subject: Any, case: Case) -> bool:
    """Whether nobody has to decide about it: its author took it away, or it went with its letter.

    Of an update whose letter a volunteer removed, what another volunteer has to answer stays.
    """
    above = subjects.status_above(subject) if isinstance(subject, Update) else None
    if subject.status in AWAY or above in AWAY:
        return True
    return above == Status.REMOVED and not (case.appealed or _is_proposed(case))


def _lacks_a_rating(subject: Writing) -> bool:
    if not isinstance(subject, Letter | Update):
        return False
    return subject.is_public and subject.rating == Rating.NOT_RATED


def close(subject: Writing) -> None:
    """Its author took it back: reports and appeals about it have nothing left to say."""
    Report.objects.filter(**about(subject), settled=False).update(settled=True)
    open_appeals(subject).update(closed=True, words="")
    refresh(subject, settled=True)
    follow(subject)


def reopen(subject: Writing) -> None:
    """Its author put it back: what was said of it and nobody answered is heard after all.

    Appeals stay closed, and so do reports whose words are forgotten.
    """
    unanswered = Report.objects.filter(**about(subject), settled=True, decision=None)
    unanswered.exclude(receipt=None, facts="", contact="").update(settled=False)
    refresh(subject)
    follow(subject)


def follow(subject: Writing) -> None:
    """The updates of a letter leave the queue with it and come back with it."""
    if isinstance(subject, Letter):
        for update in subject.updates.all():
            refresh(update)


def others_today(subjects: Sequence[Subject]) -> dict[str, int]:
    """str(subject) -> how many other texts the same hand sent today. One query for any number."""
    held = {str(subject): hands.unseal(subject.hand) for subject in subjects}
    sent = hands.texts_today({hand for hand in held.values() if hand})
    return {name: max(0, sent.get(hand, 1) - 1) if hand else 0 for name, hand in held.items()}
