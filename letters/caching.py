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
    etag = f'"{settings.RELEASE}.{version}.{reading.of(request).tag}"'
    response = get_conditional_response(request, etag=etag) or render()
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response
