"""Small things every template may use: drawings, seals, counts in words, the reader's light."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.base import Parser, TextNode, Token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from authors import seals
from screening.helplines import Country
from writing import counts, dates, icons, later, reading, tokens, tongues

register = template.Library()
_MESSAGE = re.compile(r'later _\("([^"]+)"\)')


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the line drawings of writing.icons."""
    return icons.svg(name)


@register.simple_tag
def seal(number: int, size: int = 40, author: bool = False) -> SafeString:
    """The seal with this number, `size` pixels wide, ringed for the author of a letter."""
    return mark_safe(seals.svg(number, size=size, author=author))  # noqa: S308 - drawn by us


@register.simple_tag
def help_lines() -> tuple[Country, ...]:
    """Where help is, country by country, in the order of their names on the page."""
    lines: tuple[Country, ...] = settings.HELPLINES
    return tuple(sorted(lines, key=lambda one: tokens.fold(gettext(one.name))))


@register.simple_tag(takes_context=True)
def theme(context: Context) -> SafeString:
    """data-theme="night" for a reader who chose a light, else nothing."""
    request = context.get("request")
    chosen = reading.of(request).theme if request else "device"
    return mark_safe("" if chosen == "device" else f' data-theme="{chosen}"')  # noqa: S308


# The pages the header marks as the one you are on.
_MARKED = ("letters:home", "letters:archive", "help", "authors:key", "desk:index")


@register.simple_tag(takes_context=True)
def standing(context: Context, name: str) -> SafeString:
    """A part of every page that is the same for all requests in one language.

    Rendered once in each process. The part is given `here`, the name of the page one is on if the
    header marks it.
    """
    request = context.get("request")
    here = _marked().get(request.path, "") if request else ""
    return _standing(name, here, get_language() or "")


@cache
def _standing(name: str, here: str, language: str) -> SafeString:
    return render_to_string(name, {"here": here})


@cache
def _marked() -> dict[str, str]:
    return {reverse(name): name for name in _MARKED}


register.simple_tag(counts.countdown)
register.filter("counted", counts.counted)  # 2|counted:"reply" is "2 replies"
register.filter("grouped", counts.grouped)
register.filter("day", lambda when: dates.day(when) if when else "")
register.filter("month", lambda when: dates.month(when) if when else "")
register.filter("postmark", dates.postmark)
register.filter("later", later.words)
register.filter("later_day", later.day)
register.filter("later_postmark", later.postmark)
register.filter("later_count", later.number)
register.filter("later_notes", later.notes)
register.filter("lang", tongues.attribute)  # <p{{ letter.language|lang }} dir="auto">
register.filter("said_in", tongues.said_in)  # a title inside a sentence of ours
register.filter("spoken_here", reading.spoken_here)  # the address of a feed


@register.filter
def noted(notes: Iterable[Any]) -> str:
    """Content notes: death of a loved one, sex."""
    return later.spoken_notes(note.name for note in notes)


@register.tag(name="later")
def later_tag(parser: Parser, token: Token) -> template.Node:
    """{% later _("Report") %}: the message is found by makemessages, and said when it is read."""
    match = _MESSAGE.fullmatch(token.contents)
    if match is None:
        raise template.TemplateSyntaxError('Write {% later _("Words") %}.')
    return TextNode(later.words(match[1]))


@register.filter
def spoken(count: int) -> str:
    """A small count in words, to begin an English sentence with; elsewhere the digits."""
    if get_language() != "en":
        return counts.grouped(count)
    words = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[count] if count < len(words) else str(count)


@register.filter
def safe_html(html: str) -> SafeString:
    """HTML that writing.markup made: the one place a template may print some unescaped."""
    return mark_safe(html)  # noqa: S308
