"""Reading letters: the pages anybody may open, the same for everybody."""

from collections.abc import Callable
from datetime import MAXYEAR, date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from authors.clock import today
from authors.refusals import Gone
from letters import caching, chance, lists, near, shelves, shown, stored, trails
from letters.cursors import POSTED, RENEWED
from letters.models import Category, Letter, LetterQuerySet
from writing import reading
from writing.models import AWAY, Status

DRAWER = 2  # letters "from the bottom of the drawer" on the home page


def _list(
    request: HttpRequest, template: str, context: Callable[[reading.Reading], dict[str, Any]]
) -> HttpResponseBase:
    wishes = reading.of(request)

    def page() -> HttpResponse:
        return render(request, template, {"reading": wishes, **context(wishes)})

    return caching.answer(request, shelves.edition(), page)


def _turned(
    request: HttpRequest, letters: LetterQuerySet, name: str, day: str = POSTED
) -> lists.Page:
    """The page of a list that the address asks for; `name` is what letters.trails calls it."""
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    return lists.page(letters, before, after, day, trails.mark(request, name))


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """What this is, a place to begin writing, and the latest letters."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        page = _turned(request, shown.letters(wishes), "all")
        turned = bool(request.GET.get("before") or request.GET.get("after"))
        return {
            "page": page,
            "turned": turned,
            "drawer": [] if turned else _drawer(wishes, page),
            "holes": shelves.pigeonholes(wishes.safe_only),
            "left_out": shelves.left_out_this_month(today()),
        }

    return _list(request, "letters/home.html", context)


def _drawer(wishes: reading.Reading, page: lists.Page) -> list[Any]:
    """Two letters from a random place, when there are more than the first page shows.

    The draw changes with the edition, not with each visit.
    """
    if not page.older:
        return []
    others = chance.deeper(wishes, lists.PAGE, DRAWER).exclude(pk__in=page.numbers)
    return lists.cards(lists.rows(others, DRAWER))


@require_safe
def category(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """The letters in one pigeonhole."""
    hole = get_object_or_404(Category, kind=kind, slug=slug)

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.in_hole(shown.letters(wishes), hole)
        return {
            "hole": hole,
            "page": _turned(request, letters, f"{kind}.{slug}"),
            "holes": shelves.pigeonholes(wishes.safe_only),
        }

    return _list(request, "letters/category.html", context)


@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """Letters nobody has answered yet, the one that has waited longest first."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = shown.letters(wishes).waiting()
        mark = trails.mark(request, "waiting")
        return {"page": lists.oldest(letters, request.GET.get("after", ""), mark)}

    return _list(request, "letters/waiting.html", context)


@require_safe
def wants(request: HttpRequest, needs: str) -> HttpResponseBase:
    """Letters whose authors ask strangers for one thing, as long as one can still write back."""
    if needs not in lists.WANTS:
        raise Http404

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.wanting(shown.letters(wishes), lists.WANTS[needs])
        holes = shelves.pigeonholes(wishes.safe_only)
        page = _turned(request, letters, f"wants.{needs}")
        return {"needs": needs, "page": page, "holes": holes}

    return _list(request, "letters/wants.html", context)


@require_safe
def journals(request: HttpRequest) -> HttpResponseBase:
    """Journals, the one with the latest entry first. Mending a word moves none of them."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.journals(shown.letters(wishes))
        holes = shelves.pigeonholes(wishes.safe_only)
        return {"page": _turned(request, letters, "journals", RENEWED), "holes": holes}

    return _list(request, "letters/journals.html", context)


@require_safe
def archive(request: HttpRequest) -> HttpResponseBase:
    """Every month that has letters for this reader."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        return {"years": shelves.months(wishes.safe_only), "asked": request.GET.get("show")}

    return _list(request, "letters/archive.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """The letters of one month."""
    if not (1 <= year < MAXYEAR and 1 <= month <= 12):
        raise Http404
    first = date(year, month, 1)

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.of_month(shown.letters(wishes), first)
        return {"first": first, "page": _turned(request, letters, f"{first:%Y-%m}")}

    return _list(request, "letters/month.html", context)


@require_safe
def random(request: HttpRequest) -> HttpResponseRedirect:
    """Any letter this reader may be shown; home when there is none."""
    return redirect(chance.letter(reading.of(request)) or "letters:home")


def find(public_id: str) -> Letter:
    """The letter that anybody may read; Gone or Http404 for one that nobody may."""
    letter: Letter = get_object_or_404(Letter.objects.all(), public_id=public_id)
    if letter.was_public and letter.status in (Status.REMOVED, *AWAY):
        raise Gone(letter=letter, by_author=letter.status in AWAY)
    if not letter.is_public:
        raise Http404
    return letter


@require_safe
def letter(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponseBase:
    """A letter with its conversation. An old or missing slug leads to the right address."""
    found, trail = find(public_id), trails.name(request)
    if slug != found.slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(found.get_absolute_url() + query, permanent=True)

    def page() -> HttpResponse:
        context = {
            "letter": found,
            "sheet": mark_safe(stored.sheet(found)),  # noqa: S308 - our own markup
            "start": request.GET.get("from", ""),
            "near": list(near.near_for(found, reading.of(request))),
            "trail": trails.along(request, trail, found) if trail else None,
        }
        return render(request, "letters/letter.html", context)

    version = f"{found.version}.{shelves.edition()}.{trail}" if trail else found.version
    response = caching.answer(request, version, page)
    if found.noindex:
        response["X-Robots-Tag"] = "noindex"
    return response
