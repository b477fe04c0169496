"""What every answer goes through."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.db import OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_noop
from modern_csrf.middleware import ModernCsrfViewMiddleware

from authors.refusals import Refusal
from config import errors

GetResponse = Callable[[HttpRequest], HttpResponse]
# What is read and thrown away of a body that is too large, so that the answer arrives.
DRAINED = 16 * 2**20
_ACCOUNT_CONNECTS = "/accounts/"  # signing in with a passkey fetches its challenge
_TOTP_PICTURE = "/accounts/2fa/totp/activate/"


_NEEDS_MFA = gettext_noop("The volunteers’ room needs a second factor. Set one up here.")


class Headers:
    """Private unless a view says otherwise, and never more trusting than it must be."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Complete the headers that Django's own middleware and the CSP leave out."""
        response = self.get_response(request)
        if request.method == "HEAD":
            _empty(response)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "browsing-topics=(), interest-cohort=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response["Cache-Control"] == "no-store":
            response.headers.setdefault("X-Robots-Tag", "noindex")
        if request.path == _TOTP_PICTURE:
            response._csp_update = {"img-src": "data:"}  # type: ignore[attr-defined]
        elif request.path.startswith(_ACCOUNT_CONNECTS):
            response._csp_update = {"connect-src": "'self'"}  # type: ignore[attr-defined]
        return response


def _empty(response: HttpResponseBase) -> None:
    """Send no body, and leave what the headers say of it. What was opened for it is closed later,
    with the answer."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    elif isinstance(response, HttpResponse):
        response.content = b""  # Content-Length has been set, and stays


class CalmErrors:
    """Refusals, wrong methods and huge bodies become pages that hand the words back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Turn a huge body away before it is read, and give a bare 405 a page."""
        request.encoding = "utf-8"  # whatever the form says: other codecs carry lone surrogates
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            _drain(request)
            return errors.page(request, 413, "413", kept=[])
        response = self.get_response(request)
        if response.status_code == 405:
            page = errors.page(request, 405, "405")
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer a Refusal and a silent database; anything else is Django's to handle."""
        if isinstance(problem, Refusal):
            return errors.refusal(request, problem)
        if isinstance(problem, OperationalError):
            return errors.unanswered(request, problem)
        return None


def _drain(request: HttpRequest) -> None:
    left = DRAINED
    while left > 0 and (chunk := request.read(65_536)):
        left -= len(chunk)


class SameSite(ModernCsrfViewMiddleware):
    """Sec-Fetch-Site and Origin instead of tokens. docs/decisions/0003.

    A post with neither header comes from no browser of this decade; it is accepted only when
    it brings no cookie that could make it speak for somebody.
    """

    def process_view(
        self, request: HttpRequest, callback: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Refuse a form that another site sent."""
        bare = "HTTP_SEC_FETCH_SITE" not in request.META and "HTTP_ORIGIN" not in request.META
        speaks = {settings.DESK_COOKIE_NAME, settings.SESSION_COOKIE_NAME} & set(request.COOKIES)
        exempt = getattr(request, "_dont_enforce_csrf_checks", False)
        if request.method == "POST" and bare and speaks and not exempt:
            return errors.foreign_form(request)
        check = super().process_view  # the package has no types
        answer: HttpResponse | None = check(request, callback, args, kwargs)  # type: ignore[no-untyped-call]
        return answer


class StaffDoor:
    """Nobody opens the admin without a second factor that was used to sign in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send staff who lack one to the page where they get it."""
        if request.path.startswith(reverse("admin:index")) and request.user.is_authenticated:
            return self.stop(request) or self.get_response(request)
        return self.get_response(request)

    def stop(self, request: HttpRequest) -> HttpResponseRedirect | None:
        """Where a signed-in person has to go first, or None to let them in."""
        if not request.user.is_staff:
            return None  # the admin itself answers 403
        if not is_mfa_enabled(request.user):
            messages.info(request, _NEEDS_MFA)  # stored in English, and translated when shown
            return redirect("mfa_index")
        # Without the user allauth answers with no records at all.
        records = get_authentication_records(request, request.user)
        if any(record.get("method") == "mfa" for record in records):
            return None
        back = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('mfa_reauthenticate')}?{back}")
