"""Days, months and minutes in the language the page is read in.

The shapes are messages like any other, so that a translation says "11. Dezember 2012" by itself.
"""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext


def day(when: date) -> str:
    """11 December 2012. A day in our records has no zone and stays what it is."""
    if when.day == 1:
        # Translators: the first day of a month, if your language says it in another way than the
        # others ("1er"); a letter that is no shape has a backslash before it.
        return date_format(when, pgettext("shape of the first day of a month", "j F Y"))
    # Translators: a day as Django's date filter writes it: j day, F month, Y year.
    return date_format(when, pgettext("shape of a day", "j F Y"))


def month(when: date) -> str:
    """December 2012."""
    # Translators: a month as Django's date filter writes it.
    return date_format(when, pgettext("shape of a month", "F Y"))


def postmark(when: date) -> SafeString:
    """The three lines of a postmark, in the order in which the language says them."""
    # Translators: the lines of a postmark, j day, M short month, Y year, with spaces between.
    lines = pgettext("shape of a postmark", "j M Y").split()
    return format_html_join(" ", "<span>{}</span>", [(date_format(when, one),) for one in lines])


def minute(when: datetime) -> str:
    """11 December 2012, 12:35 pm."""
    # Translators: a time of day as Django's date filter writes it: g:i for 12 hours, H:i for 24.
    shown = {"day": day(when), "time": date_format(when, pgettext("shape of a time", "g:i"))}
    if when.hour < 12:
        return gettext("%(day)s, %(time)s am") % shown
    return gettext("%(day)s, %(time)s pm") % shown
