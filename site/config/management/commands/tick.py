"""`manage.py tick`: the work that comes round. Each job can be repeated without harm."""

import datetime
import time
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from authors import forgotten, hands, once
from authors.clock import today
from comments import stored as reply_markup
from comments.models import Felt, Reply
from letters import near, sleeping
from letters import stored as letter_markup
from letters.models import Letter
from letters.search import rebuilding
from members import invitations
from moderation import retention

EVERY = 900  # seconds
AT_ONCE = 500  # rows rendered anew in one round


class Command(BaseCommand):
    """Forget what is due to be forgotten, and render what a change of the pages made old."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or for ever."""
        parser.add_argument("--loop", action="store_true", help="every 15 minutes until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done, where anything was."""
        while True:
            for what, job in JOBS.items():
                count = job()
                if count:
                    self.stdout.write(f"{what}: {count}")
            retention.empty_the_log()
            if not options["loop"]:
                return
            time.sleep(EVERY)


def forget_felt() -> int:
    """Delete the marks whose day key is gone; the counts stay. How many rows went."""
    oldest = today() - datetime.timedelta(days=hands.KEPT_DAYS)
    return Felt.objects.filter(day__lte=oldest).delete()[0]


def forget_sessions() -> int:
    """Delete the sessions of volunteers that have ended by themselves; how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def rerender(most: int = AT_ONCE) -> int:
    """Bring up to `most` rows of each kind up to date; how many were not.

    Each in a transaction of its own: words that somebody erases meanwhile stay erased.
    """
    letters = _outdated(Letter, letter_markup.VERSION, most)
    for pk in letters:
        with transaction.atomic():
            letter_markup.render(Letter.objects.select_for_update().get(pk=pk))
    replies = _outdated(Reply, reply_markup.VERSION, most)
    whole = Reply.objects.select_related("letter", "voice", "parent__voice")
    for pk in replies:
        with transaction.atomic():
            reply_markup.save(whole.select_for_update(of=("self",)).filter(pk=pk))
    return len(letters) + len(replies)


def _outdated(model: type[Letter] | type[Reply], version: int, most: int) -> list[int]:
    rows = model._default_manager.exclude(markup_version=version)
    return list(rows.values_list("pk", flat=True)[:most])


# What is said -> the job. Keys go before the hands they made, erasing before rendering.
JOBS: dict[str, Callable[[], int]] = {
    "Letters published on their day": sleeping.release_due,
    "Day keys destroyed": hands.forget_old,
    "Marks of “I felt this” forgotten": forget_felt,
    "Used forms forgotten": once.forget_old,
    "Forgotten desks that have run out": forgotten.forget_old,
    **retention.JOBS,
    "Sessions that ran out forgotten": forget_sessions,
    "Old invitations forgotten": invitations.forget_old,
    "Texts rendered anew": rerender,
    "Letters indexed for search": rebuilding.catch_up,
    "Letters whose neighbours were looked for": near.refresh,
}
