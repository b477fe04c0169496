"""Downloads of public letters in tests: where they are, who asks, and what is in them."""

from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.desk.exports import readable, taken


def a_reader(wishes: str = "") -> Client:
    """Somebody with a preference cookie of this value, or with none."""
    client = Client()
    if wishes:
        client.cookies[settings.PREFERENCES_COOKIE_NAME] = wishes
    return client


def where(letter: Letter, form: str, query: str = "") -> str:
    """The address of a letter's download."""
    return f"/letters/{letter.public_id}/download.{form}{query}"


def copy(letter: Letter, form: str, query: str = "", wishes: str = "") -> str:
    """All text of the file such a reader saves, of an EPUB that of its documents."""
    return readable(taken(a_reader(wishes), where(letter, form, query)), form)
