"""How one reader wants to read, from a cookie that only those have who changed something.

The cookie's value is "show.theme.hidden", "show.theme.hidden.languages" or
"show.theme.hidden.languages.speaks", for example "all.night.self-harm+sex.en+de.fr". It is parsed
strictly; anything else reads as the defaults.
A feed has no cookie: its address carries the same wishes.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

_NAMES = r"([a-z0-9-]{0,50}(?:\+[a-z0-9-]{1,50}){0,40})"
_SOME = re.compile(_NAMES)
_SPOKEN = "|".join(dict(settings.LANGUAGES))
_VALUE = re.compile(rf"(safe|all)\.(device|day|night)\.{_NAMES}(?:\.{_NAMES}(?:\.({_SPOKEN}))?)?")
LASTS = 365 * 24 * 3600


@dataclass(frozen=True)
class Reading:
    """What to show, by which light, which content notes to leave out of lists, which languages
    letters may be in (none named: any), and which one the interface `speaks` ("": the browser's).
    """

    show: str = "safe"
    theme: str = "device"
    hidden: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    speaks: str = ""

    @property
    def safe_only(self) -> bool:
        """Safe mode, the default: only letters marked safe for work are in lists."""
        return self.show == "safe"

    @property
    def tag(self) -> str:
        """The cookie's value, and the reader's part of an ETag."""
        named = [self.show, self.theme, "+".join(self.hidden)]
        named += ["+".join(self.languages), self.speaks]
        while len(named) > 3 and not named[-1]:
            named.pop()
        return ".".join(named)

    @property
    def address(self) -> str:
        """What an address carries of it, "" for the defaults: for feeds, which have no cookie."""
        parts = {"show": self.show if self.show != "safe" else ""}
        parts |= {"without": " ".join(self.hidden), "languages": " ".join(self.languages)}
        parts["interface"] = self.speaks
        return urlencode({name: value for name, value in parts.items() if value})


def of(request: HttpRequest) -> Reading:
    """This reader's wishes; ?show=all or ?show=safe in the address wins for one page."""
    match = _VALUE.fullmatch(request.COOKIES.get(settings.PREFERENCES_COOKIE_NAME, ""))
    said = match.groups("") if match else ("safe", "device", "", "", "")
    show, theme, hidden, languages, speaks = said
    asked = _asked(request)
    if asked in ("safe", "all"):
        show = asked
    return Reading(show, theme, _names(hidden), _names(languages), speaks)


def _asked(request: HttpRequest) -> str | None:
    try:
        return request.GET.get("show")
    except TooManyFieldsSent:  # the page that says so is to be read by somebody, too
        return None


def of_address(request: HttpRequest) -> Reading:
    """The wishes an address carries; no cookie is read. What is none of ours reads as not said."""
    show = "all" if request.GET.get("show") == "all" else "safe"
    named = [request.GET.get(name, "").replace(" ", "+") for name in ("without", "languages")]
    hidden, languages = (_names(names) if _SOME.fullmatch(names) else () for names in named)
    speaks = known_language(request.GET.get("interface"))
    return Reading(show, hidden=hidden, languages=languages, speaks=speaks)


def known_language(code: str | None) -> str:
    """The code of a language the interface speaks, "" for any other."""
    return code if code in dict(settings.LANGUAGES) else ""


def heard() -> str:
    """What a feed's address says of the language of this page: "" for the site's own, which feeds
    speak by themselves. A feed reader sends no cookie, and seldom says what its person reads.
    """
    code = get_language() or ""
    return "" if code == settings.LANGUAGE_CODE else code


def spoken_here(path: str) -> str:
    """The address of a feed without other wishes, in the language of this page."""
    said = urlencode({"interface": heard()}) if heard() else ""
    return f"{path}?{said}".rstrip("?")


def _names(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("+")))


def keep(response: HttpResponse, reading: Reading | None) -> None:
    """Set the cookie, or forget it when `reading` is None."""
    common: Any = {"secure": settings.PRODUCTION, "httponly": True, "samesite": "Lax"}
    name = settings.PREFERENCES_COOKIE_NAME
    if reading:
        response.set_cookie(name, reading.tag, max_age=LASTS, **common)
    else:
        response.set_cookie(name, "", max_age=0, **common)
