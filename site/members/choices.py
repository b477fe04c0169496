"""What becomes of a letter or a voice when the account that holds its key ends."""

from django.db import models
from django.utils.translation import gettext_lazy

from authors.models import Key
from desk import leaving
from desk.leave_views import ORPHAN, ways_of
from desk.shelf import Entry
from letters.models import Letter


class Choice(models.TextChoices):
    """To leave it is where every form begins."""

    LEAVE = "leave", gettext_lazy("Leave it as it is")
    ORPHAN = "orphan", gettext_lazy("Orphan it")
    BURN = "burn", gettext_lazy("Burn it")


def offered(entry: Entry) -> list[Choice]:
    """What can be chosen for one: what waits for its day or was taken back is not orphaned."""
    can_orphan = entry.voice is not None or ORPHAN in ways_of(entry.letter)
    return [choice for choice in Choice if can_orphan or choice != Choice.ORPHAN]


def carry_out(key: Key, choice: Choice) -> None:
    """Do it. A letter that nobody has seen yet is cancelled where it would be burned."""
    unseen = [letter for letter in Letter.objects.filter(key=key) if leaving.can_cancel(letter)]
    if choice == Choice.BURN and unseen:
        leaving.cancel(unseen[0])
    elif choice == Choice.BURN:
        leaving.burn(key)
    elif choice == Choice.ORPHAN:
        leaving.orphan(key)
