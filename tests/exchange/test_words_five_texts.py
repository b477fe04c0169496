"""The five texts, as if they had been posts: every word, and the paragraphs of their writers."""

import html

import pytest

from exchange.wordpress.words import to_text
from tests.exchange.showing import paragraphs, shown
from writing.markup import to_html
from writing.text import normalise, title_in

NUMBERS = ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("number", NUMBERS)
def test_as_plain_text_it_is_unchanged(number: str, five_texts: dict[str, str]) -> None:
    typed = normalise(five_texts[number])
    assert to_text(five_texts[number]).text == "\n".join(map(str.lstrip, typed.split("\n")))
    assert to_text(five_texts[number]).dropped == ()


@pytest.mark.parametrize("number", NUMBERS)
def test_without_its_title_it_is_unchanged_too(number: str, five_texts: dict[str, str]) -> None:
    typed = normalise(five_texts[number])
    body = (title_in(typed) or ("", typed))[1]
    assert to_text(body).text == "\n".join(map(str.lstrip, body.split("\n")))


@pytest.mark.parametrize("number", NUMBERS)
def test_escaped_and_in_tags_it_is_the_same_letter(number: str, five_texts: dict[str, str]) -> None:
    blocks = normalise(five_texts[number]).split("\n\n")
    escaped = [html.escape(block).replace("\n", "<br />\n") for block in blocks]
    tagged = "\n".join(f"<p>{block}</p>" for block in escaped)
    assert to_text(tagged).text == to_text(five_texts[number]).text


@pytest.mark.parametrize("number", NUMBERS)
def test_it_is_shown_as_if_it_had_been_written_here(
    number: str, five_texts: dict[str, str]
) -> None:
    assert shown(five_texts[number]) == paragraphs(to_html(normalise(five_texts[number])))
