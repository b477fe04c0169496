"""Titles and names are one line of text, with everything in it that was read on the old site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.wordpress.words import one_line

TITLES = [
    ("So You&#8217;re Leaving", "So You’re Leaving"),
    ("So <em>You</em>&#8217;re <b class='x'>Leaving</b>", "So You’re Leaving"),
    ("  So\n\tyou’re   leaving ", "So you’re leaving"),
    ("So<br />you’re<br>leaving", "So you’re leaving"),
    ("<p>So</p><p>you</p>", "So you"),
    ("One&nbsp;two", "One two"),
    ("R&amp;B &amp;amp; soul", "R&B &amp; soul"),
    ("I <3 you", "I <3 you"),
    ("<sigh>", "<sigh>"),
    ("A <untitled> letter", "A <untitled> letter"),
    ("&lt;b&gt;", "<b>"),
    ("[sic] [gallery]", "[sic] [gallery]"),
    ("One <!-- x --> two", "One two"),
    ("One<script>two()</script> three", "One three"),
    ("One<script>two", "Onetwo"),
    ("Smile<img src='/s.gif' alt=':)'>now", "Smile :) now"),
    ("*starred*", "*starred*"),
    ("💔", "💔"),
    ("a\u202eb\x00c\ud800", "abc"),
    ("", ""),
    ("<br>", ""),
]


@pytest.mark.parametrize(("html", "text"), TITLES)
def test_a_title_is_one_line_of_text(html: str, text: str) -> None:
    assert one_line(html) == text


@given(st.text(st.characters()))
def test_no_title_raises_or_has_two_lines(html: str) -> None:
    text = one_line(html)
    assert text == " ".join(text.split())


@given(st.lists(st.from_regex(r"\A\w{1,8}\Z"), max_size=6))
def test_every_word_of_a_plain_title_is_kept(words: list[str]) -> None:
    assert one_line(" ".join(words)) == one_line("\n ".join(words))
    assert len(one_line(" ".join(words)).split()) == len([word for word in words if one_line(word)])
