"""A WordPress export from its first byte to its last, in memory that does not grow with it."""

from collections.abc import Iterator

from exchange.report import Report
from exchange.wordpress.clean import Clean
from exchange.wordpress.files import Source
from exchange.wordpress.parser import Parser
from exchange.wordpress.parts import Post, Site
from exchange.wordpress.taking import Taking
from exchange.wordpress.trouble import NotWordPress, Unreadable
from exchange.wordpress.walk import Walk


def read(source: Source, report: Report) -> Iterator[Site | Post]:
    """The site, then each item in the order of the file, whatever its type and status.

    A post's comments wait outside memory as long as the post is held: hold one at a time.
    Its number is 0 where the file has none. Memory is the longest post's, and about 300 bytes
    for each person who commented under one. Raises Unreadable (NotWordPress for other kinds of
    files) where the file breaks, after everything whole was handed out, and says in English
    what the operator can do."""
    clean, taking = Clean(source), Taking(report)
    parser = Parser(Walk(taking), clean)
    try:
        for piece in clean.pieces():
            wrong = trouble_with(parser, piece)
            yield from taking.take()
            if wrong:
                raise wrong
        if not taking.has_site:
            raise NotWordPress("it is an RSS file without a channel")
    finally:
        clean.tell(report)


def trouble_with(parser: Parser, piece: bytes) -> Unreadable | None:
    """Takes one piece in, or the end. What is wrong with it waits until the posts that were
    whole before are handed out; newer parsers find the last of them at the end only."""
    try:
        parser.feed(piece)
    except Unreadable as wrong:
        return wrong
    return None
