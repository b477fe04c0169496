"""Which language the interface speaks to one reader: the one they chose, else their browser's."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from writing import reading


def language(request: HttpRequest) -> str:
    """One of settings.LANGUAGES, whatever a browser asks for: there are no more answers."""
    chosen = reading.of(request).speaks
    if chosen:
        return chosen
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code == "*":
            break
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
