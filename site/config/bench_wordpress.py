"""A WordPress export of any size, for `bin/bench import`: letters of 2 KB, six comments each.

With what such files are mostly made of: fields of plugins, browsers, the history of a spam filter.
"""

from pathlib import Path
from random import Random

_WORDS = (
    *("the", "a", "letter", "train", "coat", "rain", "house", "never", "again", "you", "kept"),
    *("said", "winter", "water", "light", "door"),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
"""
_ITEM = """<item><title>Letter {n}</title><link>https://old.example/2012/{month:02}/letter-{n}/</link>
<dc:creator>admin</dc:creator><content:encoded><![CDATA[{words}]]></content:encoded>
<wp:post_id>{n}</wp:post_id><wp:post_date>2012-{month:02}-11 12:00:00</wp:post_date>
<wp:comment_status>open</wp:comment_status><wp:post_name>letter-{n}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="to-you"><![CDATA[To You]]></category>
<category domain="category" nicename="sfw"><![CDATA[* Safe for Work *]]></category>
"""
_COMMENT = """<wp:comment><wp:comment_id>{n}</wp:comment_id>
<wp:comment_author><![CDATA[stranger {who}]]></wp:comment_author>
<wp:comment_author_email>s{who}@old.example</wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP>203.0.113.7</wp:comment_author_IP>
<wp:comment_date>2012-12-11 12:35:00</wp:comment_date>
<wp:comment_content><![CDATA[{words}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id>
"""
_META = """<wp:{kind}meta><wp:meta_key><![CDATA[_plugin_{n}]]></wp:meta_key>
<wp:meta_value><![CDATA[a:4:{{s:4:"time";d:1355228100.1234;s:5:"event";s:5:"check";s:4:"user";s:5:"admin";
s:5:"agent";s:64:"Mozilla/5.0 (X11; Linux x86_64; rv:17.0) Gecko/20100101 Firefox/17.0";}}]]>
</wp:meta_value></wp:{kind}meta>
"""
_POST_META = "".join(_META.format(kind="post", n=n) for n in range(12))
_COMMENT_META = "".join(_META.format(kind="comment", n=n) for n in range(4)) + "</wp:comment>\n"
COMMENTS = 6


def write(path: Path, megabytes: float) -> tuple[int, int]:
    """Fill a file up to this size; (letters, comments) in it."""
    chance = Random(4)  # noqa: S311 - the same file on every run
    letters = comments = 0
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        while out.tell() < megabytes * 1_000_000:
            letters += 1
            words = _words(chance, 330)
            out.write(_ITEM.format(n=letters, month=letters % 12 + 1, words=words) + _POST_META)
            for place in range(COMMENTS):
                comments += 1
                parent = comments - 1 if place % 2 else 0
                words = _words(chance, 90)
                who = chance.randrange(500)
                out.write(_COMMENT.format(n=comments, who=who, words=words, parent=parent))
                out.write(_COMMENT_META)
            out.write("</item>\n")
        out.write("</channel></rss>\n")
    return letters, comments


def _words(chance: Random, count: int) -> str:
    lines = [" ".join(chance.choices(_WORDS, k=30)) for _ in range(count // 30)]
    return "\n\n".join(lines)
