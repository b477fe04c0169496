"""Pages for what went wrong: one next step, and the person's words handed back."""

import logging
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from authors.opening import FIELD
from authors.refusals import Refusal

log = logging.getLogger("site.errors")
# The fields that hold a person's words, and what to call them when they are handed back.
_WORDS = {
    "title": gettext_lazy("The title"),
    "body": gettext_lazy("What you wrote"),
    "words": gettext_lazy("What you told us"),
    "appeal": gettext_lazy("Your appeal"),
    "contact": gettext_lazy("A way to reach you"),
    "name": gettext_lazy("The name you chose"),
}
Pairs = list[tuple[str, str]]


def kept_words(request: HttpRequest) -> Pairs:
    """(label, words) for everything somebody typed into the form that came with this request."""
    if request.method != "POST":
        return []
    try:
        posted = request.POST
    except Exception:
        return []
    return [(str(label), posted[name]) for name, label in _WORDS.items() if posted.get(name)]


def page(request: HttpRequest, status: int, template: str, **context: Any) -> HttpResponse:
    """One of templates/errors/, with the words that came along."""
    context.setdefault("kept", kept_words(request))
    return render(request, f"errors/{template}.html", context, status=status)


def refusal(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """The page for a Refusal, with Retry-After where it is a matter of waiting."""
    context = dict(refused.context)
    if refused.status == 429:
        minutes = -(-context["wait"] // 60)
        context |= {"minutes": minutes, "hours": -(-minutes // 60)}
        context["hidden"] = _hidden(request, "body")
    elif refused.template == "locked":
        context["hidden"] = _hidden(request)
    response = page(request, refused.status, refused.template, **context)
    if refused.status == 429:
        response["Retry-After"] = str(context["wait"])
    return response


def _hidden(request: HttpRequest, *shown: str) -> Pairs:
    """Every posted field that is not `shown`, to be sent again. Never a key, never a password."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in (*shown, FIELD, "password")
    ]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: something no form of ours sends."""
    return page(request, 400, "400")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this person."""
    return page(request, 403, "403")


def foreign_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came from another site. The words are handed back, Django's page loses them."""
    return page(request, 403, "foreign_form")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, 404, "404")


def unanswered(request: HttpRequest, problem: OperationalError) -> HttpResponse:
    """503: the database did not answer, or not in time. The same may work in a minute."""
    log.error("The database did not answer", exc_info=problem)
    content = render_to_string("errors/503.html", {"kept": kept_words(request)})
    return HttpResponse(content, status=503, headers={"Retry-After": "60"})


def broken(request: HttpRequest) -> HttpResponse:
    """500, without context processors: whatever broke must not break this page too."""
    content = render_to_string("errors/500.html", {"kept": kept_words(request)})
    return HttpResponse(content, status=500)
