"""The search page: the form, and one page of answers."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters import caching, shelves
from letters.models import Category
from letters.search import asked, find, hits
from letters.search.asked import Asked
from screening import crisis
from writing import reading
from writing.reading import Reading

_READ = 600  # characters of what was typed that are read for a cry for help
_CURSORS = ("before", "after")


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Letters that have the words, newest first; the nearest first where there are few."""
    wishes, wanted = reading.of(request), asked.read(request.GET)

    def page() -> HttpResponse:
        return render(request, "letters/search.html", _context(request, wanted, wishes))

    try:
        return caching.answer(request, shelves.edition(), page)
    except find.TooSlow:
        context = _form(request, wanted, wishes) | {"too_slow": True, "page": None}
        return render(request, "letters/search.html", context, status=422)


def _form(request: HttpRequest, wanted: Asked, wishes: Reading) -> dict[str, Any]:
    holes = list(Category.objects.all())
    address = request.GET.copy()
    for name in (*_CURSORS, "show"):
        address.pop(name, None)
    return {
        "asked": wanted,
        "reading": wishes,
        "to": [hole for hole in holes if hole.kind == Category.Kind.TO],
        "about": [hole for hole in holes if hole.kind == Category.Kind.ABOUT],
        "years": [year for year, _ in shelves.months(wishes.safe_only)],
        "address": address.urlencode(),
        "too_slow": False,
        "care": bool(crisis.find(wanted.typed[:_READ])),
    }


def _context(request: HttpRequest, wanted: Asked, wishes: Reading) -> dict[str, Any]:
    context = _form(request, wanted, wishes)
    if wanted.is_empty:
        return context | {"page": None}
    question = wanted.question(wishes)
    page = find.find(question, *(request.GET.get(name, "") for name in _CURSORS))
    return context | {
        "page": page,
        "few": find.FEW,
        "cards": hits.cards(page.letters, wanted.query, wishes),
        "left_out": _left_out(wanted, wishes, page.total),
    }


def _left_out(wanted: Asked, wishes: Reading, shown: int | None) -> int | None:
    """How many more there are among all letters; None where there are many, 0 for who sees all.

    There can be fewer: a minus also looks through updates that are not safe, for who sees all.
    """
    if not wishes.safe_only:
        return 0
    everything = find.how_many(wanted.question(replace(wishes, show="all")))
    return None if everything is None or shown is None else max(0, everything - shown)
