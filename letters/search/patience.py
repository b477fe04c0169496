"""How long a search may take. Pure."""

import time
from collections.abc import Callable

SECONDS = 2.0  # a reader waits no longer; what is asked for then needs one more word


class TooSlow(Exception):  # noqa: N818 - an answer, not an error of ours
    """So many letters have these words that looking through them would take too long."""


def out_of_time(seconds: float) -> Callable[[], bool]:
    """A watch that says so, once they are over."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end
