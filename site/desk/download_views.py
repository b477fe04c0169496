"""A public letter as a file, for anybody: the same bytes for all who read alike."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe

from authors.clock import today
from desk.export import gather
from desk.export_views import FORMS, download
from letters import caching, shown
from letters.models import Letter
from letters.views import find
from writing import reading


@require_safe
def letter(request: HttpRequest, public_id: str, ext: str) -> HttpResponseBase:
    """The letter with its updates and its conversation.

    A file has no folds. In safe mode a letter that is not marked safe for work is read on its
    page; ?show=all in the address asks for all of its words.
    """
    if ext not in FORMS:
        raise Http404
    found, safe_only = find(public_id), reading.of(request).safe_only
    if safe_only and not shown.in_full(found):
        return HttpResponseRedirect(found.get_absolute_url(), status=303)
    elsewhere = f"{settings.SITE_URL}{request.path}?show=all" if safe_only else ""

    def made() -> HttpResponseBase:
        return download(request, gather.for_anybody(found, elsewhere), ext, found.slug)

    response = caching.answer(request, _version(found, ext), made)
    response["X-Robots-Tag"] = "noindex"
    return response


def _version(letter: Letter, ext: str) -> str:
    """Beside the letter's own: the file says on which day it was taken, and times of replies."""
    return f"{letter.version}.{ext}.{today()}.{settings.REPLY_TIMES}"
