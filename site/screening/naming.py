"""What the screens' codes are called, for writers and for volunteers."""

from collections.abc import Iterable

REPORTED = "reported"  # not a screen's: a report held the text
NAMES = {
    "phone": "a phone number",
    "email": "an e-mail address",
    "street": "a street address",
    "handle": "a handle",
    "link": "a link",
    "name": "a name",
    "place": "a place",
    "employer": "a workplace",
    "school": "a school",
    "nation": "a nationality",
    "date": "a date",
    "strong": "strong language",
    "crisis": "acute danger",
    "urging": "urging somebody towards harm",
    "recipient_guess": "guessing who somebody is",
    "honeypot": "a field that only robots fill in",
    "spam": "signs of selling",
    "learned": "like what was called spam before",
    "repeat": "a copy of another text",
    "shape": "hardly any words",
    REPORTED: "what readers reported",
}


def named(codes: Iterable[str]) -> list[str]:
    """Codes in words, each once, in their order."""
    return [NAMES[code] for code in dict.fromkeys(codes) if code in NAMES]
