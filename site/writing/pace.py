"""Slowing one hand down: the count is authors', the rule screening's, the answer a page."""

from django.conf import settings
from django.http import HttpRequest

from authors import hands
from authors.clock import seconds
from authors.refusals import TooFast
from screening import limits


def keep(request: HttpRequest, deed: str) -> None:
    """Count one more `deed`, a name in settings.LIMITS; TooFast over the hour's limit."""
    reached = not hands.count(request, deed, settings.LIMITS[deed])
    wait = limits.wait_for_post(reached, seconds())
    if wait:
        raise TooFast(wait)
