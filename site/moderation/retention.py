"""What is forgotten when its time has come. `manage.py tick` asks; every job can be repeated,
and two that run at once do what one would have done.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from authors import hands
from authors.clock import this_hour, this_minute, today
from comments import stored
from comments.models import Reply, Voice
from letters.models import Letter
from moderation import cases, learning, redaction
from moderation.models import Appeal, Decision, DecisionWords, Proposal, Report, Shield, Weight
from writing import echoes
from writing.models import Deed, Status

ENOUGH = 20  # examples of spam, and of what is none, before there is something to learn
Due = Callable[[], QuerySet[Any]]


def forget_hands() -> int:
    """Empty the hands whose day key is destroyed; how many texts and reports had one."""
    last = today() - timedelta(days=hands.KEPT_DAYS)
    day = (last.toordinal() - _EPOCH + 1) * 24  # the first hour after that day
    gone = Report.objects.filter(hand__isnull=False, hour__lt=day).update(hand=None)
    for model in (Letter, Reply):
        rows = model._default_manager.filter(hand__isnull=False, written_on__lte=last)
        gone += rows.update(hand=None)
    return gone


_EPOCH = 719_163  # the ordinal of 1 January 1970


def erase_taken_back() -> int:
    """Empty the words of what its authors took back 30 days ago; how many texts."""
    return _erase(Letter.objects.all().due_to_be_erased, _forget_everything_said) + _erase(
        Reply.objects.all().due_to_be_erased, _forget_everything_said
    )


def purge_removed() -> int:
    """Empty the words of what was removed settings.REMOVED_DAYS ago; how many texts.

    Not while an appeal is open. What its author was told about the decision stays.
    """
    letters = _erase(lambda: _removed(Letter, "letter"), _forget_what_was_said)
    return letters + _erase(lambda: _removed(Reply, "reply"), _forget_what_was_said)


def _removed(model: type[Letter] | type[Reply], key: str) -> QuerySet[Any]:
    removal = Decision.objects.filter(deed=Deed.REMOVE, **{key: OuterRef("pk")}).order_by("-pk")
    waiting = Appeal.objects.filter(closed=False, **{f"decision__{key}": OuterRef("pk")})
    rows = model._default_manager.annotate(removed_at=Subquery(removal.values("decided_at")[:1]))
    due = rows.filter(status=Status.REMOVED, removed_at__lte=_ago(settings.REMOVED_DAYS))
    return due.exclude(source="").exclude(Exists(waiting))


def _erase(due: Due, said: Callable[[Letter | Reply], None]) -> int:
    """Empty each text that is due, one at a time and only if it still is."""
    done = 0
    for pk in list(due().values_list("pk", flat=True)):
        with transaction.atomic():
            text = due().select_for_update(of=("self",)).filter(pk=pk).first()
            if text is None:  # somebody else was first
                continue
            text.erase()
            text.save()
            echoes.forget(text)
            said(text)
            if isinstance(text, Letter):
                _forget_the_authors_name(text)
            done += 1
    return done


def _forget_the_authors_name(letter: Letter) -> None:
    Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).update(name="", folded_name=None)
    spoken = Reply.objects.filter(letter=letter)
    stored.save(spoken.select_related("letter", "voice", "parent__voice"))


def _forget_what_was_said(subject: Letter | Reply) -> None:
    """Reports, appeals and proposals may quote it."""
    Report.objects.filter(**cases.about(subject)).update(facts="")
    Appeal.objects.filter(**cases.through("decision", subject)).update(words="")
    if Proposal.objects.filter(**cases.through("case", subject)).delete()[0]:
        cases.refresh(subject)


def _forget_everything_said(subject: Letter | Reply) -> None:
    """Also the words for its author, who took it back."""
    _forget_what_was_said(subject)
    DecisionWords.objects.filter(**cases.through("decision", subject)).update(words="")


def close_receipts() -> int:
    """Close receipts settings.RECEIPT_DAYS after the report was settled; how many.

    What was told and how to reach somebody goes; the row stays for the year's figures.
    """
    days = settings.RECEIPT_DAYS
    undecided = Q(decision=None, hour__lte=this_hour() - days * 24)  # its author took it back
    old = Q(decision__decided_at__lte=_ago(days)) | undecided
    rows = Report.objects.filter(old, settled=True).exclude(receipt=None, facts="", contact="")
    return rows.update(receipt=None, facts="", contact="")


def forget_appeals() -> int:
    """Empty the words of appeals settings.RECEIPT_DAYS after the answer; how many."""
    answered = Q(closed=True, decision__answered_by__decided_at__lte=_ago(settings.RECEIPT_DAYS))
    return Appeal.objects.filter(answered).exclude(words="").update(words="")


def forget_shields() -> int:
    """Delete what volunteers did not want to read on days that are over; how many shields."""
    return Shield.objects.filter(day__lt=today()).delete()[1].get("moderation.Shield", 0)


def learn() -> int:
    """Learn anew what spam looks like, once a day; from how many examples.

    Also with too few, where something was learnt before: what was erased since must go.
    """
    if not _first_today("learned"):
        return 0
    spam = [is_spam for _, is_spam in learning.examples()]
    enough = min(sum(spam), len(spam) - sum(spam)) >= ENOUGH
    if not enough and not Weight.objects.exists():
        return 0
    learning.train()
    return len(spam)


def _first_today(job: str) -> bool:
    """Whether nobody has done this job today, on this machine; from now on somebody has."""
    mine = settings.DATA_DIR / f"{job}-{today().isoformat()}"
    try:
        mine.touch(exist_ok=False)
    except FileExistsError:
        return False
    for path in settings.DATA_DIR.glob(f"{job}-*"):
        if path.name < mine.name:
            path.unlink(missing_ok=True)
    return True


def empty_the_log() -> None:
    """Empty the database's log of what was erased. Not inside a transaction: SQLite refuses."""
    if not connection.in_atomic_block:
        redaction.forget_the_log()


def _ago(days: int) -> Any:
    return this_minute() - timedelta(days=days)


# What is said -> the job, in an order in which each finds what the one before it left.
JOBS: dict[str, Callable[[], int]] = {
    "Hands forgotten": forget_hands,
    "Texts that were taken back erased": erase_taken_back,
    "Texts that were removed erased": purge_removed,
    "Receipts closed": close_receipts,
    "Answered appeals forgotten": forget_appeals,
    "Fingerprints forgotten": echoes.forget_old,
    "Shields of other days put away": forget_shields,
    "Examples learnt from": learn,
}
