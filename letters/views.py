"""Reading letters: the pages anybody may open, the same for everybody."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from authors.clock import today
from authors.refusals import Gone
from letters import caching, lists, shelves, shown, stored
from letters.cursors import POSTED, RENEWED
from letters.models import Category, Letter, LetterQuerySet, Needs, new_public_id
from writing import reading
from writing.models import AWAY, Status

# The addresses under /wants/, and what the authors of those letters ask for.
WANTS = {"stories": Needs.STORIES, "advice": Needs.ADVICE, "listening": Needs.LISTEN}
DRAWER = 2  # letters "from the bottom of the drawer" on the home page


def _list(
    request: HttpRequest, template: str, context: Callable[[reading.Reading], dict[str, Any]]
) -> HttpResponseBase:
    wishes = reading.of(request)

    def page() -> HttpResponse:
        return render(request, template, {"reading": wishes, **context(wishes)})

    return caching.answer(request, shelves.edition(), page)


def _turned(request: HttpRequest, letters: LetterQuerySet, day: str = POSTED) -> lists.Page:
    return lists.page(letters, request.GET.get("before", ""), request.GET.get("after", ""), day)


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """What this is, a place to begin writing, and the latest letters."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        page = _turned(request, shown.letters(wishes))
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
    others = shown.letters(wishes).exclude(pk__in=page.numbers)
    somewhere = others.filter(public_id__gte=new_public_id()).order_by("public_id")
    return lists.cards(lists.rows(somewhere, DRAWER))


@require_safe
def category(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """The letters in one pigeonhole."""
    hole = get_object_or_404(Category, kind=kind, slug=slug)

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.in_hole(shown.letters(wishes), hole)
        return {
            "hole": hole,
            "page": _turned(request, letters),
            "holes": shelves.pigeonholes(wishes.safe_only),
        }

    return _list(request, "letters/category.html", context)


@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """Letters nobody has answered yet, the one that has waited longest first."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = shown.letters(wishes).waiting()
        return {"page": lists.oldest(letters, request.GET.get("after", ""))}

    return _list(request, "letters/waiting.html", context)


@require_safe
def wants(request: HttpRequest, needs: str) -> HttpResponseBase:
    """Letters whose authors ask strangers for one thing, as long as one can still write back."""
    if needs not in WANTS:
        raise Http404

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.wanting(shown.letters(wishes), WANTS[needs])
        holes = shelves.pigeonholes(wishes.safe_only)
        return {"needs": needs, "page": _turned(request, letters), "holes": holes}

    return _list(request, "letters/wants.html", context)


@require_safe
def journals(request: HttpRequest) -> HttpResponseBase:
    """Journals, the one with the latest entry first. Mending a word moves none of them."""

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = lists.journals(shown.letters(wishes))
        holes = shelves.pigeonholes(wishes.safe_only)
        return {"page": _turned(request, letters, RENEWED), "holes": holes}

    return _list(request, "letters/journals.html", context)


@require_safe
def archive(request: HttpRequest) -> HttpResponseBase:
    """Every month that has letters."""
    return _list(request, "letters/archive.html", lambda _: {"years": shelves.months()})


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """The letters of one month."""
    try:
        first = date(year, month, 1)
        end = date(year + month // 12, month % 12 + 1, 1)
    except (ValueError, OverflowError):
        raise Http404 from None

    def context(wishes: reading.Reading) -> dict[str, Any]:
        letters = shown.letters(wishes).filter(published_on__gte=first, published_on__lt=end)
        page = _turned(request, letters)
        return {"first": first, "page": page}

    return _list(request, "letters/month.html", context)


@require_safe
def random(request: HttpRequest) -> HttpResponseRedirect:
    """Some letter, by a random place in the ids; home when there is none."""
    letters = shown.letters(reading.of(request)).only("public_id", "slug")
    found = letters.filter(public_id__gte=new_public_id()).order_by("public_id").first()
    found = found or letters.order_by("public_id").first()
    return redirect(found or "letters:home")


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
    found = find(public_id)
    if slug != found.slug:
        return redirect(found, permanent=True)

    def page() -> HttpResponse:
        context = {
            "letter": found,
            "sheet": mark_safe(stored.sheet(found)),  # noqa: S308 - our own markup
            "start": request.GET.get("from", ""),
        }
        return render(request, "letters/letter.html", context)

    return caching.answer(request, found.version, page)
