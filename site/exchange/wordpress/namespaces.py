"""Names of elements without their namespaces, which differ by the version of the export."""

import re
from functools import lru_cache

EXPORT = re.compile(r"https?://(?:www\.)?wordpress\.org/export/([0-9][0-9.]*)/?")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"
PREFIXES = {"": "", CONTENT: "content:", CREATOR: "dc:"}


@lru_cache(maxsize=512)
def short(tag: str) -> str:
    """`wp:post_id` for {http://wordpress.org/export/1.2/}post_id whatever the version, the bare
    name where there is no namespace, "" for elements of others."""
    space, _, local = tag.rpartition("}")
    space = space.removeprefix("{")
    if EXPORT.fullmatch(space):
        return f"wp:{local}"
    prefix = PREFIXES.get(space)
    return "" if prefix is None else prefix + local


def version_of(space: str) -> str:
    """1.2 for the namespace of such an export, "" for any other."""
    found = EXPORT.fullmatch(space)
    return found[1].rstrip(".") if found else ""
