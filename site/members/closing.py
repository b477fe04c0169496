"""Ending an account: each key is left, orphaned or burned; then nothing of the account is left."""

from collections.abc import Mapping

from django.contrib.admin.models import LogEntry
from django.db import transaction

from authors.models import Key
from members import sessions
from members.choices import Choice, carry_out
from members.models import Member
from moderation.models import Decision, Proposal
from writing import erasures


def is_volunteers(member: Member) -> bool:
    """Whether it is, or was, an account that decides: decisions keep the name of who took them."""
    return (
        member.is_staff
        or Decision.objects.filter(actor=member).exists()
        or Proposal.objects.filter(by=member).exists()
        or LogEntry.objects.filter(user=member).exists()
    )


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
            carry_out(key, choices[key.pk])
        erasures.note(erasures.ACCOUNT, erasures.account_name(pk))
