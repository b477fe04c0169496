"""A number with its noun: 1 reply, 1,204 replies, as each language counts."""

import json

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

# A number of each kind that a browser's Intl.PluralRules can name. Arabic has all six; a kind
# that a language lacks is never asked for.
PLURALS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
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
    "stranger so far": ngettext_lazy(
        "%(count)s stranger so far", "%(count)s strangers so far", "n"
    ),
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
    left = {
        kind: ngettext("%(count)s character left", "%(count)s characters left", count)
        for kind, count in PLURALS.items()
    }
    over = {
        kind: ngettext("%(count)s character too many", "%(count)s characters too many", count)
        for kind, count in PLURALS.items()
    }
    return format_html(
        'data-limit="{}" data-shown="{}" data-left="{}" data-over="{}"',
        limit,
        grouped(limit),
        _forms(left),
        _forms(over),
    )


def _forms(said: dict[str, str]) -> str:
    """As JSON. A kind that is said like "other" is left out: the script falls back to it."""
    shown = {kind: words % {"count": "%"} for kind, words in said.items()}
    kept = {kind: words for kind, words in shown.items() if words != shown["other"]}
    return json.dumps({**kept, "other": shown["other"]}, ensure_ascii=False)
