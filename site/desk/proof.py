"""Asking for the key once more before something that cannot be undone."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext

from authors.opening import FIELD, try_key

Proof = Callable[[HttpRequest, int], bool | None]

# Other ways of proving that a key is one's own, for who came without its words: (offered here,
# proved; None where nothing was given). members, upstairs, adds the account's password.
OTHERS: list[tuple[Callable[[HttpRequest, int], bool], Proof]] = []


def is_offered(request: HttpRequest, key: int) -> bool:
    """Whether the page should offer another way than the six words."""
    return any(offered(request, key) for offered, _ in OTHERS)


def problem(request: HttpRequest, key: int) -> str:
    """What is wrong with the proof in this form, "" when it is good.

    Raises TooFast while this hand has to wait after wrong ones.
    """
    given = {proves(request, key) for _, proves in OTHERS}
    if True in given:
        return ""
    words = request.POST.get(FIELD, "")
    if not words.strip():
        if False in given:
            return gettext("That is not the password of your account. Nothing was changed.")
        return gettext("Type the six words once more. Nothing was changed.")
    found = try_key(request, words)
    if found and found.pk == key:
        return ""
    return gettext("These six words do not open this desk. Check the spelling and the order.")
