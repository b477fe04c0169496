"""Pictures and films cannot come along: what was said about them does, and the rest is named."""

import pytest

from tests.exchange.showing import notes_of, text_of

GATE = '<img class="alignleft" src="https://pics.example/gate.jpg" alt="a  gate,\nclosed" />'
SMILEY = '<img src="https://old.example/wp-includes/images/smilies/icon_smile.gif" alt=":)" />'


@pytest.mark.parametrize(
    ("html", "text", "place"),
    [
        (GATE, "[image: a gate, closed]", "pics.example"),
        ('<img src="http://pics.example:8080/a.jpg">', "[image]", "pics.example"),
        ("<img src=//pics.example/a.jpg alt=''>", "[image]", "pics.example"),
        ('<img src="https://me:secret@pics.example/a.jpg">', "[image]", "pics.example"),
        ('<img src="/uploads/a.jpg" alt="us">', "[image: us]", "the old site itself"),
        ('<img src="data:image/gif;base64,R0lGO" alt="us">', "[image: us]", "in the text itself"),
        ("<img alt='us'>", "[image: us]", "no address"),
        ('<img data-src="https://pics.example/a.jpg">', "[image]", "pics.example"),
        (
            '<img alt="x &lt;b&gt; y &amp;amp;" src="/a">',
            "[image: x <b> y &amp;]",
            "the old site itself",
        ),
    ],
)
def test_a_picture_leaves_its_description(html: str, text: str, place: str) -> None:
    assert text_of(f"One. {html} Two.") == f"One. {text} Two."
    assert notes_of(html) == [f"image: {place}"]


def test_a_picture_that_leads_to_its_large_version_is_one_thing() -> None:
    html = f'<a href="https://pics.example/gate-large.JPG?w=9">{GATE}</a>'
    assert text_of(html) == "[image: a gate, closed]"
    assert notes_of(html) == ["image: pics.example"]


def test_a_picture_that_leads_to_a_page_keeps_the_address() -> None:
    html = f'<a href="https://pics.example/about">{GATE}</a>'
    assert text_of(html) == "[image: a gate, closed] (https://pics.example/about)"


@pytest.mark.parametrize(
    "html",
    [
        f'[caption id="attachment_7" align="alignleft" width="300"]{GATE} The gate.[/caption]',
        f"[caption width='300']{GATE}The gate.[/caption]",
        f'[caption id="a" width="3" caption="The gate."]{GATE}[/caption]',
        f'[wp_caption id="a" width="3" caption="The gate."]{GATE}[/wp_caption]',
        f'[caption id="a"]<a href="https://pics.example/g.jpg">{GATE}</a> The gate.[/caption]',
        f"<figure>{GATE}<figcaption>The gate.</figcaption></figure>",
        f"<figure><p>{GATE}</p>\n<figcaption>\nThe gate.\n</figcaption></figure>",
    ],
)
def test_the_words_below_a_picture_are_a_paragraph_of_their_own(html: str) -> None:
    assert text_of(f"One.\n{html}\nTwo.") == (
        "One.\n\n[image: a gate, closed]\n\nThe gate.\n\nTwo."
    )
    assert notes_of(html) == ["image: pics.example"]


def test_a_caption_left_open_loses_nothing() -> None:
    assert text_of(f'[caption id="a"]{GATE} The gate.') == "[image: a gate, closed]\n\nThe gate."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"One {SMILEY}", "One :)"),
        ('One <img class="wp-smiley" src="/x.png" alt="🙂">', "One 🙂"),
        ('One <img class="emoji big" src="/x.svg" alt="💔"/>', "One 💔"),
        ("One :) and ;-) and 💔", "One :) and ;-) and 💔"),
    ],
)
def test_smilies_are_what_was_typed(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == []


def test_a_pixel_that_counts_readers_is_no_picture() -> None:
    html = 'One.<img src="https://count.example/p.gif" width="1" height="1">'
    assert text_of(html) == "One."
    assert notes_of(html) == ["counting pixel: count.example"]


@pytest.mark.parametrize(
    ("html", "note"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/1" width="5"></iframe>',
            "video: <iframe>, www.youtube.com",
        ),
        ('<iframe src="//maps.example/x"></iframe>', "embedded page: <iframe>, maps.example"),
        ('<iframe src="//maps.example/x" />', "embedded page: <iframe>, maps.example"),
        (
            '<object data="//vimeo.com/1"><param name="a"><embed src="//vimeo.com/1"></object>',
            "embedded object: <object>, vimeo.com",
        ),
        ('<embed src="https://www.youtube.com/v/1">', "video: <embed>, www.youtube.com"),
        ('<video src="/a.mp4">Your browser is old.</video>', "video: <video>, the old site itself"),
        ('<video><source src="/a.mp4">Old.</video>', "video: <video>"),
        ("<audio controls>Old.</audio>", "audio: <audio>"),
        ('<svg viewBox="0 0 1 1"><text>x</text></svg>', "drawing: <svg>"),
        ("<canvas>Old.</canvas>", "drawing: <canvas>"),
        ("<math><mi>x</mi></math>", "formula: <math>"),
    ],
)
def test_films_and_drawings_are_named(html: str, note: str) -> None:
    assert text_of(f"One. {html}Two.") == "One. Two."
    assert notes_of(html) == [note]
