"""Lists, tables, quotations, rules: what has a shape beyond paragraphs."""

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import notes_of, text_of
from writing.markup import to_html

LISTS = [
    ("<ul><li>tea</li><li>bread</li></ul>", "- tea\n- bread"),
    ("<ul>\n\t<li>tea</li>\n\n\t<li>bread</li>\n</ul>", "- tea\n- bread"),
    ("<UL><LI>tea<LI>bread</UL>", "- tea\n- bread"),
    ("<ul><li><p>tea</p></li><li><p>bread</p></li></ul>", "- tea\n- bread"),
    ("<ul><li></li><li>bread</li></ul>", "- bread"),
    ("<ul><li>tea,<br>black</li><li>bread</li></ul>", "- tea,\nblack\n- bread"),
    ("<ul><li>tea,\n\nblack</li><li>bread</li></ul>", "- tea,\nblack\n- bread"),
    ("<ol><li>tea</li><li>bread</li></ol>", "1. tea\n2. bread"),
    ('<ol start="9"><li>tea</li><li>bread</li></ol>', "9. tea\n10. bread"),
    ('<ol start="many"><li>tea</li></ol>', "1. tea"),
    ('<ol start="99999999999999999999"><li>tea</li></ol>', "1. tea"),
    ("<ul><li>tea<ul><li>black</li></ul></li><li>bread</li></ul>", "- tea\n  - black\n- bread"),
    ("<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>", "- a\n  1. b\n  2. c"),
    ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n  - b\n2. c"),
    ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", "- a\n  - b\n   - c"),
    ("Buy:<ul><li>tea</li><li>bread</li></ul>Bye.", "Buy:\n\n- tea\n- bread\n\nBye."),
    ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n- b"),
    ("<ul><ul><li>a</li></ul></ul>b", "  - a\n\nb"),
    ("<li>alone</li>words", "alone\n\nwords"),
    ("<ul><li>a", "- a"),
    ("<ul><li></li></ul>words", "words"),
]
TABLES = [
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"),
    ("<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>", "a | b"),
    ("<table><tr><th>a</th> <td>b</td></tr></table>", "a | b"),
    ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a | b"),
    ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "a |  | c"),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"),
    ("<table><tr><td>a<td><tr><td>c<td>d</table>", "a |\nc | d"),
    ("<table><caption>T</caption><tr><td>a</td></tr></table>end", "T\n\na\n\nend"),
    ("<table><tr><td>One.\n\nTwo.</td></tr></table>", "One.\n\nTwo."),
]
QUOTES = [
    ("<blockquote>One.</blockquote>Two.", "> One.\n\nTwo."),
    ("<blockquote>One,\ntwo.</blockquote>", "> One,\n> two."),
    ("<blockquote><p>One.</p>\n<p>Two.</p></blockquote>", "> One.\n>\n> Two."),
    ("<blockquote>One.<cite>A book</cite></blockquote>", "> One.A book"),
    ("<blockquote><p>One.</p><cite>A book</cite></blockquote>", "> One.\n>\n> A book"),
    ("<blockquote>a</blockquote>\n\n<blockquote>b</blockquote>", "> a\n\n> b"),
    ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> > b\n>\n> c"),
    ("<blockquote><ul><li>a</li><li>b</li></ul></blockquote>", "> - a\n> - b"),
    ("<blockquote>a", "> a"),
    ("</blockquote>a", "a"),
    ("Before.<blockquote>a</blockquote>", "Before.\n\n> a"),
]
RULES = [
    ("One.<hr>Two.", "One.\n\n* * *\n\nTwo."),
    ("One.\n\n<hr />\n\nTwo.", "One.\n\n* * *\n\nTwo."),
    ("<b>One.<hr>Two.</b>", "**One.**\n\n* * *\n\n**Two.**"),
    ("One.<!--nextpage-->Two.", "One.\n\nTwo."),
    ("One.<!--more-->\n\nTwo.", "One.\n\nTwo."),
    ("One.\n\n<!--more Read on-->\n\nTwo.", "One.\n\nTwo."),
]


@pytest.mark.parametrize(("html", "text"), LISTS)
def test_items_begin_with_a_dash_or_their_number(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_list_is_shown_as_a_list() -> None:
    html = to_html(to_text("<ul><li>tea<ul><li>black</li></ul></li><li>bread</li></ul>").text)
    assert html == "<ul><li>tea</li><li>black</li><li>bread</li></ul>"


@pytest.mark.parametrize(("html", "text"), TABLES)
def test_the_rows_of_a_table_are_lines_and_that_is_said(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == ["table: its rows are lines of text now"]


@pytest.mark.parametrize(("html", "text"), QUOTES)
def test_quoted_lines_begin_with_an_angle(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_quotation_of_two_paragraphs_is_shown_as_one_quotation() -> None:
    html = to_html(to_text("<blockquote><p>One.</p><p>Two.</p></blockquote>So.").text)
    assert html == "<blockquote><p>One.<br><br>Two.</p></blockquote>\n<p>So.</p>"


def test_a_quotation_deep_in_others_is_told_apart_to_a_limit() -> None:
    assert text_of("<blockquote>" * 50 + "a") == "> > > a"


@pytest.mark.parametrize(("html", "text"), RULES)
def test_a_line_across_the_page_stays_and_page_marks_only_part(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>One,\n    two.\n\nThree.</pre>Four.", "One,\n    two.\n\nThree.\n\nFour."),
        ("<pre>\nOne,\ntwo.\n</pre>", "One,\ntwo."),
        ("<pre><code>a  = 1\n  b = <b>2</b></code></pre>", "a  = 1\n  b = **2**"),
        ("<code>a   = 1</code>", "a   = 1"),
    ],
)
def test_verses_keep_their_spaces_and_lines(html: str, text: str) -> None:
    assert text_of(html) == text
