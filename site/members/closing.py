"""Ending an account: each key is left, orphaned or burned; then nothing of the account is left."""

from collections.abc import Mapping

from django.contrib.admin.models import LogEntry
from django.db import models, transaction

from authors.models import Key
from desk import leaving
from desk.leave_views import ORPHAN, ways_of
from desk.shelf import Entry
from letters.models import Letter
from members import sessions
from members.models import Member
from moderation.models import Decision, Proposal
from writing import erasures


class Choice(models.TextChoices):
    """What becomes of what a key opens."""

    LEAVE = "leave", "Leave it as it is"
    ORPHAN = "orphan", "Orphan it"
    BURN = "burn", "Burn it"


def is_volunteers(member: Member) -> bool:
    """Whether it is, or was, an account that decides: decisions keep the name of who took them."""
    return (
        member.is_staff
        or Decision.objects.filter(actor=member).exists()
        or Proposal.objects.filter(by=member).exists()
        or LogEntry.objects.filter(user=member).exists()
    )


def choices_for(entry: Entry) -> list[Choice]:
    """What is offered for one letter or voice: what waits or was taken back is not orphaned."""
    can_orphan = entry.voice is not None or ORPHAN in ways_of(entry.letter)
    return [choice for choice in Choice if can_orphan or choice != Choice.ORPHAN]


def close(member: Member, choices: Mapping[int, Choice]) -> None:
    """Do what was chosen for each key id, then delete the account with all that is its own.

    Its ring, its second factors and its sessions, on every device. Whole or not at all: if
    anything fails, everything is as before. A key that is gone already is passed over.
    """
    pk = member.pk
    with transaction.atomic():
        sessions.end(member)
        member.delete()
        # Last, because the erasure list is told at once and cannot be rolled back.
        for key in Key.objects.filter(pk__in=list(choices)):
            _leave(key, choices[key.pk])
        erasures.note(erasures.ACCOUNT, erasures.account_name(pk))


def _leave(key: Key, choice: Choice) -> None:
    """Do one. A letter that nobody has seen yet is cancelled where it would be burned."""
    unseen = [letter for letter in Letter.objects.filter(key=key) if leaving.can_cancel(letter)]
    if choice == Choice.BURN and unseen:
        leaving.cancel(unseen[0])
    elif choice == Choice.BURN:
        leaving.burn(key)
    elif choice == Choice.ORPHAN:
        leaving.orphan(key)
