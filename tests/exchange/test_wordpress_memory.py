"""Reading costs memory for one post, however long the file is."""

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange.report import Report
from exchange.wordpress.parts import Post
from exchange.wordpress.posts import LONGEST
from exchange.wordpress.reading import read
from tests.exchange.wxr import a_comment, an_item, head, write_export

MOST = 12_000_000
ROOT = Path(__file__).resolve().parents[2]
STATUS = Path("/proc/self/status")
# In a process of its own, because tracing every object would take a minute: how many comments
# there are, and by how many bytes the process grew while reading them.
READING_ALONE = """
import re, sys
from exchange.report import Report
from exchange.wordpress.reading import read

def peak():
    return int(re.search(r"VmHWM:\\s*([0-9]+)", open("/proc/self/status").read())[1]) * 1024

before = peak()
with open(sys.argv[1], "rb") as source:
    site, post = read(source, Report())
    print(sum(1 for one in post.comments()), peak() - before)
"""


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def count(path: Path) -> tuple[int, int]:
    """Posts and comments of a file, each comment being read."""
    posts = comments = 0
    with path.open("rb") as source:
        for one in read(source, Report()):
            if isinstance(one, Post):
                posts += 1
                comments += sum(1 for _ in one.comments())
    return posts, comments


def test_a_long_file_costs_no_more_than_a_short_one(tmp_path: Path, traced: None) -> None:
    path = tmp_path / "export.xml"
    size = write_export(path, posts=600, comments_each=2, html=f"<p>{'Words ' * 8400}</p>")
    assert size > 30_000_000
    tracemalloc.reset_peak()
    assert count(path) == (600, 1200)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000


@pytest.mark.skipif(not STATUS.exists(), reason="the peak of a process is known on Linux only")
def test_a_hundred_thousand_comments_under_one_post_fit(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    short = "<wp:comment_id>{0}</wp:comment_id><wp:comment_content>I too, {0}</wp:comment_content>"
    mail = "<wp:comment_author_email>someone{1}@example.org</wp:comment_author_email>"
    comment = f"<wp:comment>{short}{mail}</wp:comment>\n"
    with path.open("w") as out:
        out.write(head() + an_item(1).removesuffix("</item>\n"))
        out.writelines(comment.format(n, n % 2000) for n in range(1, 100_001))
        out.write("</item></channel></rss>")
    command = [sys.executable, "-c", READING_ALONE, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "site")}
    )
    comments, grown = map(int, done.stdout.split())
    assert comments == 100_000
    assert grown < MOST


def test_labels_and_fields_that_nobody_wants_cost_nothing(tmp_path: Path, traced: None) -> None:
    path = tmp_path / "export.xml"
    with path.open("w") as out:
        out.write(head() + an_item(1).removesuffix("</item>\n"))
        for _ in range(60):
            out.write(f"<wp:postmeta><wp:meta_key>x</wp:meta_key><wp:meta_value>{'y' * 500_000}")
            out.write("</wp:meta_value></wp:postmeta>\n")
        out.write(a_comment(1) + "</item></channel></rss>")
    tracemalloc.reset_peak()
    assert count(path) == (1, 1)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000


def test_an_endless_text_costs_what_the_longest_may(tmp_path: Path, traced: None) -> None:
    path = tmp_path / "export.xml"
    with path.open("w") as out:
        out.write(head() + "<item><content:encoded>")
        for _ in range(300):
            out.write("z" * 100_000)
        out.write("</content:encoded></item></channel></rss>")
    tracemalloc.reset_peak()
    assert count(path) == (1, 0)
    assert tracemalloc.get_traced_memory()[1] < 4 * LONGEST


def test_what_comes_out_of_a_big_file_is_right_to_the_last(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    write_export(path, posts=60, comments_each=40, people=7)
    number = 0
    with path.open("rb") as source:
        posts = [one for one in read(source, Report()) if isinstance(one, Post)]
    for place, post in enumerate(posts, 1):
        assert (post.number, post.title, post.count) == (place, f"Letter {place}", 40)
        assert len(post.addresses) == 7
        for comment in post.comments():
            number += 1
            assert comment.number == number
            assert comment.html.endswith(f"years. {number}")
            assert post.addresses[comment.person] == f"someone{number % 7}@example.org"
    assert number == 2400
