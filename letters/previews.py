"""What a link to a letter shows elsewhere: in a message, a search engine, a feed of links.

Never more than a list shows a reader in safe mode: of a letter that is not safe nothing but
that it is one.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy

from letters import shown
from letters.models import Letter

SITE = "Dear Stranger"
TITLE = gettext_lazy("A letter on Dear Stranger")
ABOUT = gettext_lazy("A letter that could not be sent. It opens on its own page.")
# Open Graph names a language together with a country; each has the one it is named after.
_LOCALES = {
    **{code: f"{code}_{code.upper()}" for code in ("de", "es", "fr", "it", "nl", "pl", "pt")},
    "ar": "ar_AR",
    "en": "en_US",
    "fa": "fa_IR",
    "he": "he_IL",
    "ja": "ja_JP",
}
# Inside <script> these could end it, or begin a comment; written so they mean the same in JSON.
_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&'"}


@dataclass(frozen=True)
class Preview:
    """The head of a letter's page. `told`: whether more of it is said elsewhere than that it is
    one. `data` is JSON-LD, "" where search engines are told nothing.
    """

    address: str
    title: str
    about: str
    locale: str
    adult: bool
    told: bool
    data: SafeString | str = ""


def of(letter: Letter) -> Preview:
    """What may be shown of a public letter."""
    told = shown.in_full(letter)
    return Preview(
        address=settings.SITE_URL + letter.get_absolute_url(),
        title=letter.heading if told else str(TITLE),
        about=letter.excerpt if told else str(ABOUT),
        locale=_LOCALES.get(letter.language if told else get_language() or "", ""),
        adult=letter.is_folded,
        told=told,
        data=_data(letter) if told and not letter.noindex else "",
    )


def _data(letter: Letter) -> SafeString:
    """Its facts for search engines. No author: a list does not print the name it is signed with."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": letter.heading,
        "description": letter.excerpt,
        "url": settings.SITE_URL + letter.get_absolute_url(),
        "datePublished": str(letter.published_on),
        "commentCount": letter.reply_count,
        "isPartOf": {"@type": "WebSite", "name": SITE, "url": f"{settings.SITE_URL}/"},
    }
    text = json.dumps(facts, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - JSON without a character that HTML knows
