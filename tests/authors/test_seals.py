"""Seals: one for a voice inside one letter, none that joins two letters, clean under the CSP."""

import re
import xml.etree.ElementTree as ET

import pytest

from authors import seals
from authors.seal_charges import CHARGES
from authors.seal_shapes import DIVISIONS, OUTLINES
from comments import voices
from tests import make

SECRET = b"s" * 32
# Each outline with each division, and each charge, tone, hue and manner at least once.
SOME = [*range(64), *range(64, seals.COUNT, 64 * 31)]


def test_there_are_122_880() -> None:
    assert seals.COUNT == 122_880
    assert (len(OUTLINES), len(DIVISIONS), len(CHARGES)) == (8, 8, 32)


def test_no_two_numbers_among_many_make_the_same_drawing() -> None:
    assert len({seals.svg(number) for number in SOME}) == len(SOME)


@pytest.mark.parametrize("author", [False, True])
def test_a_drawing_has_no_style_and_no_id(author: bool) -> None:
    for number in SOME:
        root = ET.fromstring(seals.svg(number, author=author))  # noqa: S314 - drawn by us
        names = {name for node in root.iter() for name in node.attrib}
        assert not names & {"style", "id", "href", "filter"}
        assert not [name for name in names if name.startswith("on")]
        assert {node.tag for node in root.iter()} <= {"svg", "path", "g", "circle"}
        assert root.attrib["aria-hidden"] == "true"


def test_a_drawing_is_small() -> None:
    assert max(len(seals.svg(number, author=True)) for number in SOME) < 2000


def test_it_is_as_wide_as_asked() -> None:
    assert 'width="48" height="48"' in seals.svg(7, size=48)


def test_only_the_author_has_the_ring() -> None:
    assert not [number for number in SOME if 'class="sr"' in seals.svg(number)]
    assert all('class="sr"' in seals.svg(number, author=True) for number in SOME)


def test_a_voice_keeps_its_seal_in_its_letter() -> None:
    assert seals.draw(SECRET, "letter", "voice") == seals.draw(SECRET, "letter", "voice")
    assert 0 <= seals.draw(SECRET, "letter", "voice") < seals.COUNT


def test_another_draw_voice_letter_or_site_gives_another_seal() -> None:
    found = {
        seals.draw(SECRET, "letter", "voice"),
        seals.draw(SECRET, "letter", "voice", 1),
        seals.draw(SECRET, "letter", "other"),
        seals.draw(SECRET, "other", "voice"),
        seals.draw(b"t" * 32, "letter", "voice"),
    }
    assert len(found) == 5


def traits(number: int) -> list[int]:
    found = []
    for options in (8, 8, 32, 10, 3, 2):
        number, trait = divmod(number, options)
        found.append(trait)
    return found


def test_the_same_voice_under_two_letters_has_nothing_in_common() -> None:
    one = [seals.draw(SECRET, "first", str(voice)) for voice in range(500)]
    two = [seals.draw(SECRET, "second", str(voice)) for voice in range(500)]
    assert sum(a == b for a, b in zip(one, two, strict=True)) <= 1
    expected = [500 / options for options in (8, 8, 32, 10, 3, 2)]
    pairs = [zip(traits(a), traits(b), strict=True) for a, b in zip(one, two, strict=True)]
    agreed = [sum(column) for column in zip(*([a == b for a, b in p] for p in pairs), strict=True)]
    for count, mean in zip(agreed, expected, strict=True):
        assert abs(count - mean) < 4 * mean**0.5  # four standard deviations


def test_seals_are_spread_evenly() -> None:
    drawn = [seals.draw(SECRET, "letter", str(voice)) for voice in range(4000)]
    assert len(set(drawn)) > 3900  # about 65 repeats are chance
    for place, options in enumerate((8, 8, 32, 10, 3, 2)):
        counts = [sum(traits(n)[place] == option for n in drawn) for option in range(options)]
        assert min(counts) > 4000 / options * 0.6


def test_nobody_under_a_letter_has_the_same_seal_as_another_or_the_author(db: None) -> None:
    letter = make.a_letter()
    first = make.a_voice(letter)
    assert first.seal != letter.seal
    key = make.a_key()
    wanted = voices._free_seal(letter, key)
    type(first).objects.filter(pk=first.pk).update(seal=wanted)
    assert voices.newcomer(letter, key, "heron").seal != wanted


def test_a_page_draws_the_authors_seal_with_a_ring_and_a_strangers_without(
    shelves: None,
) -> None:
    from tests.authors.people import a_browser

    letter = make.a_letter()
    make.a_reply(letter)
    url = letter.get_absolute_url()
    rings = len(re.findall('class="sr"', a_browser().get(url).content.decode()))
    make.a_reply(letter, by_author=True)
    assert len(re.findall('class="sr"', a_browser().get(url).content.decode())) == rings + 1
