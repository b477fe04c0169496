"""The only clocks of the site. Days and hours are in UTC, so nobody's time zone shows."""

import datetime
import time

from django.utils import timezone


def today() -> datetime.date:
    """The day."""
    return timezone.now().date()


def this_minute() -> datetime.datetime:
    """Now, to the minute: nothing finer is ever stored."""
    return timezone.now().replace(second=0, microsecond=0)


def seconds() -> int:
    """Whole seconds since 1970."""
    return int(time.time())


def this_hour() -> int:
    """Whole hours since 1970: as near as a report or an appeal is dated."""
    return seconds() // 3600


def midnight(day: datetime.date) -> datetime.datetime:
    """The moment a day begins."""
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
