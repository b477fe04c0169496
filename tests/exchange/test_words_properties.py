"""What holds for every text that came from an old site. html5lib is the independent reader."""

import re
import sys
from collections.abc import Callable

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.wordpress.words import one_line, to_text
from exchange.wordpress.words.names import KNOWN
from tests.exchange.showing import shown
from writing.markup import to_html
from writing.text import normalise

ANYTHING = st.text(st.characters())  # lone surrogates included
PIECES = ["<p>", "</p>", "<br>", "<b>", "</b>", "<em>", "</em>", "<div>", "</div>", "<ul>", "</ul>"]
PIECES += ["<li>", "</li>", "<ol>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<table>"]
PIECES += [
    "<tr>",
    "<td>",
    "</table>",
    "<a href='x:y'>",
    "<a href=/z>",
    "</a>",
    "<hr>",
    "<q>",
    "</q>",
]
PIECES += ["<script>", "</script>", "<!--", "-->", "<!-- wp:p -->", "<!-- /wp:p -->", "<img alt=a>"]
PIECES += [
    "[quote]",
    "[/quote]",
    "[b]",
    "[/b]",
    "[caption]",
    "[/caption]",
    "[gallery]",
    "[x a='b']",
]
PIECES += [
    "<",
    ">",
    "&",
    "&amp;",
    "&nbsp;",
    "&#",
    "[",
    "]",
    '"',
    "'",
    "*",
    "> ",
    "- ",
    "\n",
    "\n\n",
]
PIECES += [
    " ",
    "a",
    "b.",
    "é",
    "🙂",
    "_",
    "\x01",
    "\x03",
    "\u200b",
    "<span style='font-weight:bold'>",
]
MARKED_UP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
PLAIN = st.text(st.characters(exclude_characters="<&["), max_size=200)
WORD = st.text("abcdefgh'é’", min_size=1, max_size=8)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=4)
LETTER = st.lists(PARAGRAPH, min_size=1, max_size=5)
BREAK = "<br />\n"
# The ways in which old posts hold the same paragraphs and lines.
Way = Callable[[list[list[str]]], str]
WAYS: dict[str, Way] = {
    "as typed": lambda ps: "\n\n".join("\n".join(lines) for lines in ps),
    "with line feeds": lambda ps: "\r\n\r\n".join("\r\n".join(lines) for lines in ps),
    "tags": lambda ps: "".join(f"<p>{'<br>'.join(lines)}</p>" for lines in ps),
    "saved by WordPress": lambda ps: "\n".join(f"<p>{BREAK.join(ls)}</p>" for ls in ps),
    "breaks only": lambda ps: "<br><br>".join("<br>".join(lines) for lines in ps),
    "boxes": lambda ps: "<div><br></div>".join(
        "".join(f"<div>{line}</div>" for line in lines) for lines in ps
    ),
    "block editor": lambda ps: "\n\n".join(
        f"<!-- wp:paragraph -->\n<p>{'<br>'.join(lines)}</p>\n<!-- /wp:paragraph -->"
        for lines in ps
    ),
}


def words_in(text: str) -> str:
    """All letters and digits."""
    return "".join(re.findall(r"\w", text))


@given(ANYTHING | MARKED_UP)
def test_no_text_raises_and_every_text_comes_out_clean(html: str) -> None:
    words = to_text(html)
    assert normalise(words.text) == words.text
    assert to_html(words.text).count("<") >= bool(words.text.strip())
    assert all(note.what and note.detail for note in words.dropped)
    one_line(html)


@given(PLAIN)
def test_every_letter_of_a_plain_text_survives(typed: str) -> None:
    words = to_text(typed)
    assert words_in(words.text) == words_in(normalise(typed))
    assert words.dropped == ()


@given(PLAIN)
def test_a_plain_text_goes_through_again_unchanged(typed: str) -> None:
    once = to_text(typed).text
    assert to_text(once).text == once


@given(LETTER, st.sampled_from(sorted(WAYS)))
def test_paragraphs_and_lines_are_those_of_the_old_site(letter: list[list[str]], way: str) -> None:
    assert shown(WAYS[way](letter)) == letter


@given(LETTER)
def test_all_ways_of_writing_one_letter_give_one_text(letter: list[list[str]]) -> None:
    assert len({to_text(way(letter)).text for way in WAYS.values()}) == 1


@given(st.lists(st.sampled_from([p for p in PIECES if re.fullmatch(r"</?[a-z]+>", p)]) | WORD))
def test_no_tag_reaches_the_text_and_no_word_is_lost(parts: list[str]) -> None:
    parts = [part for part in parts if "script" not in part]
    text = to_text("".join(parts)).text
    assert not re.search("<", text)
    kept = words_in("".join(part for part in parts if not part.startswith("<")))
    assert words_in(re.sub(r"(?m)^[> ]*\d+\. ", "", text)) == kept


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "<i>", "<div>"]) | WORD))
def test_a_browser_would_read_the_same_words(parts: list[str]) -> None:
    html = " ".join(parts)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert words_in(to_text(html).text) == words_in("".join(tree.itertext()))


@given(MARKED_UP)
def test_known_tags_are_never_words(html: str) -> None:
    text = to_text(html.replace("&", "").replace('"', "").replace("'", "")).text
    tags = re.findall(r"</?([a-z]+)(?: /)?>", text)
    assert not set(tags) & KNOWN


HOSTILE = ["<", "<<", "[", "[[", "&", "&#1", "&amp;", "<a", "<a ", "<a x='", "<a x=\"<b y='", "</"]
HOSTILE += ["<b>", "<b><i>", "</b>", "<div>", "<ul><li>", "<blockquote>", "</blockquote>", "<q>"]
HOSTILE += [
    "<script>",
    "<object>",
    "<select>x",
    "<!--",
    "<!-->",
    "<![CDATA[",
    "<!",
    "<?xml",
    "\x00",
]
HOSTILE += ["<table><tr><td>x", "<td>", "<a href=u>x", "</a>", "<em>x", "<em>x</em><b>y</b>", "*"]
HOSTILE += ["[b]", "[/b]", "[b]x[/b]", '[a "', "[a '", "[a ", "[quote]", "[caption]", "[a b='c']"]
HOSTILE += ["<!-- wp:a -->", "<!-- /wp:a -->", "<!-- wp:a -->x<!-- /wp:b -->", "<!-- wp:x /-->"]
HOSTILE += [
    "<br>",
    "<hr>",
    "<pre>\n",
    " ",
    "\n",
    "a\n",
    "a\n\n",
    "\t \n",
    "e\u0301",
    "<img/>",
    "<a-a",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_a_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    html = unit * (20_000 // len(unit)) + "last words"
    assert normalise(to_text(html).text).strip(" ”").rstrip("*")
    assert one_line(html)


def steps(html: str) -> int:
    """How many functions are called to read it, those of Python itself included."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        to_text(html)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    to_text(unit * 150)  # whatever is remembered from now on
    assert steps(unit * 300) <= 2 * steps(unit * 150) + 50


@settings(max_examples=20, deadline=None)  # the work is counted, not timed
@given(st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map("".join))
def test_mixed_hostile_texts_are_no_more_work(unit: str) -> None:
    to_text(unit * 60)
    assert steps(unit * 120) <= 2 * steps(unit * 60) + 100
