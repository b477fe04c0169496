"""Texts with fewer than two blank lines keep the lines that they had on the old site."""

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import shown
from writing.markup import KEEPS_LINES, to_html
from writing.text import normalise

KEPT = f"{KEEPS_LINES}\n"
PROSE = "A sentence long enough to be a paragraph of a letter, typed with one newline after it. "
SHORT = [
    ("Love,\nA.", [["Love,", "A."]]),
    ("Thank you.\n\nLove,\nA.", [["Thank you."], ["Love,", "A."]]),
    ("Dear you,\nhello.\n\nLove,\nA.", [["Dear you,", "hello."], ["Love,", "A."]]),
    ("<p>Dear you,<br>hello.</p>", [["Dear you,", "hello."]]),
    ("<p>One,<br>two.</p><p>Three.</p>", [["One,", "two."], ["Three."]]),
    ("<div>One,</div><div>two.</div>", [["One,", "two."]]),
]


@pytest.mark.parametrize(("html", "seen"), SHORT)
def test_lines_of_a_short_text_stay_lines(html: str, seen: list[list[str]]) -> None:
    assert shown(html) == seen


@pytest.mark.parametrize(("html", "_seen"), SHORT)
def test_what_keeps_them_lines_survives_cleaning_and_is_not_shown(
    html: str, _seen: list[list[str]]
) -> None:
    text = to_text(html).text
    assert text.count(KEPT) == text.count(KEEPS_LINES) == 1
    assert normalise(text) == text
    assert KEEPS_LINES not in to_html(text)


@pytest.mark.parametrize("typed", ["", "&#8203;", "\u200b"])
@pytest.mark.parametrize(
    "end",
    ["", "<script>a()</script>", "\n<script>\na()\n</script>", "<style>p {}</style>\n",
     "<script>", "\n<style>"],
)  # fmt: skip
@pytest.mark.parametrize(("html", "seen"), SHORT)
def test_no_text_ends_or_begins_with_what_nobody_sees(
    html: str, seen: list[list[str]], end: str, typed: str
) -> None:
    text = to_text(html + typed + end).text
    assert text.strip(KEEPS_LINES).strip() == text
    assert shown(html + typed + end) == seen


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("One.", "One."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One,\ntwo.", f"One,{KEPT}two."),
        ("One,\ntwo.\n\nThree.", f"One,{KEPT}two.\n\nThree."),
        ("One,\ntwo.\n\nThree.\n\nFour.", "One,\ntwo.\n\nThree.\n\nFour."),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<blockquote>a\nb</blockquote>", "> a\n> b"),
        ("<blockquote>a</blockquote>One,\ntwo.", f"> a\n\nOne,{KEPT}two."),
        ("One,\ntwo.<hr>", f"One,{KEPT}two.\n\n* * *"),
    ],
)
def test_nothing_is_added_where_nothing_is_needed(html: str, text: str) -> None:
    assert to_text(html).text == text


def test_long_lines_are_left_to_the_rule_that_makes_them_paragraphs() -> None:
    prose = "\n".join([PROSE * 2] * 4)
    assert to_text(prose).text == normalise(prose)
    assert shown(prose) == [[(PROSE * 2).strip()]] * 4


def test_a_greeting_before_long_lines_changes_nothing_about_them() -> None:
    prose = "Dear you,\n\n" + "\n".join([PROSE * 2] * 4)
    assert to_text(prose).text == normalise(prose)
    assert len(shown(prose)) == 5


def test_a_text_that_went_through_once_goes_through_again_unchanged() -> None:
    once = to_text("One,\ntwo.\n\nThree.").text
    assert to_text(once).text == once


def test_lines_that_end_in_what_nobody_sees_are_not_taken_for_marked_ones() -> None:
    prose = "\u200b \u200b\n".join([PROSE * 2] * 3)
    assert KEEPS_LINES not in to_text(prose).text
    assert len(shown(prose)) == 3


def test_blocks_of_nothing_visible_do_not_count() -> None:
    html = "<p>One,<br>two.</p><p>&#8203;</p><p>&nbsp;</p><p>&shy;</p>"
    assert to_text(html).text == f"One,{KEPT}two."
