"""Making sure that erased words also leave the pages of the index.

SQLite: FTS5 only marks what is deleted and forgets it when it merges its segments, so they are
all merged into one, a few pages at a time: each step is a transaction of its own, and nobody who
posts waits for long. https://www.sqlite.org/fts5.html#the_merge_command

PostgreSQL has nothing to merge: moderation.dead_rows sweeps this table with all others.
"""

from django.db import connection

from letters.models import Edition

PAGES = 256  # of the index in one step
AT_ONCE = 8  # steps that somebody who burns a letter waits for; `manage.py tick` does the rest
_MERGE = "INSERT INTO letters_found(letters_found, rank) VALUES ('merge', %s)"


def tidy(most: int | None = None) -> bool:
    """Tidy if something was erased since the last time, in at most so many steps; whether all is
    done. Not inside a transaction.
    """
    if not Edition.objects.filter(pk=1, untidy=True).exists():
        return True
    # What is erased while this goes on is untidy again.
    Edition.objects.filter(pk=1).update(untidy=False)
    done = connection.vendor != "sqlite" or _merged(most)
    if not done:
        Edition.objects.filter(pk=1).update(untidy=True)
    return done


def _merged(most: int | None) -> bool:
    """Merge all segments into one, a step at a time; whether that is done."""
    steps, pages = 0, -PAGES  # the first step takes up all segments there are
    while most is None or steps < most:
        if _step(pages) < 2:  # FTS5's own sign that there was nothing left to do
            return True
        steps, pages = steps + 1, PAGES
    return False


def _step(pages: int) -> int:
    """One step; how many rows it changed."""
    connection.ensure_connection()
    raw = connection.connection
    before: int = raw.total_changes
    with connection.cursor() as cursor:
        cursor.execute(_MERGE, [pages])
    return int(raw.total_changes) - before
