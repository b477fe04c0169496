"""How much is too much, from facts given as arguments. Pure."""

HOUR = 3600


def wait_for_post(limit_reached: bool, now: int) -> int:
    """Seconds until the next hour begins when this hour's limit is used up. `now` in seconds."""
    return HOUR - now % HOUR if limit_reached else 0


PAUSE = 120  # seconds before the same person may write again in a heated conversation
PAUSE_FOR_A_REPORT = 60  # more for each open report on what is being answered, and above it
LONGEST_PAUSE = 1800
HEATED = 20  # replies in RECENT that make a conversation heated without any report
RECENT = 600  # seconds


def wait_in_thread(since_own: int | None, reports: int, recent: int) -> int:
    """Seconds before somebody may reply again in one conversation; 0 where it is calm.

    `since_own` is seconds since this person's last reply there (None: has not spoken),
    `reports` the open ones on the letter and on the replies above, `recent` the replies of
    the last RECENT seconds. Two minutes and one more a report is what Lobsters settled on.
    """
    if since_own is None or (not reports and recent < HEATED):
        return 0
    pause = min(LONGEST_PAUSE, PAUSE + PAUSE_FOR_A_REPORT * reports)
    return max(0, pause - since_own)
