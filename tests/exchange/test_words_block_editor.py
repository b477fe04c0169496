"""Posts of the block editor: its marks go, and newlines in its blocks are only white space."""

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import notes_of, shown, text_of


def block(name: str, inner: str, settings: str = "") -> str:
    """One block as the editor stores it."""
    return f"<!-- wp:{name} {settings}-->\n{inner}\n<!-- /wp:{name} -->\n\n"


def test_the_marks_of_blocks_are_not_words() -> None:
    html = block("paragraph", "<p>One.</p>", '{"align":"center"} ') + block(
        "paragraph", "<p>2.</p>"
    )
    assert text_of(html) == "One.\n\n2."
    assert notes_of(html) == []


def test_a_newline_in_a_block_is_a_space_and_a_break_is_a_break() -> None:
    assert shown(block("paragraph", "<p>One\n  and a half,<br>two.</p>")) == [
        ["One and a half,", "two."]
    ]


@pytest.mark.parametrize("name", ["freeform", "classic", "shortcode"])
def test_a_classic_block_keeps_its_newlines(name: str) -> None:
    html = block("paragraph", "<p>a\nb</p>") + block(name, "One,\ntwo.\n\nThree.")
    assert shown(html) == [["a b"], ["One,", "two."], ["Three."]]


def test_words_between_blocks_keep_their_newlines() -> None:
    html = block("paragraph", "<p>a</p>") + "One,\ntwo.\n\n" + block("paragraph", "<p>b</p>")
    assert shown(html) == [["a"], ["One,", "two."], ["b"]]


def test_a_verse_keeps_its_lines_and_its_stanzas() -> None:
    verse = '<pre class="wp-block-verse">One,\n  two.\n\nThree.</pre>'
    assert text_of(block("verse", verse)) == "One,\n  two.\n\nThree."


def test_a_quotation_is_one_with_its_source() -> None:
    inner = block("paragraph", "<p>One.</p>") + block("paragraph", "<p>Two.</p>")
    html = block(
        "quote", f'<blockquote class="wp-block-quote">{inner}<cite>A book</cite></blockquote>'
    )
    assert text_of(html) == "> One.\n>\n> Two.\n>\n> A book"


def test_a_list_of_blocks_is_a_list() -> None:
    items = block("list-item", "<li>tea</li>") + block("list-item", "<li>bread</li>")
    html = block("list", f'<ul class="wp-block-list">{items}</ul>')
    assert text_of(html) == "- tea\n- bread"


def test_a_picture_with_words_below_is_two_paragraphs() -> None:
    figure = (
        '<figure class="wp-block-image"><img src="https://pics.example/a.jpg" alt="a gate"/>'
        "<figcaption>The gate, closed.</figcaption></figure>"
    )
    assert text_of(block("image", figure)) == "[image: a gate]\n\nThe gate, closed."
    assert notes_of(block("image", figure)) == ["image: pics.example"]


def test_an_embedded_address_stays_as_text() -> None:
    figure = (
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
        "https://video.example/1\n</div></figure>"
    )
    assert text_of(block("embed", figure)) == "https://video.example/1"


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ('<!-- wp:latest-posts {"postsToShow":3} /-->', ["latest-posts"]),
        ('<!-- wp:block {"ref":12} /-->', ["block"]),
        ("<!-- wp:core/archives /-->", ["archives"]),
        ("<!-- wp:acf/card {} /-->", ["acf/card"]),
        ("<!-- wp:spacer /-->", []),
    ],
)
def test_a_block_that_the_old_site_filled_is_named(mark: str, notes: list[str]) -> None:
    what = "the old site filled it when it was read"
    assert notes_of(f"One.\n\n{mark}\n\nTwo.") == [f"block [{name}]: {what}" for name in notes]
    assert text_of(f"One.\n\n{mark}\n\nTwo.") == "One.\n\nTwo."


def test_ends_without_beginnings_change_nothing() -> None:
    html = "<!-- /wp:group -->One,\ntwo.<!-- /wp:paragraph -->"
    assert shown(html) == [["One,", "two."]]


def test_an_inner_block_without_an_end_ends_with_its_outer_one() -> None:
    html = "<!-- wp:group --><!-- wp:paragraph -->a\nb<!-- /wp:group -->\n\nOne,\ntwo."
    assert shown(html) == [["a b"], ["One,", "two."]]


def test_nothing_of_a_blocks_settings_reaches_the_text() -> None:
    html = '<!-- wp:paragraph {"note":"a -- b","x":"<b>y</b>"} --><p>One.</p>'
    assert to_text(html).text == "One."
