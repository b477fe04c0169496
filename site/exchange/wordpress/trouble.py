"""What is told to the operator about a file that cannot be read, or not to its end."""

WHERE_TO_GET_ONE = (
    "In WordPress, choose Tools, then Export, then All content, and give the file it saves."
)
TWICE = "What came before was read, and is not taken twice when you run the import again"

WEB_PAGE = "it is a web page, perhaps one that tells of an error"
# By the first tag.
FORMATS = {
    "feed": "it is an Atom feed, as Blogger and others write it",
    "html": WEB_PAGE,
    "RDF": "it is an RSS feed, which holds only the latest posts",
}


class Unreadable(Exception):  # noqa: N818 - a fact about a file, told to the operator
    """The file ends or breaks where it should not. What was handed out before stays good."""


class NotWordPress(Unreadable):
    """The file is something else: the message says what, and where to find the right one."""

    def __init__(self, what: str, advice: str = WHERE_TO_GET_ONE) -> None:
        super().__init__(f"This is not a WordPress export: {what}. {advice}")


def cut_short(line: int, byte: int) -> Unreadable:
    """The end is missing, as after a download that broke off."""
    return Unreadable(
        f"The file stops in the middle, at line {line} (byte {byte}): it was not saved whole. "
        f"Export it again. {TWICE}."
    )


def broken(line: int, byte: int, reason: str) -> Unreadable:
    """Something between the first tag and the last one is not XML; `reason` is the parser's."""
    return Unreadable(
        f"Line {line} (about byte {byte}) is not XML that can be read: {reason}. Export the file "
        f"again, or mend that line in a copy of it. {TWICE}."
    )


def refused(what: str) -> Unreadable:
    """A construction that attacks whoever reads the file, and that WordPress never writes."""
    return Unreadable(
        f"The file holds {what}, which no WordPress export has and which can be used to do "
        "harm. It is not read further. Ask where the file comes from, and export it again."
    )


def other_format(tag: str) -> NotWordPress:
    """For a file whose first tag, with its namespace, is not <rss>."""
    return NotWordPress(FORMATS.get(tag.rpartition("}")[2], "its first tag is not <rss>"))
