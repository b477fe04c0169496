"""Shortcodes go and the words between them stay; brackets that people write stay as typed."""

import pytest

from tests.exchange.showing import notes_of, text_of

KEPT = "what stands between its tags is kept"
NOTHING = "nothing is left in its place"
TYPED = [
    "[sic]",
    "[s]he said [i]t",
    "[b] or not [b]",
    "Dear [name],",
    "[NAME REDACTED]",
    "[...] and […]",
    "[1] [2, p. 3]",
    "[ ] done [x] not",
    "[he said 'no']",
    "[don't know]",
    "[let x=5]",
    "[he's 2 = too old]",
    "end of rant [/rant]",
    "[/quote] [quote]",
    "[/gallery]",
    '[/thing colour="red"]',
    "[a [b] c]",
    "[[name]]",
    "[video of my cat]",
    "[image] and [image: a gate]",
    "[[[",
    "]]]",
    "[",
    "[]",
    "[/]",
    "[link](https://songs.example)",
]
GONE = [
    ("[gallery]", "gallery", NOTHING),
    ('[gallery ids="1,2,3" columns="2"]', "gallery", NOTHING),
    ("[gallery ids=1,2]", "gallery", NOTHING),
    ("[GALLERY]", "gallery", NOTHING),
    ("[gallery /]", "gallery", NOTHING),
    ("[gallery link='file']", "gallery", NOTHING),
    ('[contact-form-7 id="5" title="Write to me"]', "contact-form-7", NOTHING),
    ("[youtube https://www.youtube.com/watch?v=1&amp;w=3]", "youtube", "www.youtube.com"),
    ("[youtube=https://www.youtube.com/watch?v=1]", "youtube", "www.youtube.com"),
    ('[audio src="https://songs.example/a.mp3"]', "audio", "songs.example"),
    ("[vimeo 12345]", "vimeo", NOTHING),
    ('[my-plugin-thing colour="red"]', "my-plugin-thing", NOTHING),
    ("[thing colour=&quot;red&quot;]", "thing", NOTHING),
    ("[thing colour=”red”]", "thing", NOTHING),
]
AROUND = [
    ("[spoiler]he leaves[/spoiler]", "he leaves", ["spoiler"]),
    ('[spoiler title="End"]he leaves[/spoiler]', "he leaves", ["spoiler"]),
    ("[color=red]he leaves[/color]", "he leaves", ["color"]),
    ("[vc_row][vc_column]he leaves[/vc_column][/vc_row]", "he leaves", ["vc_row", "vc_column"]),
    ("[one]he <b>really</b> leaves[/one]", "he **really** leaves", ["one"]),
    ("[embed]https://video.example/1[/embed]", "https://video.example/1", ["embed"]),
    ('[embed width="9"]https://video.example/1[/embed]', "https://video.example/1", ["embed"]),
]


@pytest.mark.parametrize("typed", TYPED)
def test_brackets_of_people_stay_as_typed(typed: str) -> None:
    assert text_of(typed) == typed
    assert notes_of(typed) == []


@pytest.mark.parametrize(("code", "name", "detail"), GONE)
def test_a_lone_shortcode_is_named(code: str, name: str, detail: str) -> None:
    assert text_of(f"One. {code}Two.") == "One. Two."
    assert notes_of(code) == [f"shortcode [{name}]: {detail}"]


@pytest.mark.parametrize(("html", "text", "names"), AROUND)
def test_words_between_the_tags_of_a_shortcode_stay(html: str, text: str, names: list[str]) -> None:
    assert text_of(html) == text
    assert notes_of(html) == [f"shortcode [{name}]: {KEPT}" for name in names]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("I [b]did[/b] wait", "I **did** wait"),
        ("I [i]did[/i] wait", "I *did* wait"),
        ("I [em]did[/em] [strong]wait[/strong]", "I *did* **wait**"),
        ("One.[quote]Two,\nthree.[/quote]Four.", "One.\n\n> Two,\n> three.\n\nFour."),
        ('[quote author="A."]\nTwo.\n[/quote]', "> Two."),
        ("[blockquote]Two.[/blockquote]", "> Two."),
    ],
)
def test_emphasis_and_quotations_in_brackets_mean_what_they_say(html: str, text: str) -> None:
    assert text_of(html) == text
    assert notes_of(html) == []


def test_a_doubled_bracket_is_how_one_writes_about_a_shortcode() -> None:
    assert text_of("Use [[gallery]] here.") == "Use [gallery] here."
    assert text_of('Use [[gallery ids="1"]] here.') == 'Use [gallery ids="1"] here.'
    assert notes_of("Use [[gallery]] here.") == []


def test_a_bracket_beside_a_shortcode_is_not_lost() -> None:
    assert text_of("[[b]did[/b] wait]") == "[**did** wait]"


def test_brackets_written_as_references_are_words() -> None:
    assert text_of("&#91;gallery&#93; and &lbrack;gallery&rbrack;") == "[gallery] and [gallery]"


def test_a_shortcode_of_several_lines_is_one() -> None:
    assert text_of('One.\n\n[thing\n  a="1"\n  b="2"]\n\nTwo.') == "One.\n\nTwo."


def test_a_note_holds_no_words_of_the_attributes() -> None:
    (note,) = notes_of('[thing title="My own words"]')
    assert "own" not in note


def test_a_very_long_name_is_cut_in_its_note() -> None:
    (note,) = notes_of(f'[{"n" * 900} a="1"]')
    assert len(note) < 100
