"""Pages that belong to no room: help, preferences, the way out."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from authors.refusals import Forged
from letters import caching
from letters.models import ContentNote
from moderation.reasons import Ground
from writing import reading
from writing.models import Language
from writing.reading import Reading


def _standing(request: HttpRequest, template: str) -> HttpResponseBase:
    """A page that changes only with a new version of the site, or with the operator's settings."""
    days = {"earlier_days": settings.EARLIER_DAYS, "backup_days": settings.BACKUP_DAYS}
    context = {"grounds": Ground.choices, **days}
    version = ".".join(map(str, days.values()))
    return caching.answer(request, version, lambda: render(request, template, context))


@require_safe
def help_page(request: HttpRequest) -> HttpResponseBase:
    """Guidelines and help."""
    return _standing(request, "help.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponseBase:
    """What is kept and what is not."""
    return _standing(request, "privacy.html")


@require_safe
def tonight(request: HttpRequest) -> HttpResponseBase:
    """Where to turn on a bad night."""
    return _standing(request, "tonight.html")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """What to show, what to leave out, which light: one cookie, set here and nowhere else."""
    if request.method == "POST":
        wishes = None if "forget" in request.POST else _wishes(request)
        response: HttpResponse = redirect("letters:home")
        reading.keep(response, wishes)
        return response
    context = {
        "reading": reading.of(request),
        "notes": ContentNote.objects.all(),
        "languages": Language.choices,
        "interface": settings.LANGUAGES,
    }
    return render(request, "preferences.html", context)


def _wishes(request: HttpRequest) -> Reading:
    show, theme = request.POST.get("show", "safe"), request.POST.get("theme", "device")
    hidden = request.POST.getlist("hide")
    known = set(ContentNote.objects.values_list("slug", flat=True))
    if show not in ("safe", "all") or theme not in ("device", "day", "night"):
        raise Forged
    languages, speaks = request.POST.getlist("language"), request.POST.get("speaks", "")
    if not known.issuperset(hidden) or not set(Language.values).issuperset(languages):
        raise Forged
    if speaks != reading.known_language(speaks):
        raise Forged
    return Reading(show, theme, tuple(hidden), tuple(languages), speaks)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away from here at once, and this browser's copies of our pages with it."""
    response = HttpResponse(status=303, headers={"Location": settings.EXIT_URL})
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Ready: the process answers and the database too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


# Forms, desks and private feeds; and what leads to a letter by another way than its address.
_CLOSED = (
    *("/write/", "/key/", "/desk/", "/news/", "/queue/", "/report/", "/receipt/", "/accounts/"),
    *("/admin/", "/leave", "/search/", "/random/", "/letters/*/reply/", "/letters/*/felt/"),
    "/letters/*/download.",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines keep out of everything that is not a letter or a list."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('letters:sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
