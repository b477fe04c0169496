"""Every answer speaks one language; the admin speaks the site's own (docs/decisions/0017)."""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation

from writing import speaking


class Language:
    """Speak the reader's language while the answer is made, also where it is made bit by bit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the language, and say in the answer which one it is in."""
        staff = request.path.startswith(reverse("admin:index"))
        code = settings.LANGUAGE_CODE if staff else speaking.language(request)
        with translation.override(code):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _spoken(response.streaming_content, code)
        response.headers.setdefault("Content-Language", code)
        return response


def _spoken(content: Iterable[bytes], code: str) -> Iterator[bytes]:
    with translation.override(code):
        yield from content
