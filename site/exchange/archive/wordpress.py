"""An archive as one WordPress export, WXR 1.2, read from the archive's own files.

For programs that know no other format; docs/archive-format.md says what is lost in it.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from exchange.archive import groups, lines, plan
from exchange.archive.wordpress_comments import comments
from exchange.archive.wordpress_post import LOGIN, RATINGS, post
from exchange.archive.xml import element, words

TITLE = "Dear Stranger"
_SPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
_SAID = "".join(f'\n xmlns:{name}="{address}"' for name, address in _SPACES.items())
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{_SAID}>\n<channel>\n'


def write(folder: Path, site: str, put: Callable[[str], None]) -> None:
    """Read the files of an archive and `put` the export, a piece at a time."""
    names = {kind: _names(folder, kind) for kind in (plan.CATEGORIES, plan.NOTES)}
    put(_HEAD)
    for piece in _channel(site, names[plan.CATEGORIES], names[plan.NOTES]):
        put(piece)
    for number, group in enumerate(groups.read(folder), start=1):
        letter = group.letter.record
        updates = (line.record for line in group.updates)
        for piece in post(letter, updates, number, site, names):
            put(piece)
        for piece in comments(letter, (line.record for line in group.replies), number):
            put(piece)
        put("</item>\n")
    put("</channel>\n</rss>\n")


def _names(folder: Path, file: str) -> dict[str, str]:
    """Slug -> name; there are few of them."""
    return {line.record["slug"]: line.record["name"] for line in lines.read(folder / file)}


def _channel(site: str, categories: Mapping[str, str], notes: Mapping[str, str]) -> Iterator[str]:
    """What stands before the first letter: the site, one author for all, the terms."""
    yield element("title", TITLE) + element("link", site)
    yield element("description", "Letters to strangers") + element("language", "en")
    yield element("wp:wxr_version", "1.2")
    yield element("wp:base_site_url", site) + element("wp:base_blog_url", site)
    yield f"<wp:author>\n{element('wp:author_id', 1)}{words('wp:author_login', LOGIN)}"
    yield f"{words('wp:author_email', '')}{words('wp:author_display_name', 'Anonymous')}"
    yield f"{words('wp:author_first_name', '')}{words('wp:author_last_name', '')}</wp:author>\n"
    both = {**categories, **dict(RATINGS.values())}
    for number, (slug, name) in enumerate(both.items(), start=1):
        yield f"<wp:category>\n{element('wp:term_id', number)}"
        yield f"{words('wp:category_nicename', slug)}{words('wp:category_parent', '')}"
        yield f"{words('wp:cat_name', name)}</wp:category>\n"
    for number, (slug, name) in enumerate(notes.items(), start=len(both) + 1):
        yield f"<wp:tag>\n{element('wp:term_id', number)}{words('wp:tag_slug', slug)}"
        yield f"{words('wp:tag_name', name)}</wp:tag>\n"
