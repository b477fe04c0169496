"""How much is too much, from facts given as arguments. Pure."""

HOUR = 3600


def wait_for_post(limit_reached: bool, now: int) -> int:
    """Seconds until the next hour begins when this hour's limit is used up. `now` in seconds."""
    return HOUR - now % HOUR if limit_reached else 0
