"""request.desk: read only by the pages that need it, so public pages never touch a cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject, empty

from authors import desk_cookie, forgotten
from authors.desk_cookie import Desk


class DeskRequest(HttpRequest):
    """For types: a request that has passed DeskCookie."""

    desk: Desk


class DeskCookie:
    """Unseals the desk when a view asks for it, and seals it again for the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the view work, then remember what it ended and renew the cookie it used."""
        value = request.COOKIES.get(settings.DESK_COOKIE_NAME, "")
        lazy = SimpleLazyObject(lambda: forgotten.desk_in(value))
        request.desk = lazy  # type: ignore[attr-defined]
        response = self.get_response(request)
        if lazy._wrapped is not empty:
            forgotten.remember(lazy)  # type: ignore[arg-type]
            self.send(response, lazy, bool(value))  # type: ignore[arg-type]
        return response

    def send(self, response: HttpResponse, desk: Desk, had_one: bool) -> None:
        """Renew a desk that holds keys (30 more minutes); delete one that was emptied."""
        if desk.keys:
            response.set_cookie(
                settings.DESK_COOKIE_NAME,
                desk_cookie.seal(desk),
                max_age=desk_cookie.REMEMBERED if desk.remembered else None,
                secure=settings.PRODUCTION,
                httponly=True,
                samesite="Lax",
            )
        elif had_one:
            response.set_cookie(
                settings.DESK_COOKIE_NAME,
                max_age=0,
                secure=settings.PRODUCTION,
                httponly=True,
                samesite="Lax",
            )
