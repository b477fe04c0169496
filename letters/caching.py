"""The same bytes for every reader with the same wishes: an ETag, and 304 without rendering."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from writing import reading


def answer(
    request: HttpRequest, version: object, render: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """The page for this version, rendered only if the reader's copy is an older one.

    `version` is anything whose text changes whenever the page does.
    """
    response = same(request, f"{version}.{reading.of(request).tag}", render)
    patch_vary_headers(response, ["Cookie"])
    return response


def same(
    request: HttpRequest, version: object, render: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """The same for what is one answer to everybody: no cookie is read, the address says it all."""
    etag = f'"{settings.RELEASE}.{version}"'
    response = get_conditional_response(request, etag=etag) or render()
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
