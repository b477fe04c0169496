"""Slowing one hand down: the count is authors', the rule screening's, the answer a page."""

from django.conf import settings
from django.http import HttpRequest

from authors import hands
from authors.clock import seconds
from authors.refusals import TooFast
from screening import limits

TRIES = 3  # forms that one hand may send for each that is kept: second clicks, and mistakes


def keep(request: HttpRequest, deed: str) -> None:
    """Count one more `deed`, a name in settings.LIMITS; TooFast over the hour's limit.

    There is a limit for each hand, and a far higher one for everybody together, so that no
    number of machines can fill the site in an hour.
    """
    reached = not hands.count(request, deed, settings.LIMITS[deed])
    if not reached and deed in settings.LIMITS_FOR_ALL:
        reached = not hands.count_of_all(deed, settings.LIMITS_FOR_ALL[deed])
    wait = limits.wait_for_post(reached, seconds())
    if wait:
        raise TooFast(wait)


def try_once(request: HttpRequest, deed: str) -> None:
    """Count one more form of a deed whose form is slow to look at, whatever comes of it.

    TooFast over TRIES times the hour's limit of this hand, before any work is done.
    """
    reached = not hands.count(request, f"{deed}?", settings.LIMITS[deed] * TRIES)
    wait = limits.wait_for_post(reached, seconds())
    if wait:
        raise TooFast(wait)
