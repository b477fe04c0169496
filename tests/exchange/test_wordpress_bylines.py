"""A form for people without accounts kept their name and address: each plugin in its own place."""

import pytest

from exchange.wordpress.parts import Post
from tests.exchange.reads import export, only
from tests.exchange.wxr import a_comment, a_meta, an_item


def post(meta: dict[str, str], **given: str) -> Post:
    return only(an_item(meta=meta, **given))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("user_submit_name", "user_submit_email"),
        ("User_Submit_Name", "USER_SUBMIT_EMAIL"),
        ("ap_author_name", "ap_author_email"),
        ("sfly_guest_author_names", "sfly_guest_author_email"),
        ("_bbp_anonymous_name", "_bbp_anonymous_email"),
        ("_dwqa_anonymous_name", "_dwqa_anonymous_email"),
    ],
)
def test_the_byline_and_its_address_are_found(name: str, address: str) -> None:
    found = post({name: "Quiet &amp; tired", address: "quiet@example.org"})
    assert (found.byline, found.byline_address) == ("Quiet & tired", "quiet@example.org")


def test_a_byline_of_a_theme_has_no_address() -> None:
    found = post({"guest-author": "Someone"})
    assert (found.byline, found.byline_address) == ("Someone", "")


def test_the_first_of_two_bylines_stays() -> None:
    found = post({"user_submit_name": "One", "guest-author": "Two"})
    assert found.byline == "One"


def test_an_empty_byline_gives_way_to_the_next() -> None:
    assert post({"user_submit_name": " ", "guest-author": "Two"}).byline == "Two"


@pytest.mark.parametrize(
    "address", ["", "no address", "a@b c", "a@b\nBcc: x@example.org", "a<b@c>"]
)
def test_an_address_that_nobody_could_write_to_is_none(address: str) -> None:
    assert post({"user_submit_email": address}).byline_address == ""


@pytest.mark.parametrize("key", ["user_submit_ip", "_edit_last", "author", "name", ""])
def test_other_fields_of_plugins_are_not_read(key: str) -> None:
    found = post({key: "203.0.113.7"})
    assert "203.0.113.7" not in repr(found)


def test_fields_of_a_comment_are_no_bylines() -> None:
    meta = a_meta("user_submit_name", "Wrong", "commentmeta")
    found = only(an_item(comments=[a_comment(1, extra=meta)]))
    assert found.byline == ""


def test_the_byline_of_one_post_is_not_the_next_ones() -> None:
    posts = export(an_item(1, meta={"user_submit_name": "One"}), an_item(2)).posts
    assert [one.byline for one in posts] == ["One", ""]
