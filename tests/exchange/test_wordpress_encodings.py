"""Old sites hold bytes that XML or UTF-8 does not allow: they are read all the same, and told."""

from io import BytesIO

import pytest

from exchange.report import Report
from exchange.wordpress.clean import PIECE
from exchange.wordpress.parts import Post
from exchange.wordpress.reading import read
from tests.exchange.reads import export, only, outcome
from tests.exchange.wxr import a_comment, an_export, an_item

WORDS = "Zoë’s café – “naïve” 字 😀"
HERE = b"|HERE|"


def put(what: bytes, **given: str) -> bytes:
    """An export whose words are `what`, as it stands."""
    return an_export(an_item(4, html="a|HERE|b", **given), an_item(5)).replace(HERE, what)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("UTF-8", "utf-16"),
        ("UTF-16", "utf-8"),
        ("gb18030", "gb18030"),
    ],
)
def test_words_survive_every_encoding_of_unicode(declared: str, written: str) -> None:
    done = export(an_item(4, html=WORDS), encoding=declared, written_as=written)
    assert done.posts[0].html == WORDS
    assert done.lines == []


@pytest.mark.parametrize("written", ["iso-8859-1", "windows-1252", "iso-8859-15", "koi8-r"])
def test_declared_older_encodings_are_read(written: str) -> None:
    words = "дом" if written == "koi8-r" else "Zoë, café"
    done = export(an_item(html=words), encoding=written, written_as=written)
    assert done.posts[0].html == words
    assert done.lines == []


def test_windows_quotes_in_a_file_that_says_latin_are_quotes() -> None:
    done = export(an_item(html="“so”"), encoding="ISO-8859-1", written_as="cp1252")
    assert done.posts[0].html == "“so”"


def test_a_file_without_a_declaration_is_utf_8() -> None:
    data = an_export(an_item(html=WORDS)).partition(b"?>\n")[2]
    assert outcome(data).posts[0].html == WORDS


@pytest.mark.parametrize("before", ["\n\n", "\ufeff\n", "\n\ufeff", "\ufeff\ufeff \t\r\n"])
def test_empty_lines_and_marks_before_the_declaration_are_skipped(before: str) -> None:
    done = outcome(before.encode() + an_export(an_item(4, html=WORDS)))
    assert done.trouble is None
    assert done.posts[0].html == WORDS


def test_bytes_that_are_no_utf_8_are_read_as_windows_and_counted() -> None:
    done = outcome(put("Zoë “x” ".encode("cp1252") + WORDS.encode() + b"\x81"))
    assert done.posts[0].html == f"aZoë “x” {WORDS}\ufffdb"
    [line] = done.lines_about("wrong encoding")
    assert line.startswith("the file: ")
    assert "4 bytes" in line


def test_bytes_that_the_declared_encoding_does_not_have_are_counted() -> None:
    data = an_export(an_item(html="a|HERE|b"), encoding="shift_jis").replace(HERE, b"\x81\x20")
    done = outcome(data)
    assert done.trouble is None
    assert "\ufffd" in done.posts[0].html
    assert len(done.lines_about("wrong encoding")) == 1


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_letter_of_four_bytes_survives_the_edge_of_a_piece(cut: int) -> None:
    start = an_export(an_item(4, html="|HERE|")).index(HERE)
    words = "x" * (PIECE - start - cut) + "😀 and é"
    done = outcome(an_export(an_item(4, html=words)))
    assert done.posts[0].html == words
    assert done.lines == []


def test_control_characters_are_left_out_and_counted() -> None:
    done = outcome(put(b"\x00\x08\x0b\x0c\x1f\t\xef\xbf\xbf\xef\xbf\xbe", title="c\x01d"))
    assert done.trouble is None
    assert done.posts[0].html == "a\tb"
    assert done.posts[0].title == "cd"
    [line] = done.lines_about("control characters")
    assert "8 that" in line


def test_a_gap_of_nothing_but_zeros_is_not_the_end() -> None:
    done = outcome(put(b"\0" * 5 * PIECE))
    assert done.trouble is None
    assert [post.html for post in done.posts] == ["ab", "I kept the ticket."]
    assert f"{5 * PIECE} that" in done.lines_about("control characters")[0]


@pytest.mark.parametrize(
    "reference",
    ["&#8;", "&#x8;", "&#x0B;", "&#0;", "&#xFFFE;", "&#xD800;", "&#55296;", "&#1114112;", "&#X1F;"],
)
def test_control_characters_written_as_numbers_are_left_out(reference: str) -> None:
    data = an_export(an_item(title="c|HERE|d")).replace(HERE, reference.encode())
    done = outcome(data)
    assert done.trouble is None
    assert done.posts[0].title == "cd"
    assert len(done.lines_about("control characters")) == 1


@pytest.mark.parametrize("reference", ["&#9;", "&#xA;", "&#233;", "&#x1F600;", "&#xFFFD;"])
def test_other_characters_written_as_numbers_stay(reference: str) -> None:
    data = an_export(an_item(title="c|HERE|d")).replace(HERE, reference.encode())
    done = outcome(data)
    assert len(done.posts[0].title) == 3
    assert done.lines == []


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_reference_is_found_across_the_edge_of_a_piece(cut: int) -> None:
    start = an_export(an_item(title="|HERE|")).index(HERE)
    title = "x" * (PIECE - start - cut) + "&#x08;."
    data = an_export(an_item(title="|HERE|")).replace(HERE, title.encode())
    done = outcome(data)
    assert done.trouble is None
    assert done.posts[0].title == title.replace("&#x08;", "")


def test_an_ampersand_at_the_edge_of_a_piece_stays() -> None:
    start = an_export(an_item(html="|HERE|")).index(HERE)
    for cut in range(1, 6):
        words = "x" * (PIECE - start - cut) + "&amp; &#8217; &"
        assert only(an_item(html=words)).html == words


class OneByOne(BytesIO):
    """A pipe that hands out very little at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 7, 7) if size != -1 else -1)


def test_a_source_that_hands_out_little_at_a_time_gives_the_same() -> None:
    data = put(WORDS.encode() + b"\x0b&#8;\xe9") + b"\n"
    posts = [one for one in read(OneByOne(data), Report()) if isinstance(one, Post)]
    whole = outcome(data).posts
    assert [(post.number, post.html) for post in posts] == [(p.number, p.html) for p in whole]
    assert len(posts) == 2


def test_names_and_comments_survive_utf_16_too() -> None:
    comment = a_comment(1, WORDS, comment_author="Zoë 字")
    done = export(an_item(comments=[comment]), encoding="UTF-16", written_as="utf-16")
    assert [(one.name, one.html) for one in done.posts[0].comments()] == [("Zoë 字", WORDS)]
