"""The same bytes for every reader with the same wishes: an ETag, and 304 without rendering.

A page also speaks one of a few languages, whatever the browser's list of them looks like: only the
one that was chosen is part of the ETag, so there are no more copies of a page than languages.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers

from writing import reading


def answer(
    request: HttpRequest, version: object, render: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The page for this version, rendered only if the reader's copy is an older one.

    `version` is anything whose text changes whenever the page does.
    """
    wishes = f"{reading.of(request).tag}.{translation.get_language()}"
    response = _conditional(request, f"{version}.{wishes}", render)
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def same(
    request: HttpRequest, version: object, render: Callable[[], HttpResponse], speaks: str = ""
) -> HttpResponseBase:
    """The same for what is one answer to everybody: no cookie is read, the address says it all.

    It `speaks` the language that the address names, else the site's own.
    """
    with translation.override(speaks or settings.LANGUAGE_CODE):
        response = _conditional(request, version, render)
        response["Content-Language"] = translation.get_language()
    return response


def _conditional(
    request: HttpRequest, version: object, render: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    etag = f'"{settings.RELEASE}.{version}"'
    response = get_conditional_response(request, etag=etag) or render()
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
