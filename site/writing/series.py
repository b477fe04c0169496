"""Several things said one after another, as each language joins them."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext, pgettext


def one_after_another(things: Iterable[str]) -> str:
    """Quiet moth, tall heron: with the comma of the language."""
    return pgettext("between names", ", ").join(things)


def with_and(things: Sequence[str]) -> str:
    """A phone number, a handle and a link. ValueError where there is nothing to say."""
    *first, last = things
    if not first:
        return last
    # Translators: the end of a list, as in “a phone number, a handle and a link”.
    said = gettext("%(first)s and %(last)s")
    return said % {"first": one_after_another(first), "last": last}
