"""Which elements of an export are read. No other is: its text never leaves the parser.

Of what tells who somebody is there are the e-mail addresses, which stay in memory; network
addresses, browsers, web addresses of commenters and the rest of what plugins keep are not here.
"""

# What holds other elements, and inside what.
HOLDERS = {
    "": {"rss"},
    "rss": {"channel"},
    "channel": {"item", "wp:author", "wp:category", "wp:term"},
    "item": {"wp:comment", "wp:postmeta"},
}
TERM = {"term_id", "category_nicename", "category_parent", "cat_name"}
NEW_TERM = {"term_id", "term_taxonomy", "term_slug", "term_parent", "term_name"}
AUTHOR = {"author_login", "author_email", "author_display_name"}
POST = {"post_id", "post_date", "post_date_gmt", "post_name", "post_type", "post_password"}
STATE = {"status", "comment_status", "is_sticky"}
COMMENT = {"id", "parent", "author", "author_email", "date", "date_gmt", "content"}
COMMENT_STATE = {"approved", "type", "user_id"}
FEED = {"title", "link"}


def wp(names: set[str], before: str = "") -> set[str]:
    """WordPress's own elements."""
    return {f"wp:{before}{name}" for name in names}


# What is text, and inside what.
TEXTS = {
    "channel": {*FEED, "language", "wp:wxr_version", "wp:base_blog_url"},
    "wp:author": wp(AUTHOR),
    "wp:category": wp(TERM),
    "wp:term": wp(NEW_TERM),
    "item": {*FEED, "pubDate", "category", "dc:creator", "content:encoded", *wp(POST | STATE)},
    "wp:comment": wp(COMMENT | COMMENT_STATE, "comment_"),
    "wp:postmeta": {"wp:meta_key", "wp:meta_value"},
}
