"""When something was written, from the dates that an export has of it."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})")
# Python's reader would make the year 2000 of the -0001 that WordPress writes for a draft.
FEED = re.compile(r"(?:[A-Za-z]{3}, )?[0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9]{2}:[0-9]{2}[ -~]{0,40}")
# Before the one nobody blogged; after the other is a slip of the hand.
FIRST, LAST = 1970, 2100


def when(*stamps: str, published: str = "") -> datetime | None:
    """The first of WordPress's own stamps that is a date, else the one of the feed (RFC 2822);
    None where there is none. All are taken as they stand, without a zone."""
    for stamp in stamps:
        if found := own(stamp):
            return found
    return of_feed(published)


def own(stamp: str) -> datetime | None:
    """2012-12-12 10:00:00, and never the 0000-00-00 of a draft."""
    parts = DATE.fullmatch(stamp.strip())
    if not parts:
        return None
    year, month, day, hour, minute, second = map(int, parts.groups())
    try:
        return believable(datetime(year, month, day, hour, minute, second))
    except ValueError:
        return None


def of_feed(stamp: str) -> datetime | None:
    """Wed, 12 Dec 2012 09:00:00 +0000."""
    stamp = stamp.strip()
    try:
        found = parsedate_to_datetime(stamp) if FEED.fullmatch(stamp) else None
        return believable(found.replace(tzinfo=None)) if found else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def believable(date: datetime) -> datetime | None:
    """None for the years of a broken clock."""
    return date if FIRST <= date.year <= LAST else None
