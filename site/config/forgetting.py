"""What must not outlive a backup: counts and marks of the days before it, and open doors."""

import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import F
from django.db.models.functions import Greatest

from authors.clock import seconds
from authors.models import Tally, UsedForm
from comments.models import Felt, Reply
from desk.models import PrivateFeed
from letters.models import Edition, Letter, Update
from members.models import Invitation
from moderation.models import Report

_START = 1_735_689_600  # the first second of 2025: no site of this kind is older


def forget() -> None:
    """All that belongs to the machine and the hours in which the backup was made.

    Volunteers sign in again. An invitation could have been used since, and the address of a
    private feed changed, so none of them is good any more.
    """
    for rows in (UsedForm, Tally, Session, PrivateFeed):
        rows._default_manager.all().delete()
    for texts in (Letter, Update, Reply, Report):
        texts._default_manager.filter(hand__isnull=False).update(hand=None)
    Felt.objects.exclude(day__in=_days_with_a_key()).delete()
    Invitation.objects.filter(used=False).update(used=True)
    _let_copies_go()


def _let_copies_go() -> None:
    """New ETags, higher than any that was given out between the backup and now.

    Otherwise a browser that keeps a letter from those days could be told that it still stands.
    Higher because no page changes once a second for years.
    """
    newest = seconds() - _START
    Letter.objects.update(version=Greatest(F("version") + 1, newest))
    Edition.objects.update(number=Greatest(F("number") + 1, newest))


def _days_with_a_key() -> list[datetime.date]:
    """The days whose marks of "I felt this" can still be told from others."""
    keys = settings.HANDS_DIR.glob("????-??-??.key")
    return [datetime.date.fromisoformat(key.stem) for key in keys]
