"""The sitemap: an index over months, and a part with the pages that always stand."""

from collections.abc import Callable, Iterable
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from letters import caching, lists, shelves, sitemaps
from letters.models import Category

PAGES = "pages"  # the name of the part with the standing pages
STANDING = (
    *("letters:home", "letters:archive", "letters:waiting", "letters:journals"),
    *("help", "tonight", "privacy", "moderation:log"),
)
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FIELDS = ("public_id", "slug", "published_on", "renewed_on", "edited_on")
Line = tuple[str, date | None]  # a path, and the day it last changed if that is known


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Where each part is."""

    def lines() -> list[Line]:
        names = [PAGES, *(part.name for part in sitemaps.parts())]
        return [(reverse("letters:sitemap_part", args=[name]), None) for name in names]

    return _answer(request, lambda: _xml("sitemapindex", "sitemap", lines()))


@require_safe
def part(request: HttpRequest, name: str) -> HttpResponseBase:
    """The letters of a month or of a part of it, or the standing pages."""
    if name == PAGES:
        return _answer(request, lambda: _xml("urlset", "url", _standing()))
    found = sitemaps.named(name)
    if found is None:
        raise Http404
    return _answer(request, lambda: _xml("urlset", "url", _letters(found)))


def _answer(request: HttpRequest, content: Callable[[], str]) -> HttpResponseBase:
    def render() -> HttpResponse:
        return HttpResponse(content(), content_type="application/xml; charset=utf-8")

    return caching.same(request, shelves.edition(), render)


def _standing() -> list[Line]:
    paths = [reverse(name) for name in STANDING]
    paths += [reverse("letters:wants", args=[name]) for name in lists.WANTS]
    paths += [hole.get_absolute_url() for hole in Category.objects.filter(safe_count__gt=0)]
    return [(path, None) for path in paths]


def _letters(found: sitemaps.Part) -> Iterable[Line]:
    """Not one instance of a model, nor one look at the table of addresses, for each letter."""
    shape = reverse("letters:letter", args=["ID", "SLUG"])
    for public_id, slug, *days in sitemaps.letters(found).values_list(*_FIELDS):
        path = shape.replace("ID", public_id).replace("SLUG", slug)
        yield path, max(day for day in days if day)


def _xml(whole: str, one: str, lines: Iterable[Line]) -> str:
    rows = "".join(_row(one, path, day) for path, day in lines)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f'{head}<{whole} xmlns="{_SCHEMA}">\n{rows}</{whole}>\n'


def _row(one: str, path: str, day: date | None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{one}><loc>{escape(settings.SITE_URL + path)}</loc>{changed}</{one}>\n"
