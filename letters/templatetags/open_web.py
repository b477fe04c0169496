"""What stands in the head of a page for feed readers, search engines and whoever shares a link."""

from dataclasses import replace
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse

from letters import cursors, previews
from letters.models import Category, Letter
from writing.reading import Reading, heard

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of a list: what a reader wishes is no part of it, its place in it is."""
    request: HttpRequest = context["request"]
    address: str = settings.SITE_URL + request.path
    for name in ("before", "after"):
        cursor = request.GET.get(name, "")
        if cursors.read(cursor):
            return f"{address}?{urlencode({name: cursor})}"
    return address


@register.simple_tag
def feed(reading: Reading, hole: Category | None = None, json: bool = False) -> str:
    """The feed of all letters, or of those in one pigeonhole, as this reader wishes it, in the
    language of this page, whether the reader or the browser asked for it.
    """
    name = f"letters:{hole.kind}_feed" if hole else "letters:feed"
    path = reverse(name + "_json" * json, args=[hole.slug] if hole else [])
    wishes = replace(reading, speaks=heard())
    return f"{path}?{wishes.address}".rstrip("?")


@register.inclusion_tag("letters/_head_letter.html")
def letter_head(letter: Letter) -> dict[str, object]:
    """Everything but the title in the head of a letter's page."""
    return {
        "letter": letter,
        "preview": previews.of(letter),
        "picture": settings.SITE_URL + static("img/letter.png"),
        "site": previews.SITE,
    }
