"""Names by which somebody can be found on another site. Pure; reads folded text."""

import re
from collections.abc import Iterator

from screening.lists import choice, entries
from screening.ordinary import ordinary

_SITES = rf"(?:the )?{choice('sites')}"
# A name no dictionary has: a dot, a digit or an underscore among its letters.
_ODD = r"(?=[a-z]{0,24}(?:[\d_]|\.\w\w))(?=[\d_.]{0,8}[a-z])[a-z\d_][\w.]{2,28}[a-z\d_]"
ODD_NAME = re.compile(_ODD)
AT_NAME = re.compile(r"(?<![\w@.(/])@(?=[\w.]{0,8}[a-z])(\w[\w.]{1,28}\w)")
ACCOUNT = re.compile(
    r"(?<![\w#])(?!(?:apt|unit|room|flat|suite|bed|bus|lot|no)#)[\w.]{2,32}#\d{4}\b|"
    r"(?<![\w/.])/?u/[\w-]{3,20}|(?<![\w.@-])[\w-]{3,30}\.(?:tumblr|wordpress|blogspot|substack)\.com|"
    rf"(?<![\w.@-])(?:https?://)?(?:www\.|m\.)?{choice('profile_sites')}/"
    r"(?!p/|watch|groups|reel|status|track|shorts|events|r/)(?:add/|in/|u/|user/|profile/)?"
    r"@?[\w.+-]{2,40}\w"
)
ACCOUNT_HAS = re.compile(r"#\d|/|\.com")
SITE = re.compile(rf"\b{choice('sites')}\b")
# "snap: mara.k88", "kik me >> mara", "my insta is mara_k", "telegram name: mara"
SITE_NAME = re.compile(
    rf"\b{_SITES}\b(?: (?:me|id|name|handle|user|username|account|tag)){{0,2}}"
    r"(?P<link> ?[:=]+>? ?| ?[>»→-]{1,3} ?| is | as | under | at | @ | )"
    r"(?P<name>@?[a-z\d_][\w.]{1,28}\w)"
)
ON_SITE = re.compile(rf"(?<![\w.@])({_ODD})\b(?: (?:over|there|still)){{0,2}} (?:on|@) {_SITES}\b")
ASKED = re.compile(
    r"\b(?:add(?: me)?|(?:find|follow|message|[dp]m) me|hmu|hit me up|look for|look me up|dm|"
    r"search(?: for)?|user(?:name)?|handle|gamertag)[\s:>=-]{1,4}"
    rf"(?:(?:as|at|on|here|under|is|its|it's) ){{0,2}}({_ODD})\b"
)
NO_NAME = re.compile(r"\d{1,4}(?:st|nd|rd|th|[ap]m|s|x|k|yrs?|mins?|ish)?$|covid|mp\d")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where names on other sites stand in a folded text."""
    small = text.lower()
    if "@" in small:
        for match in AT_NAME.finditer(small):
            if match[1] not in entries("handle_never") and not NO_NAME.match(match[1]):
                yield match.span()
    if ACCOUNT_HAS.search(small):
        yield from (match.span() for match in ACCOUNT.finditer(small))
    patterns = [ASKED]
    if SITE.search(small):
        patterns.append(ON_SITE)
        yield from _named_after_sites(text, small)
    for pattern in patterns:
        yield from (m.span(1) for m in pattern.finditer(small) if not NO_NAME.match(m[1]))


def _named_after_sites(text: str, small: str) -> Iterator[tuple[int, int]]:
    for match in SITE_NAME.finditer(small):
        link = text[slice(*match.span("link"))].strip()
        if _is_site_name(link, match["name"].lstrip("@")):
            yield match.span("name")


def _is_site_name(link: str, name: str) -> bool:
    """After a colon or an arrow any word may be a name; after "is" only one that looks it."""
    if name in entries("handle_never") or NO_NAME.match(name):
        return False
    said = link in ("is", "as", "under", "@") and len(name) > 4 and not ordinary(name)
    return said or link[:1] in {*":=>»→"} or bool(ODD_NAME.fullmatch(name))
