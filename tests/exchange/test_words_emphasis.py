"""Emphasis becomes stars where our markup will show it, and is left out where it would not."""

import re

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import notes_of, text_of
from writing.markup import to_html

STARRED = [
    ("I <em>did</em> wait.", "I *did* wait."),
    ("I <i>did</i> wait.", "I *did* wait."),
    ("I <strong>did</strong> wait.", "I **did** wait."),
    ("I <B CLASS='x'>did</B> wait.", "I **did** wait."),
    ("<em>all of it</em>", "*all of it*"),
    ("(<em>did</em>), “<b>did</b>”.", "(*did*), “**did**”."),
    ("<em>one</em> and <em>two</em>", "*one* and *two*"),
    # Spaces go outside, where they belong.
    ("I<em> did </em>wait.", "I *did* wait."),
    ("I <em>did </em> wait.", "I *did*  wait."),
    # Written in pieces, as office programs do.
    ("<b>wo</b><b>rd</b>", "**word**"),
    # Inside another emphasis nothing more is said.
    ("<strong>so <em>very</em> much</strong>", "**so very much**"),
    ("<em><strong>so</strong></em>", "*so*"),
    # Over line ends it begins anew.
    ("<em>one,<br>two</em>", "*one,*\n*two*"),
    ("<em>one.\n\ntwo.</em>", "*one.*\n\n*two.*"),
    ("<b><p>one.</p><p>two.</p></b>three.", "**one.**\n\n**two.**\n\nthree."),
    ("<b>never closed.\n\nStill.", "**never closed.**\n\n**Still.**"),
    ("<ul><li><b>one</b></li><li>two</li></ul>", "- **one**\n- two"),
    ('<span style="font-style: italic">did</span>', "*did*"),
    ('<span style="font-weight:700">did</span> <span>not</span>', "**did** not"),
    ('<span style="font-weight:bold">a <span>b</span> c</span> d', "**a b c** d"),
]
UNSTARRED = [
    # Within a word our markup would show the stars themselves.
    ("<em>un</em>happy", "unhappy"),
    ("un<em>happy</em>", "unhappy"),
    ("<em>un</em><strong>happy</strong>", "unhappy"),
    ("<em>wow!</em><strong>“yes”</strong>", "wow!“yes”"),
    # Beside stars of the writer's own nobody could tell which belong together.
    ("5 * 3 <em>times</em>", "5 * 3 times"),
    ("f*** <em>off</em>", "f*** off"),
    ("a <em></em> b <em> </em> c", "a  b   c"),
    (f"<em>{'word ' * 100}</em>", ("word " * 100).strip()),
    ("</em>a</b> b", "a b"),
]


@pytest.mark.parametrize(("html", "text"), STARRED)
def test_emphasis_is_kept_as_stars(html: str, text: str) -> None:
    assert text_of(html) == text
    assert "*" not in re.sub("<hr>", "", to_html(to_text(html).text))


@pytest.mark.parametrize(("html", "text"), UNSTARRED)
def test_emphasis_that_would_not_show_adds_no_stars(html: str, text: str) -> None:
    assert text_of(html) == text


def test_stars_that_somebody_typed_stay() -> None:
    assert text_of("I *did* wait, **truly**.\n\n* * *\n\n* one") == (
        "I *did* wait, **truly**.\n\n* * *\n\n* one"
    )


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_is_a_strong_paragraph_of_its_own(level: int) -> None:
    assert text_of(f"Before<h{level} id='x'>The sea</h{level}>after") == (
        "Before\n\n**The sea**\n\nafter"
    )


@pytest.mark.parametrize("html", ["<h2>The sea</h3>after", "<h2>The sea</H2>after"])
def test_any_end_of_a_heading_ends_it(html: str) -> None:
    assert text_of(html) == "**The sea**\n\nafter"


def test_a_heading_left_open_ends_with_the_next() -> None:
    assert text_of("<h2>One<h3>Two</h3>three") == "**One**\n\n**Two**\n\nthree"


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("del", "struck-out text"),
        ("s", "struck-out text"),
        ("strike", "struck-out text"),
        ("u", "underlined text"),
        ("sup", "raised text"),
        ("sub", "lowered text"),
        ("small", "small text"),
        ("big", "large text"),
        ("mark", "marked text"),
    ],
)
def test_other_looks_leave_the_words_and_a_note(tag: str, what: str) -> None:
    html = f"I <{tag}>hated</{tag}> you. <{tag}>Not.</{tag}>"
    assert text_of(html) == "I hated you. Not."
    assert notes_of(html) == [f"{what}: <{tag}>; the words are kept"]


@pytest.mark.parametrize("tag", ["span", "font", "code", "abbr", "tt", "ins", "cite", "label"])
def test_tags_without_a_meaning_for_plain_text_go_without_a_note(tag: str) -> None:
    html = f"a <{tag} class='x' title='y'>b</{tag}> c"
    assert text_of(html) == "a b c"
    assert notes_of(html) == []


HIDDEN = [
    '<span style="display:none">h</span>',
    '<p style="color: red; Display : None ;">h</p>',
    "<div style='visibility: hidden'>h</div>",
    '<span style="color:white">h</span>',
    '<span style="color: #FFF;">h</span>',
    '<span style="color:#ffffff">h</span>',
    '<font color="White">h</font>',
    '<span style="font-size:0">h</span>',
    "<b hidden>h</b>",
]
VISIBLE = [
    '<span style="color:#fff5ee">h</span>',
    '<span style="color:whitesmoke">h</span>',
    '<span style="background-color:white">h</span>',
    '<span style="font-size:0.9em">h</span>',
    '<span style="opacity:0.5">h</span>',
    '<font color="red">h</font>',
]


@pytest.mark.parametrize("html", HIDDEN)
def test_hidden_words_are_kept_and_named(html: str) -> None:
    assert text_of(html).strip("*") == "h"
    (note,) = notes_of(html)
    assert note.startswith("hidden text: <")
    assert note.endswith(">; the words are kept and can be read now")


@pytest.mark.parametrize("html", VISIBLE)
def test_a_colour_or_size_alone_hides_nothing(html: str) -> None:
    assert text_of(html) == "h"
    assert notes_of(html) == []


def test_quotation_marks_that_the_browser_put_are_written() -> None:
    assert text_of("She said <q>stay</q>.") == "She said “stay”."
    assert text_of("She said <q>stay") == "She said “stay”"
