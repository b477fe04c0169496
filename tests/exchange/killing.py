"""A command of ours that is killed in the middle, in a process of its own."""

import subprocess
import sys
import time

from tests.config.own_site import KILLED, ROOT, Site, rows

COUNT = "SELECT count(*) FROM letters_letter WHERE status = 'published'"
HALF = """SELECT count(*) FROM letters_letter WHERE status <> 'published' OR reply_count <>
(SELECT count(*) FROM comments_reply WHERE letter_id = letters_letter.id)"""


def letters(site: Site) -> int:
    """How many can be read there."""
    return int(rows(site.database, COUNT)[0][0])


def half(site: Site) -> int:
    """Letters that are not whole: without all their replies, or not up."""
    return int(rows(site.database, HALF)[0][0])


def killed(site: Site, until: int, *command: str) -> int:
    """Run it until there are so many letters, then kill it where it stands; how many there are."""
    dying = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *command],
        cwd=ROOT,
        env=site.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while letters(site) < until and dying.poll() is None:
        time.sleep(0.002)
    dying.kill()
    dying.communicate(timeout=60)
    assert dying.returncode == KILLED, "it was done before"
    return letters(site)
