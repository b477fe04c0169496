"""Reading settings from the environment: a bad value stops the start and says what to set."""

import os
import re
from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

_CONTACT = re.compile(r"(?:mailto:[^\s@]+@[^\s@]+|https://[^\s/]+\S*|tel:\+?[0-9().-]+)", re.ASCII)


def text(name: str, default: str = "") -> str:
    """The value of `name`, without the spaces around it."""
    return os.environ.get(name, default).strip()


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list, empty places left out."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def choice(name: str, allowed: Iterable[str], default: str) -> str:
    """One of `allowed`; anything else raises ImproperlyConfigured."""
    value, allowed = text(name, default), list(allowed)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to one of: {', '.join(allowed)}.")
    return value


def contact(name: str) -> str:
    """A way to reach somebody, as one address that a program can follow; "" if none is given."""
    value = text(name)
    if value and not _CONTACT.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}; set it to one mailto:, https:// or tel: address."
        )
    return value


def number(name: str, default: int, least: int = 0) -> int:
    """A whole number not under `least`."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to a whole number from {least}.")
    return int(value)
