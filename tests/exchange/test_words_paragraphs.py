"""Paragraphs and line breaks of old posts are those that the old site showed."""

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import shown

TYPED = [
    # Blank lines are paragraphs, single newlines line breaks, as WordPress made them.
    ("One.", [["One."]]),
    ("One,\ntwo.", [["One,", "two."]]),
    ("One.\n\nTwo.", [["One."], ["Two."]]),
    ("One.\r\n\r\nTwo,\r\nthree.", [["One."], ["Two,", "three."]]),
    ("One,\ntwo.\n\nThree,\nfour.", [["One,", "two."], ["Three,", "four."]]),
    ("One.\n\n\n\n  \n\nTwo.", [["One."], ["Two."]]),
    ("  One.\n   Two.", [["One.", "Two."]]),
    ("One.\n\nTwo,\nthree.\n\nFour.", [["One."], ["Two,", "three."], ["Four."]]),
]
BREAKS = [
    ("One,<br>two.", [["One,", "two."]]),
    ("One,<br />\ntwo.", [["One,", "two."]]),
    ("One,<BR clear='all'/>two.", [["One,", "two."]]),
    ("One,</br>two.", [["One,", "two."]]),
    ("One.<br><br>Two.", [["One."], ["Two."]]),
    ("One.<br />\n<br />\nTwo.", [["One."], ["Two."]]),
    ("One.<br />\n\nTwo.", [["One."], ["Two."]]),
    ("One.\n<br>Two.", [["One."], ["Two."]]),
    ("<br><br>One.<br><br>", [["One."]]),
    ("One.<br>\n<!-- x -->\nTwo.", [["One."], ["Two."]]),
]
PARAGRAPHS = [
    ("<p>One.</p><p>Two.</p>", [["One."], ["Two."]]),
    ("<p>One.</p>\n<p>Two,<br />\nthree.</p>\n", [["One."], ["Two,", "three."]]),
    ("<p>One.<p>Two.", [["One."], ["Two."]]),
    ("<p>One.</p>\n\n<p>&nbsp;</p>\n\n<p>Two.</p>", [["One."], ["Two."]]),
    ('<p style="text-align: center;">One,\ntwo.</p>', [["One,", "two."]]),
    ("Loose.\n<p>Framed.</p>\nLoose.", [["Loose."], ["Framed."], ["Loose."]]),
    ("<P CLASS=a>One.</P >Two.", [["One."], ["Two."]]),
]
BOXES = [
    # What mail programs make: a box for each line, an empty one for a blank line.
    ("<div>One,</div><div>two.</div>", [["One,", "two."]]),
    ("<div>One,</div>\n\n<div>two.</div>", [["One,", "two."]]),
    ("<div>One.</div><div><br></div><div>Two.</div>", [["One."], ["Two."]]),
    ("<div>One.</div><div>&nbsp;</div><div>Two.</div>", [["One."], ["Two."]]),
    ("<div><div><div>One.</div></div></div>", [["One."]]),
    ("<div>One.\n\nTwo.</div>", [["One."], ["Two."]]),
    ("Loose.<div>One.</div>Loose.", [["Loose."], ["One."], ["Loose."]]),
    ("<center>One,</center><center>two.</center>", [["One,", "two."]]),
    ("<dl><dt>Word</dt><dd>Meaning</dd></dl>", [["Word", "Meaning"]]),
    ("<address>One,\ntwo.</address>", [["One,", "two."]]),
    ("<details><summary>More</summary>One.</details>", [["More"], ["One."]]),
]


@pytest.mark.parametrize(("html", "seen"), TYPED)
def test_newlines_mean_what_wordpress_made_of_them(html: str, seen: list[list[str]]) -> None:
    assert shown(html) == seen


@pytest.mark.parametrize(("html", "seen"), BREAKS)
def test_one_break_is_a_line_and_two_are_a_paragraph(html: str, seen: list[list[str]]) -> None:
    assert shown(html) == seen


@pytest.mark.parametrize(("html", "seen"), PARAGRAPHS)
def test_paragraph_tags_part_paragraphs(html: str, seen: list[list[str]]) -> None:
    assert shown(html) == seen


@pytest.mark.parametrize(("html", "seen"), BOXES)
def test_boxes_are_lines_unless_loose_words_stand_beside(html: str, seen: list[list[str]]) -> None:
    assert shown(html) == seen


def test_a_tag_within_a_sentence_parts_nothing() -> None:
    assert shown("One <span class='x'>two</span>\n<b>three</b> f<wbr>our.") == [
        ["One two", "three four."]
    ]


def test_spaces_within_a_line_stay_as_typed_and_those_at_its_ends_go() -> None:
    html = "<p>  Two  spaces.   <b> </b></p>\n   <p>\n One.</p>"
    assert shown(html) == [["Two spaces."], ["One."]]


def test_an_indent_of_hard_spaces_stays() -> None:
    assert to_text("<p>&nbsp;&nbsp;&nbsp;In.</p><p>Out.</p>").text == "   In.\n\nOut."
