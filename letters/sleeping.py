"""Sleeping on a letter: published on a later day of its author's choice, or never."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy, pgettext_lazy

from authors.clock import today
from letters.models import Letter
from writing.models import Deed, Status, WrongTurn


class When(models.TextChoices):
    """When a letter goes up."""

    NOW = "now", pgettext_lazy("when a letter goes up", "Now")
    TOMORROW = "tomorrow", pgettext_lazy("when a letter goes up", "Tomorrow")
    THREE_DAYS = "three_days", gettext_lazy("In three days")


_DAYS = {When.TOMORROW: 1, When.THREE_DAYS: 3}


def day(when: str) -> date | None:
    """The day (UTC) a choice of now means, None for at once."""
    days = _DAYS.get(When(when))
    return today() + timedelta(days=days) if days else None


def change(letter: Letter, when: str) -> None:
    """Another day for one that waits, or now. WrongTurn if it does not wait any more."""
    with transaction.atomic():
        rows = Letter.objects.filter(pk=letter.pk, status=Status.SCHEDULED)
        if not rows.update(publish_on=day(when)):
            letter.refresh_from_db()
            raise WrongTurn(letter.get_status_display())
        letter.refresh_from_db()
        if not letter.sleeps:
            letter.turn(Deed.RELEASE)


def release_due() -> int:
    """Publish every letter whose day has come; how many. For `manage.py tick`."""
    released = 0
    for pk in list(Letter.objects.due().values_list("pk", flat=True)):
        with transaction.atomic():
            letter = Letter.objects.due().select_for_update().filter(pk=pk).first()
            if letter:  # nobody was first
                letter.turn(Deed.RELEASE)
                released += 1
    return released
