"""Cuts HTML into tags, comments and the text between, forgiving and in linear time.

Not html.parser: its answers to broken tags differ between patch releases of Python, and some
take time in the square of the length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exchange.wordpress.words.references import decode

_NAME = r"[A-Za-z][A-Za-z0-9]*+(?:[:-][A-Za-z0-9]++)*+(?=[\s/>])"
_ATTRIBUTE = r"""[\s/]++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+"""
# A tag as it should be; one whose quotes are broken ends at the next angle; declarations.
# Every try stops at an angle or runs inside quotes, where no two tries can run side by side.
_MARKUP = re.compile(
    rf"<!---?>|<!--|<!\[CDATA\[|<(?P<end>/?)(?P<name>{_NAME})(?P<rest>(?:{_ATTRIBUTE})*+)[\s/]*+>"
    rf"|<(?P<end2>/?)(?P<name2>{_NAME})(?P<rest2>[^<>]*+)>"
    r"|<(?:!doctype|!\[(?:if|endif)|\?(?:php|xml))[^<>]*+>",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+"""  # name, value
)


@dataclass(frozen=True)
class Tag:
    """One tag. `name` is in small letters; `source` is how it stood there."""

    name: str
    source: str
    rest: str = ""
    end: bool = False

    @property
    def empty(self) -> bool:
        """Whether it closes itself, as XHTML would write it."""
        return self.source.endswith("/>")

    @property
    def attributes(self) -> dict[str, str]:
        """Names in small letters and decoded values; of two the first counts, as in browsers."""
        found: dict[str, str] = {}
        for name, *values in _PAIR.findall(self.rest):
            found.setdefault(name.lower(), decode("".join(values)))
        return found


@dataclass(frozen=True)
class Comment:
    """What stands between <!-- and -->; `closed` says whether the end was there at all."""

    text: str
    closed: bool = True


@dataclass
class Scanner:
    """Walks through one source; skip_past() jumps over what is not to be read."""

    html: str
    at: int = 0
    _never: set[str] = field(default_factory=set)  # ends that do not come any more

    def __iter__(self) -> Iterator[str | Tag | Comment]:
        while self.at < len(self.html):
            found = _MARKUP.search(self.html, self.at)
            start = found.start() if found else len(self.html)
            if start > self.at:
                text, self.at = self.html[self.at : start], start
                yield text
            if found:
                self.at = found.end()
                yield self._comment() if found[0] == "<!--" else _tag(found)

    def skip_past(self, name: str) -> bool:
        """Jump behind the next end tag of this name; False, and stay, where there is none."""
        return self._find(rf"</{re.escape(name)}\s*+>") is not None

    def _comment(self) -> Comment:
        start = self.at
        end = self._find("-->")
        return Comment("", closed=False) if end is None else Comment(self.html[start:end])

    def _find(self, what: str) -> int | None:
        """Where it begins, with `at` set behind it. What is missing is looked for only once."""
        found = None
        if what not in self._never:
            found = re.compile(what, re.IGNORECASE).search(self.html, self.at)
        if found is None:
            self._never.add(what)
            return None
        self.at = found.end()
        return found.start()


def _tag(found: re.Match[str]) -> Tag | Comment:
    name = found["name"] or found["name2"]
    if not name:
        return Comment("")  # a doctype, a processing instruction
    end = bool(found["end"] or found["end2"])
    return Tag(name.lower(), found[0], found["rest"] or found["rest2"] or "", end)
