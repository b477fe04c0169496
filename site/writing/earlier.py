"""What an edit replaced: kept a while for volunteers, and shown to nobody else."""

from datetime import timedelta

from django.conf import settings

from authors.clock import today
from writing.models import EarlierText, Writing


def keep(subject: Writing, title: str = "") -> None:
    """Keep the text as it is now, before it takes other words."""
    EarlierText.objects.create(text=str(subject), title=title, source=subject.source)


def of(subject: Writing) -> list[EarlierText]:
    """What stood there before, newest first."""
    return list(EarlierText.objects.filter(text=str(subject)).order_by("-pk"))


def forget(subject: Writing) -> None:
    """Let go of all of it."""
    EarlierText.objects.filter(text=str(subject)).delete()


def forget_old() -> int:
    """Delete what is older than settings.EARLIER_DAYS; how many texts."""
    oldest = today() - timedelta(days=settings.EARLIER_DAYS)
    return EarlierText.objects.filter(day__lt=oldest).delete()[0]
