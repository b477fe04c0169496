"""Reads an export in one go, for tests of what comes out."""

from dataclasses import dataclass
from io import BytesIO, StringIO

from exchange.report import Report
from exchange.wordpress.parts import Post, Site
from exchange.wordpress.reading import read
from exchange.wordpress.trouble import Unreadable
from tests.exchange.wxr import a_file


@dataclass
class Outcome:
    """What came out, what was told, and how it ended."""

    site: Site | None
    posts: list[Post]
    lines: list[str]
    trouble: Unreadable | None

    def lines_about(self, what: str) -> list[str]:
        return [line for line in self.lines if f": {what}: " in line]


def outcome(data: bytes) -> Outcome:
    """Of reading these bytes, also when that stops with an error."""
    out = StringIO()
    found: list[Site | Post] = []
    trouble = None
    try:
        for one in read(BytesIO(data), Report(out)):
            found.append(one)  # noqa: PERF402 - what came before an error must be kept
    except Unreadable as wrong:
        trouble = wrong
    sites = [one for one in found if isinstance(one, Site)]
    assert len(sites) <= 1
    assert found[:1] == sites
    posts = [one for one in found if isinstance(one, Post)]
    return Outcome(sites[0] if sites else None, posts, out.getvalue().splitlines(), trouble)


def export(*items: str, **given: str | None) -> Outcome:
    """The outcome of an export of these items, which must be read to its end."""
    done = outcome(a_file(*items, **given).getvalue())
    assert done.trouble is None
    return done


def only(*items: str, **given: str | None) -> Post:
    """The one post of an export."""
    [post] = export(*items, **given).posts
    return post
