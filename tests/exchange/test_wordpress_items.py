"""An item of an export becomes a post: its words as they stand, its labels as text."""

from datetime import datetime

import pytest

from exchange.wordpress.parts import Term
from tests.exchange.reads import export, only
from tests.exchange.wxr import a_comment, an_item, label


def test_an_item_comes_out_with_all_that_the_file_says_of_it() -> None:
    post = only(
        an_item(
            12,
            "The ticket",
            "<p>I kept it.</p>",
            terms=[("to-you", "To You")],
            tags=["Trains"],
            is_sticky=1,
            comments=[a_comment(5)],
        )
    )
    assert (post.number, post.kind, post.status) == (12, "post", "publish")
    assert (post.title, post.html) == ("The ticket", "<p>I kept it.</p>")
    assert post.slug == "letter-12"
    assert post.link == "https://old.example.org/2012/12/letter-12/"
    assert post.login == "admin"
    assert post.at == datetime(2012, 12, 12, 10, 0)
    assert (post.sticky, post.locked, post.open) == (True, False, True)
    assert post.terms == (Term("to-you", "To You"),)
    assert post.tags == ("Trains",)
    assert post.count == 1
    assert post.byline == post.byline_address == ""


def test_items_come_in_the_order_of_the_file_whatever_they_are() -> None:
    items = [
        an_item(9, post_type="page"),
        an_item(3, status="draft"),
        an_item(7, post_type="attachment", status="inherit"),
        an_item(1, status="trash"),
    ]
    posts = export(*items).posts
    kinds = [(post.number, post.kind, post.status) for post in posts]
    assert kinds == [
        (9, "page", "publish"),
        (3, "post", "draft"),
        (7, "attachment", "inherit"),
        (1, "post", "trash"),
    ]


def test_an_export_without_items_still_hands_the_site_out() -> None:
    done = export()
    assert done.site is not None
    assert done.posts == []


def test_an_item_with_nothing_in_it_is_handed_out_empty() -> None:
    done = export("<item></item>")
    assert done.posts[0].number == 0
    assert (done.posts[0].kind, done.posts[0].status, done.posts[0].html) == ("", "", "")
    assert [line.split(":")[0] for line in done.lines] == ["item 1 of the file"]


def test_words_keep_their_markup_and_their_space() -> None:
    words = "\n<p>One &amp; two</p>\n\n  <!-- more -->\n<pre>  a\n\tb</pre>\n"
    assert only(an_item(html=words)).html == words


def test_a_title_keeps_its_html() -> None:
    title = "To <em>you</em> &amp; me"
    assert only(an_item(title=title)).title == title


def test_the_end_mark_of_a_section_inside_words_survives() -> None:
    words = "an array: a[b[0]]> and ]]> and <![CDATA[ inside"
    post = only(an_item(html=words, comments=[a_comment(1, words)]))
    assert post.html == words
    assert next(post.comments()).html == words


def test_a_very_long_line_survives() -> None:
    words = "a" * 1_500_000 + " end"
    assert only(an_item(html=words)).html == words


def test_words_longer_than_any_letter_are_cut_and_reported() -> None:
    done = export(an_item(4, html="b" * 4_100_000), an_item(5, html="short"))
    assert len(done.posts[0].html) == 4_000_000
    assert done.posts[1].html == "short"
    assert len(done.lines_about("text too long")) == 1
    assert done.lines[0].startswith("post 4: ")


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("Me &amp; You", "Me & You"),
        ("&lt;b&gt;", "<b>"),
        ("It&#8217;s", "It’s"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("Ben &copy Jerry", "Ben &copy Jerry"),
        ("  two\n lines ", "two lines"),
        ("A & B", "A & B"),
    ],
)
def test_names_of_categories_and_tags_become_plain_text(stored: str, name: str) -> None:
    post = only(an_item(terms=[("x", stored)], tags=[stored]))
    assert post.terms == (Term("x", name),)
    assert post.tags == (name,)


def test_the_double_labels_of_very_old_exports_count_once() -> None:
    old = label("Grief", None, None) + label("Grief", "grief") + label("Rain", None, "tag")
    old += label("Rain", None, None) + label("Rain", "rain", "tag")
    done = export(an_item(extra=old))
    assert done.posts[0].terms == (Term("grief", "Grief"),)
    assert done.posts[0].tags == ("Rain",)
    assert done.lines == []


def test_labels_that_never_say_their_kind_are_categories() -> None:
    done = export(an_item(extra=label("Grief", None, None) + label("Rain", "rain", None)))
    assert done.posts[0].terms == (Term("", "Grief"), Term("rain", "Rain"))
    assert done.lines == []


def test_a_label_of_another_kind_is_reported_and_left_out() -> None:
    done = export(an_item(8, extra=label("Aside", "post-format-aside", "post_format")))
    assert done.posts[0].terms == ()
    assert done.posts[0].tags == ()
    assert len(done.lines_about("label of another kind")) == 1
    assert done.lines[0].startswith("post 8: ")


def test_a_password_locks_and_is_kept_nowhere() -> None:
    post = only(an_item(post_password="open sesame"))
    assert post.locked
    assert "sesame" not in repr(post)


def test_an_empty_password_does_not_lock_even_with_space_around() -> None:
    assert not only(an_item(post_password="")).locked
    assert not only(an_item(post_password="\n\t\t")).locked


def test_a_closed_post_takes_no_comments() -> None:
    assert not only(an_item(comment_status="closed")).open
    assert only(an_item(comment_status=None)).open


def test_a_second_element_of_another_namespace_is_not_taken_for_the_first() -> None:
    other = '<media:title xmlns:media="http://search.example/mrss/">Wrong</media:title>'
    other += '<title xmlns="http://other.example/">Wrong too</title>'
    assert only(an_item(title="Right", extra=other)).title == "Right"


def test_markup_that_was_not_escaped_is_not_taken_for_words() -> None:
    inside = "<content:encoded>Before <b>bold <i>deep</i></b> after</content:encoded>"
    assert only(an_item(content=None, extra=inside)).html == "Before  after"
