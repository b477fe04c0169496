"""`manage.py tick`: the work that comes round. Each job can be repeated without harm."""

import datetime
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from authors import hands, once
from authors.clock import today
from comments import stored as reply_markup
from comments.models import Felt, Reply, Voice
from letters import stored as letter_markup
from letters.models import Letter

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
            done = {
                "Day keys destroyed": hands.forget_old(),
                "Marks of “I felt this” forgotten": forget_felt(),
                "Used forms forgotten": once.forget_old(),
                "Texts that were taken back erased": erase_taken_back(),
                "Texts rendered anew": rerender(AT_ONCE),
            }
            for what, count in done.items():
                if count:
                    self.stdout.write(f"{what}: {count}")
            if not options["loop"]:
                return
            time.sleep(EVERY)


def forget_felt() -> int:
    """Delete the marks whose day key is gone; the counts stay. How many rows went."""
    oldest = today() - datetime.timedelta(days=hands.KEPT_DAYS)
    return Felt.objects.filter(day__lte=oldest).delete()[0]


def erase_taken_back() -> int:
    """Empty the words of what its authors took back 30 days ago; how many texts."""
    letters = list(Letter.objects.all().due_to_be_erased())
    replies = list(Reply.objects.all().due_to_be_erased())
    for text in [*letters, *replies]:
        text.erase()
        text.save()
    authors = Voice.objects.filter(letter__in=letters, role=Voice.Role.AUTHOR)
    authors.update(name="", folded_name=None)
    spoken = Reply.objects.filter(letter__in=letters)
    reply_markup.save(spoken.select_related("letter", "voice", "parent__voice"))
    return len(letters) + len(replies)


def rerender(most: int) -> int:
    """Bring up to `most` rows of each kind up to date; how many were not."""
    letters = Letter.objects.exclude(markup_version=letter_markup.VERSION)[:most]
    for letter in letters:
        letter_markup.render(letter)
    replies = Reply.objects.exclude(markup_version=reply_markup.VERSION)[:most]
    found = list(replies.select_related("letter", "voice", "parent__voice"))
    reply_markup.save(found)
    return len(letters) + len(found)
