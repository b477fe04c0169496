"""The five texts go in and come out whole: paragraphs counted, every word kept.

The texts stand in no file of this project; the fixture finds them or skips.
"""

import html5lib
import nh3
import pytest

from writing import markup, text

PARAGRAPHS = {"000": 15, "001": 11, "002": 16, "003": 14, "004": 4}
TITLED = ("001", "002", "003")
NUMBERS = sorted(PARAGRAPHS)


def words_of(number: str, texts: dict[str, str]) -> str:
    """What somebody would paste: of 004, a captured page, the letter between its marks."""
    raw = texts[number]
    if number != "004":
        return text.normalise(raw)
    lines = [line.strip() for line in raw.splitlines()]
    meta = next(i for i, line in enumerate(lines) if line.startswith("by") and "•" in line)
    end = next(i for i, line in enumerate(lines) if line.startswith("Related Post"))
    return text.normalise("\n".join(lines[meta + 1 : end]))


def body_of(number: str, texts: dict[str, str]) -> str:
    """The letter after its title line, if it has one, was taken off."""
    words = words_of(number, texts)
    found = text.title_in(words)
    return found[1] if found else words


def without_spaces(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("number", NUMBERS)
def test_a_title_is_offered_where_there_is_one(number: str, five_texts: dict[str, str]) -> None:
    words = words_of(number, five_texts)
    found = text.title_in(words)
    assert bool(found) == (number in TITLED)
    if found:
        title, rest = found
        assert words.startswith(title + "\n\n")
        assert without_spaces(title + rest) == without_spaces(words)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_paragraph_of_its_writer_is_one(number: str, five_texts: dict[str, str]) -> None:
    html = markup.to_html(body_of(number, five_texts))
    assert markup.paragraphs(html) == PARAGRAPHS[number]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_word_comes_out_as_it_went_in(number: str, five_texts: dict[str, str]) -> None:
    body = body_of(number, five_texts)
    tree = html5lib.parseFragment(markup.to_html(body), namespaceHTMLElements=False)
    assert without_spaces("".join(tree.itertext())) == without_spaces(body)


@pytest.mark.parametrize("number", NUMBERS)
def test_there_is_nothing_in_them_but_paragraphs_and_line_breaks(
    number: str, five_texts: dict[str, str]
) -> None:
    html = markup.to_html(body_of(number, five_texts))
    levelled = html.replace("&#x27;", "'").replace("&quot;", '"')
    assert nh3.clean(html, tags={"p", "br"}, attributes={}) == levelled


@pytest.mark.parametrize("number", NUMBERS)
def test_normalising_takes_only_spaces(number: str, five_texts: dict[str, str]) -> None:
    raw = five_texts[number]
    cleaned = text.normalise(raw)
    assert without_spaces(cleaned) == without_spaces(raw)
    assert "\xa0" not in cleaned
    assert not any(line.endswith(" ") for line in cleaned.splitlines())
    assert text.normalise(cleaned) == cleaned


def test_no_break_spaces_and_trailing_spaces_of_003_are_cleaned(
    five_texts: dict[str, str],
) -> None:
    raw = five_texts["003"]
    assert raw.count("\xa0") == 15
    assert sum(line.endswith((" ", "\xa0")) for line in raw.splitlines()) > 0


def test_the_line_break_inside_a_paragraph_of_003_is_kept(five_texts: dict[str, str]) -> None:
    assert markup.to_html(body_of("003", five_texts)).count("<br>") == 1


def test_double_blank_lines_of_002_make_no_empty_paragraphs(five_texts: dict[str, str]) -> None:
    assert "\n\n\n" in five_texts["002"]
    assert "<p></p>" not in markup.to_html(body_of("002", five_texts))


def test_emoji_and_dots_of_004_are_kept(five_texts: dict[str, str]) -> None:
    cleaned = text.normalise(five_texts["004"])
    assert (cleaned.count("\U0001f642"), cleaned.count("…"), cleaned.count("–")) == (5, 3, 1)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_excerpt_ends_between_words(number: str, five_texts: dict[str, str]) -> None:
    body = body_of(number, five_texts)
    short = text.excerpt(body).removesuffix(" …")
    flat = " ".join(body.split())
    assert len(short) <= 280
    assert flat.startswith(short)
    assert not (short + flat[len(short) :][:1])[-2:].isalnum()


def test_the_longest_takes_six_minutes(five_texts: dict[str, str]) -> None:
    assert text.reading_minutes(five_texts["001"]) == 6
