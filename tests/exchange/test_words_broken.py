"""Broken tags and odd references: as a browser would, or as typed; never an error, never lost."""

import pytest

from exchange.wordpress.words import to_text
from exchange.wordpress.words.scanner import Scanner
from tests.exchange.showing import notes_of, text_of
from writing.text import normalise

BROKEN = [
    # Quotes left open end with the tag.
    ('<font color="red>One.</font> She said "two".', 'One. She said "two".'),
    ("<p class='it's>One.</p>", "One."),
    ('<a href="https://s.example>song</a>', "song"),
    # Angles within quotes are no end.
    ('<p title="a > b">One.</p>', "One."),
    ("<p title='<b>'>One.</p>", "One."),
    ('<p data-x="&quot;<b>&quot;">One.</p>', "One."),
    # Spaces, newlines and slashes anywhere.
    ("<p\n class=\n'x'\n>One.</p\n>", "One."),
    ("<br/ ><p/>One.<p / >", "One."),
    ("<p class='x'id='y'>One.</p>", "One."),
    ("<p = = 'x'>One.</p>", "One."),
    ("<p class>One.</p class='x'>", "One."),
    # Ends that do not match.
    ("<b><i>One.</b></i> Two.", "**One.** Two."),
    ("<div><b>One.</div> Two.</b>", "**One.**\n\n**Two.**"),
    ("</div></b></p></a></ul></li></td>One.", "One."),
    ("<ul><li>a</ul></li></ul>b", "- a\n\nb"),
    ("<a href='#x'><b>One.</a></b> Two.", "**One.** Two."),
]
REFERENCES = [
    ("he&#8217;s", "he’s"),
    ("he&#x2019;s", "he’s"),
    ("he&rsquo;s", "he’s"),
    ("R&amp;B", "R&B"),
    ("R&B and Q&A", "R&B and Q&A"),
    ("&amp;nbsp;", "&nbsp;"),
    ("&amp;amp;lt;", "&amp;lt;"),
    ("&lt;b&gt;no tag&lt;/b&gt;", "<b>no tag</b>"),
    ("&#60;p&#62;no tag", "<p>no tag"),
    ("one&nbsp;two", "one two"),
    ("one&nbsp;&nbsp;two", "one  two"),
    ("&copy 2012", "© 2012"),
    ("&hearts;&#128578;&#x1F494;", "♥🙂💔"),
    ("&nosuchthing; &; &# &#; &#x; &", "&nosuchthing; &; &# &#; &#x; &"),
    ("&#99999999999999999999;", "&#99999999999999999999;"),
    ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ("&#x" + "f" * 5000 + ";", "&#x" + "f" * 5000 + ";"),
    ("one&#10;&#13;two&#8232;three", "one  two three"),
    ("a&#8238;b&shy;c&#7;d&#0;", "abcd�"),
    ("&#150;&#x80;", "–€"),
    ("e&#769;", "é"),
]
ODD = ["\x00", "\x01\x02\x03\x04", "\ud800", "\udfff\ud800", "\u202e", "\ufeff", "\x0c", "\x85"]


@pytest.mark.parametrize(("html", "text"), BROKEN)
def test_broken_tags_lose_no_words(html: str, text: str) -> None:
    assert text_of(html).removesuffix(" (https://s.example)") == text


@pytest.mark.parametrize(("html", "text"), REFERENCES, ids=lambda value: value[:20])
def test_references_are_read_once(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("around", ["a{}b", "<b{}>a</b>b", "<b>{}a</b>b", "<b title='{}'>a</b>b"])
def test_odd_characters_are_cleaned_away(odd: str, around: str) -> None:
    text = to_text(around.format(odd)).text
    assert normalise(text) == text
    assert {"a", "b"} <= set(text)
    assert not set(odd) - {"\x0c", "\x85"} & set(text)


def test_a_mark_of_our_own_that_somebody_sent_is_no_emphasis() -> None:
    assert text_of("\x01a\x03 \x02b\x04 &#1;c&#3;") == "a b c"


def test_an_attribute_counts_the_first_time() -> None:
    html = '<img src="https://one.example/a" SRC="https://two.example/b" alt="&lt;x&gt;">'
    assert text_of(html) == "[image: <x>]"
    assert notes_of(html) == ["image: one.example"]


def test_two_texts_never_mix() -> None:
    alone = to_text("<ul><li>a<b>").text
    to_text("<blockquote><pre><em><ol><li><table><tr><td>[quote]x[/quote]")
    assert to_text("<ul><li>a<b>").text == alone


@pytest.mark.parametrize("html", ["", " ", "\n\n", "&nbsp;", "<p></p>", "<p>&nbsp;</p>", "<!---->"])
def test_nothing_stays_nothing(html: str) -> None:
    assert to_text(html).text == ""
    assert to_text(html).dropped == ()


def test_an_end_that_is_missing_is_looked_for_only_once() -> None:
    scanner = Scanner("<script><script>")
    assert not scanner.skip_past("script")
    scanner.html += "</script>"
    assert not scanner.skip_past("script")
    assert Scanner(scanner.html).skip_past("script")
