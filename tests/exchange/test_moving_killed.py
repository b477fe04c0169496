"""Moving in may be killed at any moment: no half post, no key without its line, nothing twice."""

import csv
from pathlib import Path

from django.test import override_settings

from authors import keys
from config import keyfile
from tests.config import own_site
from tests.config.own_site import rows
from tests.exchange import wxr
from tests.exchange.killing import half, killed, letters

POSTS = 40
REPLIES = 3  # as in WHOLE
WHOLE = """SELECT count(*) FROM exchange_origin AS one WHERE letter_id IS NOT NULL AND 3 =
(SELECT count(*) FROM comments_reply WHERE letter_id = one.letter_id)"""
DIGESTS = """SELECT digest FROM authors_key JOIN comments_voice ON key_id = authors_key.id
WHERE name = 'Bea'"""


def an_export(path: Path) -> Path:
    """Letters with a few replies each, one of them by somebody who left an address."""
    posts = []
    for post in range(1, POSTS + 1):
        first = post * 10
        comments = [
            wxr.a_comment(first + place, "I read this.", comment_author_email="")
            for place in range(1, REPLIES)
        ]
        comments.append(wxr.a_comment(first, comment_author="Bea"))
        comments.append(wxr.a_comment(first + 9, comment_approved="spam"))
        posts.append(wxr.an_item(post, f"Letter {post}", "<p>Words.</p>", comments=comments))
    path.write_bytes(wxr.an_export(*posts))
    return path


def test_what_is_killed_is_whole_and_the_next_run_finishes_it(tmp_path: Path) -> None:
    export, dealt = an_export(tmp_path / "old.xml"), tmp_path / "keys.csv"
    moving = ("import_wordpress", str(export), "--claim-keys", str(dealt))
    site = own_site.built(tmp_path / "data")
    before = there = letters(site)  # what a new site begins with
    for more in (2, 10):
        there = killed(site, there + more, *moving)
        assert before < there < before + POSTS
        assert half(site) == 0
        assert rows(site.database, WHOLE) == [(there - before,)]
    done = site.manage(*moving)
    assert done.returncode == 0, done.stderr
    assert letters(site) == before + POSTS
    told = "".join(report.read_text() for report in tmp_path.glob("old.xml.report*"))
    assert all(f"of post {n}: left out: spam" in told for n in range(1, POSTS + 1))
    assert half(site) == 0
    origins = "SELECT count(letter_id), count(reply_id) FROM exchange_origin"
    assert rows(site.database, origins) == [(POSTS, POSTS * REPLIES)]
    with override_settings(SECRETS=keyfile.load(site.folder / "keys.json")):
        lines = csv.DictReader(dealt.open(newline=""))
        dealt_there = {keys.digest(line["six words"]) for line in lines}
    kept = {bytes(digest) for (digest,) in rows(site.database, DIGESTS)}
    assert len(kept) == POSTS
    assert kept <= dealt_there, "a key that nobody was told"
