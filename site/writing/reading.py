"""How one reader wants to read, from a cookie that only those have who changed something.

The cookie's value is "show.theme.hidden", for example "all.night.self-harm+sex". It is
parsed strictly; anything else reads as the defaults.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_VALUE = re.compile(r"(safe|all)\.(device|day|night)\.([a-z0-9-]{0,50}(?:\+[a-z0-9-]{1,50}){0,40})")
LASTS = 365 * 24 * 3600


@dataclass(frozen=True)
class Reading:
    """What to show, which content notes to leave out of lists, and by which light."""

    show: str = "safe"
    theme: str = "device"
    hidden: tuple[str, ...] = ()

    @property
    def safe_only(self) -> bool:
        """Safe mode, the default: only letters marked safe for work are in lists."""
        return self.show == "safe"

    @property
    def tag(self) -> str:
        """The cookie's value, and the reader's part of an ETag."""
        return f"{self.show}.{self.theme}.{'+'.join(self.hidden)}"


def of(request: HttpRequest) -> Reading:
    """This reader's wishes; ?show=all or ?show=safe in the address wins for one page."""
    match = _VALUE.fullmatch(request.COOKIES.get(settings.PREFERENCES_COOKIE_NAME, ""))
    show, theme, hidden = match.groups() if match else ("safe", "device", "")
    asked = request.GET.get("show")
    if asked in ("safe", "all"):
        show = asked
    return Reading(show, theme, tuple(filter(None, hidden.split("+"))))


def keep(response: HttpResponse, reading: Reading | None) -> None:
    """Set the cookie, or forget it when `reading` is None."""
    common: Any = {"secure": settings.PRODUCTION, "httponly": True, "samesite": "Lax"}
    name = settings.PREFERENCES_COOKIE_NAME
    if reading:
        response.set_cookie(name, reading.tag, max_age=LASTS, **common)
    else:
        response.set_cookie(name, "", max_age=0, **common)
