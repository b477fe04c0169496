"""Whole texts as old sites hold them, with everything in them at once."""

from exchange.wordpress.words import Dropped, to_text
from tests.exchange.showing import notes_of, shown, text_of

COMMENT = """Oh, this is <em>exactly</em> it.
I had one too &amp; never sent it :)

<blockquote>I still have the ticket.</blockquote>
Keep it.

Love,
M. <a href="http://blog.example/" rel="nofollow">http://blog.example/</a>"""

CLASSIC = """[caption id="attachment_3" align="alignright" width="200"]<img src="http://old.example/g.jpg" alt="" />The gate.[/caption]

Dear you,

&nbsp;

<strong>The first thing:</strong> I kept the coat.
<ul>
\t<li>the coat</li>
\t<li>the key [sic]</li>
</ul>
<!--more-->
<h3>Later</h3>
<p style="text-align: right;">Write to <a href="mailto:me@mail.example">me</a>,
or do not.</p>

[contact-form-7 id="4" title="Answer"]
"""  # noqa: E501 - a post is as long as its lines

OFFICE = (
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->\n"
    '<p class="MsoNormal"><span style="font-family: Calibri;">Dear you,<o:p></o:p></span></p>\n'
    '<p class="MsoNormal"><b><span lang="EN-US">I kept</span></b><b><span> it.</span></b></p>\n'
    '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n'
    '<p class="MsoListParagraph"><![if !supportLists]><span>·<span>&nbsp; </span></span>'
    "<![endif]>the coat</p>"
)

MAIL = (
    '<div dir="ltr"><div>Dear you,</div><div><br></div><div>I kept it.</div>'
    "<div>All of it.</div><div><br></div><div>Yours</div></div>"
)

POEM = "<pre>The gate\n   is shut.\n\nThe key\n   is here.</pre>"


def test_a_comment_comes_over_as_it_was_read() -> None:
    assert shown(COMMENT) == [
        ["Oh, this is exactly it.", "I had one too & never sent it :)"],
        ["I still have the ticket."],
        ["Keep it."],
        ["Love,", "M. http://blog.example/"],
    ]
    assert notes_of(COMMENT) == []


def test_a_post_of_the_classic_editor_comes_over_whole() -> None:
    assert text_of(CLASSIC) == (
        "[image]\n\nThe gate.\n\nDear you,\n\n**The first thing:** I kept the coat.\n\n"
        "- the coat\n- the key [sic]\n\n**Later**\n\nWrite to me,\nor do not."
    )
    assert to_text(CLASSIC).dropped == (
        Dropped("image", "old.example"),
        Dropped("link", "mailto: address, not kept"),
        Dropped("shortcode [contact-form-7]", "nothing is left in its place"),
    )


def test_a_text_from_an_office_program_is_only_its_words() -> None:
    assert text_of(OFFICE) == "Dear you,\n\n**I kept it.**\n\n·  the coat"
    assert notes_of(OFFICE) == ["conditional comment: written for one program only"]


def test_a_text_from_a_mail_program_keeps_its_lines() -> None:
    assert shown(MAIL) == [["Dear you,"], ["I kept it.", "All of it."], ["Yours"]]


def test_a_poem_keeps_its_stanzas_and_indents() -> None:
    assert text_of(POEM) == "The gate\n   is shut.\n\nThe key\n   is here."
    assert shown(POEM) == [["The gate", "is shut."], ["The key", "is here."]]
