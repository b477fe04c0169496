"""Plain text becomes HTML by a handful of rules, and everything else stays as it was typed."""

import pytest

from writing import markup

LONG = "One.\n\nTwo.\n\n"  # with one more paragraph, blank lines are what divides


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.", "<p>One.</p>"),
        ("One.\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One.\n\nTwo.\nThree.", "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>"),
        (LONG + "Three.", "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>"),
        (LONG + "Three,\nfour.", "<p>One.</p>\n<p>Two.</p>\n<p>Three,<br>four.</p>"),
        ("", ""),
        ("\n\n \n\n", ""),
    ],
)
def test_paragraphs_and_line_breaks(typed: str, html: str) -> None:
    assert markup.to_html(typed) == html


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "· ", "▪ ", "  - ", "-   "])
def test_two_lines_with_a_bullet_are_a_list(bullet: str) -> None:
    typed = f"{bullet}the ticket\n{bullet}the coat"
    assert markup.to_html(typed) == "<ul><li>the ticket</li><li>the coat</li></ul>"


def test_a_list_may_stand_between_lines_of_a_paragraph() -> None:
    html = markup.to_html(LONG + "I kept\n- the ticket\n- the coat\nand you.")
    assert html.endswith(
        "<p>I kept</p>\n<ul><li>the ticket</li><li>the coat</li></ul>\n<p>and you.</p>"
    )


def test_one_line_with_a_dash_is_no_list_and_does_not_break_its_paragraph() -> None:
    assert markup.to_html(LONG + "Love,\n- Ana\nand the cat").endswith(
        "<p>Love,<br>- Ana<br>and the cat</p>"
    )


def test_lines_that_begin_with_an_angle_are_a_quotation() -> None:
    assert markup.to_html("> he is not\n> coming\n\nSo.") == (
        "<blockquote><p>he is not<br>coming</p></blockquote>\n<p>So.</p>"
    )


@pytest.mark.parametrize("rule", ["* * *", "***", " * * * ".rstrip()])
def test_three_stars_are_a_rule(rule: str) -> None:
    assert markup.to_html(f"Before.\n\n{rule}\n\nAfter.") == "<p>Before.</p>\n<hr>\n<p>After.</p>"


@pytest.mark.parametrize(
    ("typed", "inner"),
    [
        ("I *did* wait", "I <em>did</em> wait"),
        ("I **did** wait", "I <strong>did</strong> wait"),
        ("(*did*), “*did*”.", "(<em>did</em>), “<em>did</em>”."),
        ("*all of it*", "<em>all of it</em>"),
        ("*one* and *two*", "<em>one</em> and <em>two</em>"),
        ("*a < b & c*", "<em>a &lt; b &amp; c</em>"),
    ],
)
def test_stars_at_the_edges_of_words_are_emphasis(typed: str, inner: str) -> None:
    assert markup.to_html(typed) == f"<p>{inner}</p>"


AS_TYPED = [
    r"¯\_(ツ)_/¯",
    "5*3*2",
    "2 * 3 * 4",
    "2019. That was the year",
    "1. first",
    "# not a heading",
    "#hashtag",
    "snake_case_and _this_",
    "`code` and [a](b) and ![c](d)",
    "~~gone~~",
    ">:(",
    ">.<",
    "->",
    "---",
    "--",
    "-no space",
    "*unfinished",
    "* *",
    "**",
    "a*b*c",
    "f*** off, you ****",
    "** spaced **",
    "+ plus",
    "| a | b |",
    "    four spaces",
    "https://example.com",
    "…. if only",
    "he’s dreams, i’m",
    "🙂 👩\u200d👧",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_everything_else_is_kept_as_typed(typed: str) -> None:
    shown = typed.replace(">", "&gt;").replace("<", "&lt;")
    assert markup.to_html(typed) == f"<p>{shown}</p>"


def test_a_line_of_dashes_under_a_line_makes_no_heading() -> None:
    assert markup.to_html("I loved you\n---") == "<p>I loved you</p>\n<p>---</p>"


def test_emphasis_does_not_run_over_a_line_end() -> None:
    assert markup.to_html(LONG + "*a\nb*").endswith("<p>*a<br>b*</p>")


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    "<em>not mine</em>",
    "<!-- hidden -->",
    "<![CDATA[x]]>",
    "<![>",
    "</p></div><iframe src=//example.com>",
    "<svg><style><img src=x onerror=alert(1)></style>",
    "*<b>x</b>*",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    '"><script>x</script>',
]


@pytest.mark.parametrize("typed", ATTACKS)
def test_pasted_html_is_shown_and_does_nothing(typed: str) -> None:
    html = markup.to_html(typed)
    for tag in ("<p>", "</p>", "<em>", "</em>"):
        html = html.replace(tag, "")
    assert "<" not in html
    assert ">" not in html
    assert "&amp;" in html or "&lt;" in html


def test_the_last_belt_lets_nothing_but_our_own_tags_through() -> None:
    dirty = '<p class="a" onclick="b">x<a href="javascript:c">y</a><!-- z --></p><script>w</script>'
    assert markup.clean(dirty) == "<p>xy</p>w"


def test_paragraphs_are_counted() -> None:
    assert markup.paragraphs(markup.to_html("One.\nTwo.\nThree.")) == 3


def test_a_zero_width_space_by_itself_keeps_line_breaks_and_prints_nothing() -> None:
    assert markup.to_html("one\ntwo\n\nthree") == "<p>one</p>\n<p>two</p>\n<p>three</p>"
    assert markup.to_html("one\ntwo\n\nthree\n\n\u200b") == "<p>one<br>two</p>\n<p>three</p>"


def test_a_zero_width_space_at_the_end_of_a_line_says_that_lines_are_lines() -> None:
    assert markup.to_html("one\ntwo") == "<p>one</p>\n<p>two</p>"
    assert markup.to_html("one\u200b\ntwo\nthree") == "<p>one<br>two<br>three</p>"
    assert markup.to_html("* * *\u200b\n*a*\u200b\nb") == "<hr>\n<p><em>a</em><br>b</p>"
    assert markup.to_html("one\ntwo\u200b") == "<p>one</p>\n<p>two\u200b</p>"
