"""Trying six words: the same work and the same answer for wrong, unknown and taken-back ones."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from authors import hands, keys
from authors.models import Key

FIELD = "six_words"
FULL = gettext_lazy(
    "This browser already holds 100 keys, so it did not take this one. "
    "Let go of some at your desk, or use another browser."
)
WRONG = gettext_lazy(
    "These six words do not open a letter. Check the spelling and the order. "
    "After ten wrong tries in an hour each further one has to wait a little."
)


def try_key(request: HttpRequest, words: str) -> Key | None:
    """The key these words make, or None. One scrypt and one look-up, whatever they are.

    Raises TooFast while this hand has to wait; a right key is accepted after the wait.
    """
    tally = hands.before_key_try(request)
    key = Key.objects.filter(digest=keys.digest(words)).first()
    if key is None:
        hands.after_wrong_key(tally)
    return key
