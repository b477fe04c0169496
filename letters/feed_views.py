"""Feeds of letters. A feed reader has no cookie: what to show stands in the address."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from letters import caching, cursors, feed_atom, feed_json, feed_letters, lists, shelves, shown
from letters.feed_entry import Feed
from letters.models import Category, Letter, LetterQuerySet
from writing import reading
from writing.reading import Reading

PAGE = 20  # letters
FORMATS = {"atom": feed_atom, "json": feed_json}
Make = Callable[[], Feed]


def answer(
    request: HttpRequest, version: object, kind: str, make: Make, speaks: str = ""
) -> HttpResponseBase:
    """The feed in one format; no search engine shows it in place of the pages it repeats."""
    form = FORMATS[kind]

    def render() -> HttpResponse:
        return HttpResponse(form.write(make()), content_type=form.CONTENT_TYPE)

    response = caching.same(request, version, render, speaks)
    response["X-Robots-Tag"] = "noindex"
    return response


def whole(path: str, **query: str) -> str:
    """The whole address of a path of ours, with what is said in the query."""
    said = urlencode({name: value for name, value in query.items() if value})
    return settings.SITE_URL + path + (f"?{said}" if said else "")


@require_safe
def site(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The latest letters."""
    wishes = reading.of_address(request)

    def make() -> Feed:
        home = reverse("letters:home")
        about = gettext("Letters that cannot be sent, and strangers who write back.")
        return _feed(request, wishes, shown.letters(wishes), home, "Dear Stranger", about)

    return answer(request, f"{shelves.edition()}.{wishes.tag}", kind, make, wishes.speaks)


@require_safe
def category(request: HttpRequest, hole: str, slug: str, kind: str) -> HttpResponseBase:
    """The latest letters of one pigeonhole; `hole` is its kind, `kind` that of the feed."""
    found = get_object_or_404(Category, kind=hole, slug=slug)
    wishes = reading.of_address(request)

    def make() -> Feed:
        letters = lists.in_hole(shown.letters(wishes), found)
        title = gettext("Dear Stranger: %(name)s") % {"name": found}
        about = gettext("Letters in the pigeonhole “%(name)s”.") % {"name": found}
        return _feed(request, wishes, letters, found.get_absolute_url(), title, about)

    return answer(request, f"{shelves.edition()}.{wishes.tag}", kind, make, wishes.speaks)


def _feed(
    request: HttpRequest,
    wishes: Reading,
    letters: LetterQuerySet,
    home: str,
    title: str,
    about: str,
) -> Feed:
    """One page of a list as a feed, from the cursor in the address on."""
    before = cursors.read(request.GET.get("before", ""))
    rows = feed_letters.with_all(cursors.earlier(letters, before))
    found = list(rows[: PAGE + 1])
    name = whole(request.path) + f"?{wishes.address}".rstrip("?")
    return Feed(
        name=name,
        address=_turned(name, cursors.write(*before)) if before else name,
        home=settings.SITE_URL + home,
        title=title,
        about=about,
        entries=[feed_letters.entry(letter) for letter in found[:PAGE]],
        next=_turned(name, _cursor(found[PAGE - 1])) if len(found) > PAGE else "",
    )


def _turned(name: str, cursor: str) -> str:
    return f"{name}{'&' if '?' in name else '?'}before={cursor}"


def _cursor(letter: Letter) -> str:
    return cursors.write(letter.published_on or letter.written_on, letter.public_id)
