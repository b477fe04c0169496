"""A number with its noun: 1 reply, 1,204 replies, as each language counts."""

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext_lazy

# What can be counted, under its English name.
NOUNS = {
    "Update": gettext_lazy("Update %(count)s"),
    "day": ngettext_lazy("%(count)s day", "%(count)s days", "n"),
    "hour": ngettext_lazy("%(count)s hour", "%(count)s hours", "n"),
    "item waits": ngettext_lazy("%(count)s item waits", "%(count)s items wait", "n"),
    "letter": ngettext_lazy("%(count)s letter", "%(count)s letters", "n"),
    "minute": ngettext_lazy("%(count)s minute", "%(count)s minutes", "n"),
    "minute to read": ngettext_lazy("%(count)s minute to read", "%(count)s minutes to read", "n"),
    "other item": ngettext_lazy("%(count)s other item", "%(count)s other items", "n"),
    "place": ngettext_lazy("%(count)s place", "%(count)s places", "n"),
    "reply": ngettext_lazy("%(count)s reply", "%(count)s replies", "n"),
    "session": ngettext_lazy("%(count)s session", "%(count)s sessions", "n"),
    "stranger": ngettext_lazy("%(count)s stranger", "%(count)s strangers", "n"),
    "update": ngettext_lazy("%(count)s update", "%(count)s updates", "n"),
    "word": ngettext_lazy("%(count)s word", "%(count)s words", "n"),
}


def grouped(count: int) -> str:
    """1204 as 1,204, or as the language groups it."""
    return number_format(count, decimal_pos=0, use_l10n=True, force_grouping=True)


def counted(count: int, noun: str) -> str:
    """2 replies. KeyError for a noun that is not in NOUNS."""
    return str(NOUNS[noun] % {"n": count, "count": grouped(count)})


def countdown(limit: int) -> SafeString:
    """The attributes of a textarea that js/counter.js reads; % is where its number goes."""
    return format_html(
        'data-limit="{}" data-shown="{}" data-count="{}" data-over="{}"',
        limit,
        grouped(limit),
        gettext("%(count)s characters left") % {"count": "%"},
        gettext("%(count)s characters too many") % {"count": "%"},
    )
