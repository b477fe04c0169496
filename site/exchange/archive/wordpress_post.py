"""A letter as a post of a WordPress export. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from exchange.archive import plan
from exchange.archive.lines import Record
from exchange.archive.xml import cut, element, line, no_shortcode, tagged, words
from writing import markup

LOGIN = "anonymous"
RATINGS = {
    "safe": ("safe-for-work", "* Safe for Work *"),
    "not_safe": ("not-safe-for-work", "* Not Safe for Work *"),
}
# What a post has no place for; WordPress does not show what begins with a line.
_BESIDE = ("id", "seal", "rating", "needs", "form", "language", "noindex", "earlier")
_BYLINE = "guest-author"  # where many themes look for the name of who wrote without an account


def post(
    letter: Record,
    updates: Iterable[Record],
    number: int,
    site: str,
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    """An item that is still open: its comments and </item> follow. `names` are by file and slug."""
    address = f"{site}/letters/{letter['id']}/"
    yield f"<item>\n{line('title', letter['title'])}"
    yield element("link", f"{address}{letter['slug']}/")
    yield words("dc:creator", LOGIN)
    yield f'<guid isPermaLink="false">{escape(address)}</guid>\n'
    yield element("description", "")
    count = 0
    yield f"<content:encoded><![CDATA[{_content(markup.to_html(letter['words']))}"
    for update in updates:
        count += 1
        yield _content(_added(update))
    yield f"]]></content:encoded>\n{words('excerpt:encoded', '')}"
    yield from _facts(letter, number)
    yield from _terms(letter, names)
    for name in _BESIDE:
        if letter[name] not in ("", None):
            yield _meta(f"_dear_stranger_{name}", letter[name])
    if letter["byline"]:
        yield _meta(_BYLINE, letter["byline"])
    if count:
        yield _meta("_dear_stranger_updates", count)


def _content(html: str) -> str:
    return cut(no_shortcode(html))


def _added(update: Record) -> str:
    """An update below the letter, under a line that says so."""
    heading = f": {update['heading']}" if update["heading"] else ""
    title = f"Update {update['number']}, {update['day']}{heading}"
    return f"\n<h2>{escape(title)}</h2>\n{markup.to_html(update['words'])}"


def _facts(letter: Record, number: int) -> Iterator[str]:
    closed = letter["closed"] or letter["closed_by_author"] or letter["needs"] == "no_replies"
    day = f"{letter['day']} 00:00:00"
    changed = f"{letter['edited_on'] or letter['day']} 00:00:00"
    yield element("wp:post_id", number)
    for name, value in (
        ("wp:post_date", day),
        ("wp:post_date_gmt", day),
        ("wp:post_modified", changed),
        ("wp:post_modified_gmt", changed),
        ("wp:comment_status", "closed" if closed else "open"),
        ("wp:ping_status", "closed"),
        ("wp:post_name", letter["slug"]),
        ("wp:status", "publish"),
    ):
        yield words(name, value)
    yield element("wp:post_parent", 0) + element("wp:menu_order", 0)
    yield words("wp:post_type", "post") + words("wp:post_password", "")
    yield element("wp:is_sticky", 0)


def _terms(letter: Record, names: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Pigeonholes and the rating as categories, content notes as tags."""
    holes = [(slug, names[plan.CATEGORIES][slug]) for slug in letter["categories"]]
    rated = RATINGS.get(letter["rating"])
    for slug, name in [*holes, *([rated] if rated else [])]:
        yield tagged("category", name, domain="category", nicename=slug)
    for slug in letter["notes"]:
        yield tagged("category", names[plan.NOTES][slug], domain="post_tag", nicename=slug)


def _meta(name: str, value: object) -> str:
    said = {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)
    inner = words("wp:meta_key", name) + words("wp:meta_value", said)
    return f"<wp:postmeta>\n{inner}</wp:postmeta>\n"
