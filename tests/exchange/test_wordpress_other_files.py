"""A file that is no WordPress export is named for what it is, with where to find the right one."""

import bz2
import gzip
import lzma
import zipfile
from io import BytesIO

import pytest

from exchange.wordpress.trouble import NotWordPress
from tests.exchange.reads import outcome
from tests.exchange.wxr import an_export, an_item

EXPORT = an_export(an_item(1))


def in_zip() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("export.xml", EXPORT)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (gzip.compress(EXPORT), "gzip"),
        (in_zip(), "ZIP"),
        (bz2.compress(EXPORT), "bzip2"),
        (lzma.compress(EXPORT), "xz"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    ],
    ids=["gzip", "zip", "bzip2", "xz", "7z"],
)
def test_a_packed_file_is_to_be_unpacked_first(data: bytes, name: str) -> None:
    done = outcome(data)
    assert done.posts == []
    assert f"compressed ({name})" in str(done.trouble)
    assert "Unpack it first" in str(done.trouble)


FEED = b'<rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 4096, "empty"),
        (b"<!DOCTYPE html><html><body>Gateway timeout</body></html>", "web page"),
        (b'<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<html>', "web page"),
        (b"\n<html lang=en><head><meta charset=utf-8>", "web page"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html/>', "web page"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "web page"),
        (b'{"posts": []}', "JSON"),
        (b"[]", "JSON"),
        (b"-- MySQL dump 10.13\nCREATE TABLE wp_posts;", "plain text"),
        (b"id,title\n1,Hello\n", "plain text"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>', "Atom"),
        (FEED, "RSS feed"),
        (FEED.replace(b"<item><title>y</title></item>", b""), "RSS feed"),
        (b'<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "RSS feed"),
        (b"<rss></rss>", "without a channel"),
        (b'<?xml version="1.0"?><blogml><posts/></blogml>', "first tag"),
    ],
    ids=str,
)
def test_other_files_are_named(data: bytes, what: str) -> None:
    done = outcome(data)
    assert done.site is None
    assert done.posts == []
    assert isinstance(done.trouble, NotWordPress)
    assert what in str(done.trouble).partition(":")[2]
    assert "Tools, then Export" in str(done.trouble)


def test_a_feed_that_says_wordpress_made_it_is_still_a_feed() -> None:
    made = b"<generator>https://wordpress.org/?v=6.4</generator><item>"
    done = outcome(FEED.replace(b"<item>", made))
    assert "RSS feed" in str(done.trouble)


@pytest.mark.parametrize("name", ["x-unknown", "ebcdic-cp-us", "cp037", "base64"])
def test_an_encoding_nobody_knows_is_named_with_what_to_do(name: str) -> None:
    done = outcome(an_export(an_item(1), encoding=name))
    assert name in str(done.trouble)
    assert "Save it as UTF-8" in str(done.trouble)


def test_the_sentences_are_plain() -> None:
    for data in (b"", b"{}", FEED, gzip.compress(EXPORT), EXPORT[:-30]):
        message = str(outcome(data).trouble)
        assert message.endswith((".", "again"))
        assert "!" not in message
        assert "Error" not in message
