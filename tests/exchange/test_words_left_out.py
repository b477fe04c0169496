"""What no text can hold goes, is named, and takes no words of people with it."""

import pytest

from tests.exchange.showing import notes_of, shown, text_of

GONE = [
    ("<script>var a = '<p>x</p>';</script>", ["script: <script>"]),
    ("<SCRIPT SRC='//ads.example/a.js'></SCRIPT >", ["script: <script>, ads.example"]),
    ("<script>if (a < b && c > d) {}</script>", ["script: <script>"]),
    ("<script>//<![CDATA[\nx\n//]]></script>", ["script: <script>"]),
    ("<style>p { color: red }</style>", ["style sheet: <style>"]),
    ("<noscript><img src='//x.example/a.gif'></noscript>", [
        "text for browsers without scripts: <noscript>"
    ]),
    ("<template><p>x</p></template>", ["template: <template>"]),
    ("<xml><w:Word>x</w:Word></xml>", ["office data: <xml>"]),
    ("<select name='a'><option>x<option>y</select>", ["form field: <select>"]),
    ("<input type='text' value='x'>", ["form field: <input>"]),
]  # fmt: skip
UNCLOSED = ["script", "style", "noscript", "iframe", "object", "svg", "math", "select", "video"]
FORM = (
    '<form action="https://mail.example/send"><label>Your name <input name="n"></label>'
    "<textarea>Dear you</textarea><button>Send</button></form>"
)


@pytest.mark.parametrize(("html", "notes"), GONE)
def test_scripts_and_fields_go_with_all_they_hold(html: str, notes: list[str]) -> None:
    assert text_of(f"One. {html}Two.") == "One. Two."
    assert notes_of(html) == notes


@pytest.mark.parametrize("name", UNCLOSED)
def test_one_without_an_end_takes_nothing_with_it(name: str) -> None:
    html = f"<p>One.</p><{name} src='//x.example'><p>Two.</p>"
    assert text_of(html) == "One.\n\nTwo."
    (note,) = notes_of(html)
    assert note.endswith(f": <{name}>, its end is missing, what follows is kept")


@pytest.mark.parametrize("name", UNCLOSED)
def test_an_end_without_a_beginning_is_nothing(name: str) -> None:
    assert text_of(f"One.</{name}> Two.") == "One. Two."
    assert notes_of(f"One.</{name}> Two.") == []


def test_of_a_form_the_words_stay() -> None:
    assert text_of(FORM) == "Your name Dear youSend"
    assert notes_of(FORM) == [
        "form: <form>",
        "form field: <input>",
        "form field: <textarea>",
        "form field: <button>",
    ]


def test_each_thing_is_named_each_time() -> None:
    picture = '<img src="https://pics.example/a.jpg">'
    assert notes_of(picture * 3) == ["image: pics.example"] * 3


def test_notes_stand_in_the_order_of_the_text() -> None:
    html = "<del>a</del><script></script>[gallery]<img src='/a'>"
    assert [note.partition(":")[0] for note in notes_of(html)] == [
        "struck-out text",
        "script",
        "shortcode [gallery]",
        "image",
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("One.<!-- a note -->Two.", "One.Two."),
        ("One.<!---->Two.", "One.Two."),
        ("One.<!-->Two.", "One.Two."),
        ("One.<!--->Two.", "One.Two."),
        ("One.<!-- a > b -- c -->Two.", "One.Two."),
        ("One.<!-- <p>x</p>\n\n<b> -->Two.", "One.Two."),
        ("<!DOCTYPE html><html><body>One.</body></html>", "One."),
        ("One.<?xml:namespace prefix = o />Two.", "One.Two."),
        ("One.<?php echo 1; ?>Two.", "One.Two."),
        ("One.<![if !supportLists]>Two.<![endif]>", "One.Two."),
    ],
)
def test_comments_and_declarations_are_no_words(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<!--[if gte mso 9]><xml><o:x>y</o:x></xml><![endif]-->One.",
        "<!-- [IF IE]>y<![endif]-->One.",
        "<!--[if !IE]><!-->One.<!--<![endif]-->",
    ],
)
def test_a_conditional_comment_is_named(html: str) -> None:
    assert text_of(html) == "One."
    assert notes_of(html) == ["conditional comment: written for one program only"]


def test_a_comment_without_an_end_hides_nothing() -> None:
    assert shown("One.\n\n<!-- Two.\n\nThree. <b>Four.</b>\n\nFive.") == [
        ["One."],
        ["Two."],
        ["Three. Four."],
        ["Five."],
    ]
    assert notes_of("One. <!-- Two.") == ["comment: its end is missing, what follows is kept"]


def test_a_section_that_is_no_html_keeps_its_words() -> None:
    assert text_of("One. <![CDATA[Two. <b>Three.</b>]]>") == "One. Two. **Three.**]]>"


@pytest.mark.parametrize(
    ("html", "notes"),
    [
        ("<o:p>One.</o:p>", []),
        ('<st1:place w:st="on">One.</st1:place>', []),
        ('<fb:like href="https://x.example">One.</fb:like>', ["<fb:like>"]),
        ("<my-card>One.</my-card>", ["<my-card>"]),
        ('<thing kind="x">One.</thing>', ["<thing>"]),
    ],
)
def test_tags_of_programs_go_and_their_words_stay(html: str, notes: list[str]) -> None:
    assert text_of(html).removesuffix("</thing>") == "One."
    assert notes_of(html) == [f"unknown tag: {name}; the words in it are kept" for name in notes]


@pytest.mark.parametrize(
    "typed",
    [
        "<sigh> I know",
        "he said <something> and left",
        "<rant>no</rant>",
        "I <3 you",
        "a < b and b > c",
        "x<y",
        "<-- look",
        "->",
        "<>",
        "</>",
        "< b>",
        "<!important>",
        "<?>",
        "<me@mail.example>",
        "<https://songs.example>",
        "1<2<3",
        "<b",
        "<p class='x",
        "</b",
        "<",
    ],
)
def test_angles_that_make_no_tag_stay_as_typed(typed: str) -> None:
    assert text_of(typed) == typed
    assert notes_of(typed) == []
