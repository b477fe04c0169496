"""Small things every template may use: drawings, seals, counts in words, the reader's light."""

from functools import cache

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from authors import seals
from screening.helplines import Country
from writing import icons, reading

register = template.Library()


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
    """Where help is, country by country."""
    lines: tuple[Country, ...] = settings.HELPLINES
    return lines


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
    """A part of every page that is the same for all requests: rendered once in each process.

    The part is given `here`, the name of the page one is on if the header marks it.
    """
    request = context.get("request")
    return _standing(name, _marked().get(request.path, "") if request else "")


@cache
def _standing(name: str, here: str) -> SafeString:
    return render_to_string(name, {"here": here})


@cache
def _marked() -> dict[str, str]:
    return {reverse(name): name for name in _MARKED}


@register.filter
def counted(count: int, noun: str) -> str:
    """2|counted:"reply,replies" is "2 replies"; thousands are grouped."""
    one, many = noun.split(",")
    return f"{count:,} {one if count == 1 else many}"


@register.filter
def spoken(count: int) -> str:
    """A small count in words, to begin a sentence with."""
    words = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[count] if count < len(words) else str(count)


@register.filter
def safe_html(html: str) -> SafeString:
    """HTML that writing.markup made: the one place a template may print some unescaped."""
    return mark_safe(html)  # noqa: S308
