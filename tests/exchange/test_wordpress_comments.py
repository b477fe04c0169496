"""Comments of an export: as often as one asks, with what they answer and who speaks again."""

from datetime import datetime

import pytest

from tests.exchange.reads import export, only
from tests.exchange.wxr import a_comment, an_item


def test_a_comment_comes_out_with_all_that_the_file_says_of_it() -> None:
    one = a_comment(7, "<p>Yes.</p>", comment_parent=3, comment_author="Tom &amp; Ann")
    [found] = only(an_item(comments=[one])).comments()
    assert (found.number, found.parent, found.name) == (7, 3, "Tom & Ann")
    assert found.at == datetime(2012, 12, 13, 9, 30)
    assert found.html == "<p>Yes.</p>"
    assert (found.state, found.kind, found.person) == ("approved", "comment", 1)


def test_comments_can_be_read_again_and_twice_at_once() -> None:
    post = only(an_item(comments=[a_comment(n, f"words {n} é 字 😀") for n in (5, 2, 9)]))
    once = list(post.comments())
    assert [one.number for one in once] == [5, 2, 9]
    assert list(post.comments()) == once
    assert list(zip(post.comments(), post.comments(), strict=True)) == [(c, c) for c in once]


def test_comments_of_a_post_that_is_held_survive_the_next_post() -> None:
    posts = export(
        an_item(1, comments=[a_comment(1, "first")]),
        an_item(2, comments=[a_comment(2, "second")]),
        an_item(3),
    ).posts
    assert [[one.html for one in post.comments()] for post in posts] == [["first"], ["second"], []]
    assert [post.count for post in posts] == [1, 1, 0]


def test_comments_too_many_for_memory_come_back_whole_and_in_order() -> None:
    words = "äöü " * 5000
    post = only(an_item(comments=[a_comment(n, f"{words}{n}") for n in range(1, 201)]))
    assert [one.number for one in post.comments()] == list(range(1, 201))
    assert all(one.html == f"{words}{one.number}" for one in post.comments())


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("1", "approved"),
        ("approve", "approved"),
        ("0", "held"),
        ("hold", "held"),
        ("", "held"),
        (None, "held"),
        ("spam", "spam"),
        ("trash", "trash"),
        ("post-trashed", "trash"),
    ],
)
def test_marks_of_approval_become_states(mark: str | None, state: str) -> None:
    done = export(an_item(comments=[a_comment(comment_approved=mark)]))
    assert [one.state for one in done.posts[0].comments()] == [state]
    assert done.lines == []


def test_an_unknown_mark_of_approval_waits_for_a_person_and_is_reported() -> None:
    done = export(an_item(4, comments=[a_comment(7, comment_approved="perhaps")]))
    assert [one.state for one in done.posts[0].comments()] == ["held"]
    assert done.lines_about("unknown state")[0].startswith("comment 7 of post 4: ")


@pytest.mark.parametrize("kind", ["comment", "pingback", "trackback"])
def test_the_three_kinds_of_comments_are_known(kind: str) -> None:
    done = export(an_item(comments=[a_comment(comment_type=kind)]))
    assert [one.kind for one in done.posts[0].comments()] == [kind]
    assert done.lines == []


def test_a_kind_that_a_plugin_added_is_handed_on_and_reported() -> None:
    done = export(an_item(4, comments=[a_comment(7, comment_type="order_note")]))
    assert [one.kind for one in done.posts[0].comments()] == ["order_note"]
    assert done.lines_about("unknown kind of comment")[0].startswith("comment 7 of post 4: ")


def persons(*comments: str) -> list[int]:
    return [one.person for one in only(an_item(comments=comments)).comments()]


def test_the_same_address_in_other_letter_case_is_the_same_person() -> None:
    addresses = ["Ann@Example.org", "ben@example.org", " ann@example.ORG ", "BEN@example.org"]
    comments = [a_comment(n, comment_author_email=one) for n, one in enumerate(addresses, 1)]
    assert persons(*comments) == [1, 2, 1, 2]


def test_the_same_account_is_the_same_person_where_there_is_no_address() -> None:
    comments = [
        a_comment(1, comment_author_email="", comment_user_id=3),
        a_comment(2, comment_author_email=None, comment_user_id=4),
        a_comment(3, comment_author_email="", comment_user_id=3),
    ]
    assert persons(*comments) == [1, 2, 1]


def test_somebody_without_address_and_account_is_nobody_known() -> None:
    comments = [
        a_comment(1, comment_author_email="", comment_user_id=0),
        a_comment(2, comment_author_email="none", comment_user_id="x"),
        a_comment(3, comment_author_email=None, comment_user_id=None),
    ]
    assert persons(*comments) == [0, 0, 0]


def test_people_are_counted_anew_under_each_post() -> None:
    ben = a_comment(1, comment_author_email="ben@example.org")
    posts = export(an_item(1, comments=[ben, a_comment(2)]), an_item(2, comments=[a_comment(3)]))
    counted = [[one.person for one in post.comments()] for post in posts.posts]
    assert counted == [[1, 2], [1]]


def test_addresses_go_by_person_as_they_were_first_written() -> None:
    post = only(
        an_item(
            comments=[
                a_comment(1, comment_author_email="Ann@Example.org"),
                a_comment(2, comment_author_email="", comment_user_id=9),
                a_comment(3, comment_author_email="ann@example.org"),
                a_comment(4, comment_author_email="two words@example.org"),
            ]
        )
    )
    assert post.addresses == {1: "Ann@Example.org"}
    assert [one.person for one in post.comments()] == [1, 2, 1, 0]


@pytest.mark.parametrize("number", ["", "-4", "12.5", "9223372036854775808", "x", "٣", "0", None])
def test_a_comment_without_a_usable_number_has_none_and_is_reported(number: str | None) -> None:
    done = export(an_item(4, comments=[a_comment(1), a_comment(number)]))
    assert [one.number for one in done.posts[0].comments()] == [1, 0]
    [line] = done.lines_about("no usable number")
    assert line.startswith("comment 2 from the top of post 4: ")


def test_a_comment_number_used_twice_under_one_post_is_reported() -> None:
    done = export(an_item(4, comments=[a_comment(7), a_comment(7)]))
    assert done.lines_about("number used twice")[0].startswith("comment 7 of post 4: ")
    assert done.posts[0].count == 2


@pytest.mark.parametrize("parent", ["-1", "abc", "99999999999999999999"])
def test_a_comment_that_answers_no_number_stands_by_itself(parent: str) -> None:
    done = export(an_item(4, comments=[a_comment(7, comment_parent=parent)]))
    assert [one.parent for one in done.posts[0].comments()] == [0]
    assert done.lines_about("no usable parent")[0].startswith("comment 7 of post 4: ")


@pytest.mark.parametrize("parent", ["0", "", None])
def test_a_comment_that_answers_none_is_nothing_to_report(parent: str | None) -> None:
    assert export(an_item(comments=[a_comment(comment_parent=parent)])).lines == []


def test_a_comment_without_a_date_keeps_none_and_is_reported_if_it_is_shown() -> None:
    bad = {"comment_date": "0000-00-00 00:00:00", "comment_date_gmt": ""}
    shown, waits = a_comment(7, **bad), a_comment(8, comment_approved="0", **bad)
    done = export(an_item(4, comments=[shown, waits]))
    assert [one.at for one in done.posts[0].comments()] == [None, None]
    [line] = done.lines_about("no usable date")
    assert line.startswith("comment 7 of post 4: ")
