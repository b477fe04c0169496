"""Softer words in the language of the text they stand in.

English ones fit the sentence around them. Other languages bend nouns and articles, so there a
word in brackets stands for what was, which is right in every sentence.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, override

from screening.findings import Finding

_FITTED = "en"
# Translators: these words stand in a letter instead of a number, a name, a place.
_IN_BRACKETS = {
    "phone": gettext_lazy("[a number]"),
    "email": gettext_lazy("[an address]"),
    "street": gettext_lazy("[an address]"),
    "handle": gettext_lazy("[a name]"),
    "place": gettext_lazy("[a place]"),
    "employer": gettext_lazy("[a workplace]"),
    "school": gettext_lazy("[a school]"),
    "nation": gettext_lazy("[a country]"),
    "date": gettext_lazy("[a day]"),
}


def offered(findings: Iterable[Finding], language: str = "") -> list[Finding]:
    """The findings with softer words in this language; where we do not speak it, in that of the
    page. An initial for a name is the same in all of them."""
    if spoken(language) == _FITTED:
        return list(findings)
    with override(spoken(language)):
        return [_bracketed(one) if one.softer else one for one in findings]


def spoken(language: str) -> str:
    """In which language to put words of ours into a text: its own, or else that of the page."""
    return language if language in dict(settings.LANGUAGES) else get_language() or _FITTED


def _bracketed(one: Finding) -> Finding:
    if one.code == "name":
        return replace(one, softer=one.softer[:1])
    return replace(one, softer=(str(_IN_BRACKETS[one.code]),))
