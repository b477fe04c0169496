"""Makes WordPress exports for tests: small ones as bytes, big ones straight into a file.

    an_export(an_item(7, "A title", "<p>Words</p>", comments=[a_comment(1, "Hello")]))

Every maker takes the fields of its element by their names in the file (post_date="...",
comment_approved="spam") and leaves one out that is None; `extra` is markup put in as it stands.
"""

from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path

Value = str | int | None
CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"
EXPORT = "http://wordpress.org/export"
# What stands without a prefix in an item; the rest is `wp:`.
BARE = {"title", "link", "pubDate", "guid", "description"}


def cdata(text: object) -> str:
    """As WordPress does: an end mark inside is split over two sections."""
    return f"<![CDATA[{str(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>\n"


def tag_of(field: str) -> str:
    if field in BARE:
        return field
    special = {"creator": "dc:creator", "content": "content:encoded", "excerpt": "excerpt:encoded"}
    return special.get(field, f"wp:{field}")


def elements(fields: Mapping[str, Value]) -> str:
    """Numbers and bare fields are escaped, the rest are CDATA, as in WXR 1.2."""
    return "".join(
        element(tag_of(name), escape(str(value), quote=False) if name in BARE else cdata(value))
        for name, value in fields.items()
        if value is not None
    )


def a_meta(key: str, value: str, kind: str = "postmeta") -> str:
    return element(f"wp:{kind}", elements({"meta_key": key, "meta_value": value}))


def a_comment(
    number: Value = 1, html: str = "I read this.", extra: str = "", **given: Value
) -> str:
    """A comment of somebody called Ann. Its e-mail, network address and browser are given, so
    that a test can look for them where they must not be."""
    fields: dict[str, Value] = {
        "comment_id": number,
        "comment_author": "Ann",
        "comment_author_email": "ann@example.org",
        "comment_author_url": "https://ann.example.org/",
        "comment_author_IP": "203.0.113.7",
        "comment_agent": "Mozilla/5.0 (test)",
        "comment_date": "2012-12-13 09:30:00",
        "comment_date_gmt": "2012-12-13 08:30:00",
        "comment_content": html,
        "comment_approved": "1",
        "comment_type": "",
        "comment_parent": 0,
        "comment_user_id": 0,
    }
    return element("wp:comment", elements(fields | given) + extra)


def label(name: str, nicename: str | None = None, domain: str | None = "category") -> str:
    """What an item is filed under: a category, a tag (`domain="post_tag"`), anything."""
    parts = {"domain": domain, "nicename": nicename}
    marks = "".join(f' {key}="{escape(text)}"' for key, text in parts.items() if text is not None)
    return f"<category{marks}>{cdata(name)}</category>\n"


def an_item(
    number: Value = 1,
    title: str | None = "The ticket",
    html: str = "I kept the ticket.",
    *,
    comments: Iterable[str] = (),
    terms: Iterable[tuple[str, str]] = (),
    tags: Iterable[str] = (),
    meta: Mapping[str, str] | None = None,
    extra: str = "",
    **given: Value,
) -> str:
    """A published post. `terms` are (nicename, name), `meta` fields that plugins keep."""
    fields: dict[str, Value] = {
        "title": title,
        "link": f"https://old.example.org/2012/12/letter-{number}/",
        "pubDate": "Wed, 12 Dec 2012 09:00:00 +0000",
        "creator": "admin",
        "guid": f"https://old.example.org/?p={number}",
        "description": "",
        "content": html,
        "excerpt": "",
        "post_id": number,
        "post_date": "2012-12-12 10:00:00",
        "post_date_gmt": "2012-12-12 09:00:00",
        "comment_status": "open",
        "ping_status": "open",
        "post_name": f"letter-{number}",
        "status": "publish",
        "post_parent": 0,
        "menu_order": 0,
        "post_type": "post",
        "post_password": "",
        "is_sticky": 0,
    }
    labels = "".join(label(name, nicename) for nicename, name in terms)
    labels += "".join(label(name, name.lower(), "post_tag") for name in tags)
    metas = "".join(a_meta(key, value) for key, value in (meta or {}).items())
    inside = elements(fields | given) + labels + metas + extra
    return element("item", inside + "".join(comments))


def an_author(login: Value = "admin", email: Value = "me@example.org", name: Value = "M.") -> str:
    fields = {"author_login": login, "author_email": email, "author_display_name": name}
    return element("wp:author", elements({"author_id": 1, **fields}))


def a_category(nicename: str, name: str, number: Value = 1, parent: str = "") -> str:
    """A category of the site, as it stands before the items."""
    fields = {"term_id": number, "category_nicename": nicename, "category_parent": parent}
    return element("wp:category", elements({**fields, "cat_name": name}))


def head(
    version: str | None = "1.2", encoding: str = "UTF-8", about: str = "", namespace: str = ""
) -> str:
    """Everything before the first item; `about` are authors and categories."""
    wp = f"{EXPORT}/{namespace or version or '1.2'}"
    named = elements({"wxr_version": version, "base_blog_url": "https://old.example.org"})
    return (
        f'<?xml version="1.0" encoding="{encoding}" ?>\n'
        "<!-- This is a WordPress eXtended RSS file. -->\n"
        f'<rss version="2.0" xmlns:excerpt="{wp}/excerpt/" xmlns:content="{CONTENT}" '
        f'xmlns:dc="{CREATOR}" xmlns:wp="{wp}/">\n<channel>\n'
        "<title>Unsent</title>\n<link>https://old.example.org</link>\n"
        f"<description></description>\n<language>en-US</language>\n{named}{about}"
    )


FOOT = "</channel>\n</rss>\n"


def an_export(*items: str, **given: str | None) -> bytes:
    """A whole file of these items. Takes what `head` takes; the text is UTF-8 unless
    `written_as` names another encoding."""
    written_as = given.pop("written_as", None) or "utf-8"
    text = head(**given) + "".join(items) + FOOT  # type: ignore[arg-type]
    return text.encode(written_as)


def a_file(*items: str, **given: str | None) -> BytesIO:
    """The same, opened."""
    return BytesIO(an_export(*items, **given))


def write_export(
    path: Path,
    posts: int = 1000,
    comments_each: int = 10,
    html: str = "<p>I kept the ticket.</p>\n" * 40,
    comment: str = "I kept mine as well, for years. " * 6,
    people: int = 500,
    about: str = "",
) -> int:
    """Writes a big export item by item and answers its size in bytes. Posts and comments are
    numbered from 1; comments come from `people` addresses in turn and answer the one before."""
    number = 0
    with path.open("w", encoding="utf-8") as out:
        out.write(head(about=about))
        for post in range(1, posts + 1):
            item = an_item(post, f"Letter {post}", html, terms=[("to-you", "To You")])
            out.write(item.removesuffix("</item>\n"))
            for place in range(comments_each):
                number += 1
                who = f"someone{number % people}@example.org"
                parent = number - 1 if place else 0
                given = {"comment_author_email": who, "comment_parent": parent}
                out.write(a_comment(number, f"{comment}{number}", "", **given))
            out.write("</item>\n")
        out.write(FOOT)
    return path.stat().st_size
