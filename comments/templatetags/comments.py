"""{% thread letter start %}: where a letter's page gets its conversation from."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from comments import thread as threads
from comments.forms import BODY_LIMIT, ReplyForm
from letters.models import Letter
from letters.stored import reply_count

register = template.Library()


@register.inclusion_tag("comments/_thread.html")
def thread(letter: Letter, start: str = "") -> dict[str, object]:
    """One page of the conversation under a letter, its heading and the way to the rest."""
    return {
        "letter": letter,
        "page": threads.page(letter, start),
        "count": reply_count(letter.reply_count),
        "per_page": threads.PAGE,
    }


_SOME_ID = "0" * 13  # stands for the letter's id in the form that is rendered once


@register.simple_tag
def reply_form(letter: Letter) -> SafeString:
    """The reply form of a public page: no token, the same for everybody."""
    form = _form(letter.needs, get_language())
    return mark_safe(form.replace(_SOME_ID, letter.public_id))  # noqa: S308


@cache
def _form(needs: str, language: str | None) -> str:
    """Rendered once in each process for each of the four needs, in each language."""
    letter = Letter(public_id=_SOME_ID, needs=needs)
    context = {"letter": letter, "form": ReplyForm(), "limit": BODY_LIMIT}
    return render_to_string("comments/_form.html", context)
