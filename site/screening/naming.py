"""What the screens' codes are called, for writers and for volunteers."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

REPORTED = "reported"  # not a screen's: a report held the text
NAMES = {
    # Translators: this one and the next four also follow “It seems to contain …”.
    "phone": gettext_lazy("a phone number"),
    "email": gettext_lazy("an e-mail address"),
    "street": gettext_lazy("a street address"),
    "handle": gettext_lazy("a handle"),
    "link": gettext_lazy("a link"),
    "name": gettext_lazy("a name"),
    "place": gettext_lazy("a place"),
    "employer": gettext_lazy("a workplace"),
    "school": gettext_lazy("a school"),
    "nation": gettext_lazy("a nationality"),
    "date": gettext_lazy("a date"),
    "strong": gettext_lazy("strong language"),
    "crisis": gettext_lazy("acute danger"),
    "urging": gettext_lazy("urging somebody towards harm"),
    "recipient_guess": gettext_lazy("guessing who somebody is"),
    "honeypot": gettext_lazy("a field that only robots fill in"),
    "spam": gettext_lazy("signs of selling"),
    "learned": gettext_lazy("like what was called spam before"),
    "repeat": gettext_lazy("a copy of another text"),
    "shape": gettext_lazy("hardly any words"),
    REPORTED: gettext_lazy("what readers reported"),
}


def named(codes: Iterable[str]) -> list[str]:
    """Codes in words, each once, in their order."""
    return [str(NAMES[code]) for code in dict.fromkeys(codes) if code in NAMES]
