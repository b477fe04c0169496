"""What is forgotten when its time has come. `manage.py tick` asks; every job can be repeated,
and two that run at once do what one would have done.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from authors import hands
from authors.clock import this_hour, this_minute, today
from comments import stored
from comments.models import Reply, Voice
from letters.models import Letter
from moderation import cases, dead_rows, forgetting, learning, redaction
from moderation.models import Appeal, Decision, Report, Shield, Subject, Weight
from moderation.subjects import KINDS
from writing import earlier, echoes
from writing.models import Deed, Status

ENOUGH = 20  # examples of spam, and of what is none, before there is something to learn
Due = Callable[[], QuerySet[Any]]


def forget_hands() -> int:
    """Empty the hands whose day key is destroyed; how many texts and reports had one."""
    last = today() - timedelta(days=hands.KEPT_DAYS)
    day = (last.toordinal() - _EPOCH + 1) * 24  # the first hour after that day
    gone = Report.objects.filter(hand__isnull=False, hour__lt=day).update(hand=None)
    for model in KINDS.values():
        rows = model._default_manager.filter(hand__isnull=False, written_on__lte=last)
        gone += rows.update(hand=None)
    return gone


_EPOCH = 719_163  # the ordinal of 1 January 1970


def erase_taken_back() -> int:
    """Empty the words of what its authors took back 30 days ago; how many texts."""
    dues: list[Due] = [model.objects.all().due_to_be_erased for model in KINDS.values()]
    return sum(_erase(due, forgetting.everything_said) for due in dues)


def purge_removed() -> int:
    """Empty the words of what was removed settings.REMOVED_DAYS ago; how many texts.

    Not while an appeal is open. What its author was told about the decision stays.
    """
    dues = [partial(_removed, kind) for kind in KINDS]
    return sum(_erase(due, forgetting.what_was_said) for due in dues)


def _removed(kind: str) -> QuerySet[Any]:
    removal = Decision.objects.filter(deed=Deed.REMOVE, **{kind: OuterRef("pk")}).order_by("-pk")
    waiting = Q(**{f"decision__{kind}": OuterRef("pk")})
    if kind == "letter":  # its updates go with it
        waiting |= Q(decision__update__letter=OuterRef("pk"))
    rows = KINDS[kind]._default_manager.annotate(
        removed_at=Subquery(removal.values("decided_at")[:1])
    )
    due = rows.filter(status=Status.REMOVED, removed_at__lte=_ago(settings.REMOVED_DAYS))
    return due.exclude(source="").exclude(Exists(Appeal.objects.filter(waiting, closed=False)))


def _erase(due: Due, said: Callable[[Subject], None]) -> int:
    """Empty each text that is due, one at a time and only if it still is."""
    done = 0
    for pk in list(due().values_list("pk", flat=True)):
        with transaction.atomic():
            text = due().select_for_update(of=("self",)).filter(pk=pk).first()
            if text is None:  # somebody else was first
                continue
            _empty(text, said)
            done += 1
    return done


def _empty(text: Subject, said: Callable[[Subject], None]) -> None:
    """With a letter go its updates and its author's own replies."""
    text.erase()
    text.save()
    echoes.forget(text)
    earlier.forget(text)
    said(text)
    if isinstance(text, Letter):
        own = Reply.objects.filter(letter=text, voice__role=Voice.Role.AUTHOR)
        for more in (*text.updates.all(), *own.select_related("letter", "voice")):
            _empty(more, said)
            cases.close(more)
        _forget_the_authors_name(text)


def _forget_the_authors_name(letter: Letter) -> None:
    Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).update(name="", folded_name=None)
    spoken = Reply.objects.filter(letter=letter)
    stored.save(spoken.select_related("letter", "voice", "parent__voice"))


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
    if not learning.is_due():
        return 0
    spam = [is_spam for _, is_spam in learning.examples()]
    enough = min(sum(spam), len(spam) - sum(spam)) >= ENOUGH
    if not enough and not Weight.objects.exists():
        return 0
    learning.train()
    return len(spam)


def empty_the_log() -> None:
    """Empty the database of what was erased. Not inside a transaction: neither engine can."""
    if not connection.in_atomic_block:
        redaction.forget_the_log(most=None)
        dead_rows.sweep()


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
    "Earlier texts forgotten": earlier.forget_old,
    "Shields of other days put away": forget_shields,
    "Examples learnt from": learn,
}
