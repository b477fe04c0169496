"""Emphasis: marks inside a line while it is written, stars where our markup shows them.

The marks are control characters, which no normalised text holds.
"""

import re

from django.utils.html import escape

OPEN = {"em": "\x01", "strong": "\x02"}
CLOSE = {"em": "\x03", "strong": "\x04"}
_SPAN = re.compile("([\x01\x02])([^\x01-\x04]*)[\x03\x04]")
_MARKS = re.compile("[\x01-\x04]")
_MEETING = re.compile("\x03\x01|\x04\x02")  # as in <b>wo</b><b>rd</b>
_HOLDS = re.compile("[\\w*\x01-\x04]")  # what must not touch a star from outside
LIMIT = 400  # characters of HTML, as in writing.markup


def starred(line: str) -> str:
    """The line with *...* and **...** where they will show, and without any where not.

    A line with a star of its own gets no others: together they could mean something else.
    """
    if "*" in line:
        return _MARKS.sub("", line)
    return _MARKS.sub("", _SPAN.sub(_stars, _MEETING.sub("", line)))


def _stars(found: re.Match[str]) -> str:
    inner, line = found[2], found.string
    core = inner.strip()
    before, after = inner.partition(core)[::2] if core else ("", "")
    held_before = not before and _HOLDS.match(line[max(0, found.start() - 1) : found.start()])
    held_after = not after and _HOLDS.match(line[found.end() : found.end() + 1])
    if not core or held_before or held_after or len(escape(core)) > LIMIT:
        return inner
    stars = "*" if found[1] == OPEN["em"] else "**"
    return f"{before}{stars}{core}{stars}{after}"
