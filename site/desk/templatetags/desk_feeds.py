"""The panel of a desk that offers a private feed."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse

from comments.models import Voice
from desk import private_feeds
from letters.models import Letter

register = template.Library()


@register.inclusion_tag("desk/_feed.html")
def letter_feed(letter: Letter) -> dict[str, Any]:
    """The panel for the letter's author."""
    url = reverse("desk:feed", args=[letter.public_id])
    return {"url": url, "feeds": [(None, bool(private_feeds.has_one([letter])))]}


@register.inclusion_tag("desk/_feed.html")
def voice_feeds(letter: Letter, voices: Sequence[Voice]) -> dict[str, Any]:
    """The panel for strangers' voices; empty where only the author's own is here."""
    strangers = [voice for voice in voices if not voice.is_author]
    made = private_feeds.has_one(strangers)
    url = reverse("desk:voice_feed", args=[letter.public_id])
    return {"url": url, "feeds": [(voice, voice in made) for voice in strangers]}
