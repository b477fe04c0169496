"""The words of links stay, and their address where it says more and leads to no person."""

import pytest

from tests.exchange.showing import notes_of, text_of


def link(address: str, words: str = "this page") -> str:
    """A link as the old editor wrote it."""
    return f'<a class="x" href="{address}" target="_blank" rel="noopener">{words}</a>'


KEPT = [
    (link("https://songs.example/one"), "this page (https://songs.example/one)"),
    (link("http://songs.example/?a=1&amp;b=2"), "this page (http://songs.example/?a=1&b=2)"),
    (link("//songs.example/one"), "this page (//songs.example/one)"),
    (link("/2012/12/letter/"), "this page (/2012/12/letter/)"),
    (link("letter.html"), "this page (letter.html)"),
    (link("  https://songs.example/a b\n"), "this page (https://songs.example/a b)"),
    ("<A HREF=https://songs.example>Songs</A>", "Songs (https://songs.example)"),
    ("<a href='https://songs.example'>Songs</a>", "Songs (https://songs.example)"),
    ("A <a href='https://s.example'>song </a>here", "A song (https://s.example) here"),
    ("<a href='https://s.example'><em>song</em></a>", "*song* (https://s.example)"),
    ("<em><a href='https://s.example'>song</a></em>", "*song (https://s.example)*"),
    ("<a href='https://s.example'>never closed", "never closed (https://s.example)"),
    (
        "<a href='https://s.example'>one <a href='https://t.example'>two</a>",
        "one (https://s.example) two (https://t.example)",
    ),
    ("<a href='https://s.example'>One.<p>Two.</p></a>", "One.\n\nTwo. (https://s.example)"),
]
SAME = [
    ("https://songs.example/one", "https://songs.example/one"),
    ("https://songs.example/one/", "songs.example/one"),
    ("http://www.songs.example", "https://songs.example/"),
    ("https://songs.example", "www.Songs.example"),
    ("https://songs.example/?a=1&amp;b=2", "https://songs.example/?a=1&amp;b=2"),
]
PERSONAL = [
    ("mailto:someone@mail.example", "mailto"),
    ("MailTo:someone@mail.example?subject=Hi", "mailto"),
    ("&#109;ailto:someone@mail.example", "mailto"),
    ("tel:+15550100", "tel"),
    ("sms:+15550100", "sms"),
    ("skype:someone?call", "skype"),
    ("whatsapp://send?phone=15550100", "whatsapp"),
]
SCRIPTS = [
    ("javascript:alert(1)", "javascript"),
    ("java\nscript:alert(1)", "javascript"),
    (" JAVASCRIPT:void(0)", "javascript"),
    ("vbscript:x", "vbscript"),
    ("data:text/html,x", "data"),
    ("file:///home/someone/letter.doc", "file"),
]


@pytest.mark.parametrize(("html", "text"), KEPT)
def test_the_address_stands_behind_the_words(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == []


@pytest.mark.parametrize(("address", "words"), SAME)
def test_an_address_that_is_its_own_words_is_said_once(address: str, words: str) -> None:
    assert "(" not in text_of(link(address, words))
    assert notes_of(link(address, words)) == []


@pytest.mark.parametrize(("address", "scheme"), PERSONAL + SCRIPTS)
def test_addresses_of_persons_and_scripts_are_not_kept(address: str, scheme: str) -> None:
    assert text_of(link(address, "write to me")) == "write to me"
    assert notes_of(link(address, "write to me")) == [f"link: {scheme}: address, not kept"]


def test_no_note_repeats_a_persons_address() -> None:
    for address, _ in PERSONAL:
        assert not any("someone" in note or "0100" in note for note in notes_of(link(address)))


def test_a_link_within_the_text_leads_nowhere_now() -> None:
    assert text_of(f"One.{link('#note1', '[1]')}") == "One.[1]"
    assert notes_of(link("#note1", "[1]")) == ["link: to a place in the same text"]


@pytest.mark.parametrize("html", ["<a name='top'></a>One.", "<a id='top'>One.</a>", "<a>One.</a>"])
def test_an_anchor_is_no_link(html: str) -> None:
    assert text_of(html) == "One."
    assert notes_of(html) == []


def test_a_link_without_words_is_only_named() -> None:
    assert text_of(f"One. {link('https://songs.example/one', ' ')}") == "One."
    assert notes_of(link("https://songs.example/one", "")) == [
        "link: songs.example; it had no words"
    ]


def test_addresses_that_somebody_typed_stay_as_typed() -> None:
    typed = "See https://songs.example/a_b*c?d=1 or <https://songs.example> or <me@mail.example>"
    assert text_of(typed) == typed


@pytest.mark.parametrize("address", ["http://[::1", "http://a:b@c", "https://", "//", ":", "a:"])
def test_an_odd_address_raises_nothing(address: str) -> None:
    assert text_of(link(address, "words")).startswith("words")
    assert text_of(f'<img src="{address}">') == "[image]"
