"""A file that breaks: everything whole before the break comes out, then a plain sentence."""

import pytest

from tests.exchange.reads import outcome
from tests.exchange.wxr import a_comment, an_export, an_item

ITEMS = [an_item(n, html=f"words {n}", comments=[a_comment(n)]) for n in range(1, 6)]
WHOLE = an_export(*ITEMS)
# Where each item ends.
ENDS = [i + len(b"</item>") for i in range(len(WHOLE)) if WHOLE.startswith(b"</item>", i)]


def numbers(data: bytes) -> list[int]:
    return [post.number for post in outcome(data).posts]


@pytest.mark.parametrize("cut", range(800, len(WHOLE) - 2, 97))
def test_a_file_cut_anywhere_gives_the_whole_posts_and_never_the_broken_one(cut: int) -> None:
    done = outcome(WHOLE[:cut])
    assert done.trouble
    assert [post.number for post in done.posts] == [
        n for n, end in enumerate(ENDS, 1) if end <= cut
    ]
    assert all(post.html == f"words {post.number}" for post in done.posts)
    assert all(len(list(post.comments())) == 1 for post in done.posts)


def test_the_sentence_about_a_cut_file_says_where_and_what_to_do() -> None:
    done = outcome(WHOLE[: ENDS[2] + 50])
    line = WHOLE[: ENDS[2] + 50].count(b"\n") + 1
    message = str(done.trouble)
    assert f"line {line} " in message
    assert f"byte {ENDS[2] + 50})" in message
    assert "Export it again" in message
    assert "not taken twice" in message


def test_a_file_with_only_its_first_line_is_cut_too() -> None:
    done = outcome(b'<?xml version="1.0" encoding="UTF-8" ?>\n')
    assert done.site is None
    assert "stops in the middle, at line 2 " in str(done.trouble)


def test_a_file_cut_inside_a_letter_of_many_bytes_is_cut_all_the_same() -> None:
    done = outcome(
        an_export(an_item(1), an_item(2, html="😀" * 10)).partition(b"</content")[0][:-6]
    )
    assert done.posts == []
    assert "stops in the middle" in str(done.trouble)


def broken_at_third(inside: bytes) -> bytes:
    return WHOLE.replace(b"<![CDATA[words 3]]>", inside)


@pytest.mark.parametrize(
    ("inside", "hint"),
    [
        (b"Tom & Ann", "&amp;"),
        (b"a < b", "&lt;"),
        (b"a&nbsp;b", "&nbsp;"),
        (b"<p>open", "closed"),
        (b"<odd:tag/>", "prefix"),
        (b"<a b=1/>", "&amp;"),
    ],
)
def test_what_is_no_xml_stops_with_its_line_and_a_hint(inside: bytes, hint: str) -> None:
    data = broken_at_third(inside)
    done = outcome(data)
    assert [post.number for post in done.posts] == [1, 2]
    message = str(done.trouble)
    assert f"Line {data[: data.index(inside)].count(chr(10).encode()) + 1} " in message
    assert hint in message
    assert "mend that line" in message


def test_the_byte_of_the_break_is_the_files_own_after_what_was_left_out() -> None:
    data = b"\n\n\xef\xbb\xbf" + broken_at_third(b"\x0b" * 100_000 + b"&#8;" * 50_000 + b"a<<b")
    message = str(outcome(data).trouble)
    said = int(message.partition("about byte ")[2].partition(")")[0])
    assert abs(said - data.index(b"a<<b")) < 70_000
    assert f"Line {data[: data.index(b'a<<b')].count(chr(10).encode()) + 1} " in message


def test_the_byte_of_a_break_in_a_clean_file_is_exact() -> None:
    data = broken_at_third(b"x" * 200_000 + b"a<<b")
    assert f"(about byte {data.index(b'<<b') + 1})" in str(outcome(data).trouble)


def test_what_was_changed_before_the_break_is_told_too() -> None:
    done = outcome(broken_at_third(b"\x0b & "))
    assert done.trouble
    assert len(done.lines_about("control characters")) == 1


@pytest.mark.parametrize("after", [b"<b>Warning</b>: memory", b"Warning", WHOLE])
def test_something_behind_the_end_is_told_after_every_post(after: bytes) -> None:
    done = outcome(WHOLE + after)
    assert [post.number for post in done.posts] == [1, 2, 3, 4, 5]
    assert "follows the end" in str(done.trouble)


def test_empty_lines_behind_the_end_are_nothing() -> None:
    done = outcome(WHOLE + b"\n\n \0\n")
    assert done.trouble is None
    assert done.lines_about("control characters")


def test_elements_nested_without_end_are_refused() -> None:
    done = outcome(broken_at_third(b"<a>" * 100_000))
    assert [post.number for post in done.posts] == [1, 2]
    assert "nested deeper" in str(done.trouble)


def test_a_comment_in_the_markup_without_end_is_refused() -> None:
    done = outcome(broken_at_third(b"<!--" + b"x" * 2_500_000))
    assert [post.number for post in done.posts] == [1, 2]
    assert "more than 2 MB" in str(done.trouble)


def test_a_tag_without_end_is_refused() -> None:
    data = broken_at_third(b'<a b="' + b"x" * 2_500_000)
    assert "more than 2 MB" in str(outcome(data).trouble)


def test_a_long_comment_in_the_markup_is_passed_over() -> None:
    assert numbers(broken_at_third(b"<!--" + b"x" * 1_000_000 + b"-->")) == [1, 2, 3, 4, 5]


def test_an_instruction_in_the_markup_is_passed_over() -> None:
    assert numbers(broken_at_third(b"<?php echo 1; ?>")) == [1, 2, 3, 4, 5]
