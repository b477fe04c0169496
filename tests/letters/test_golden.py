"""Five real texts go in through the form and come out as their writers meant them.

The texts themselves are never quoted here; without them these tests are skipped.
"""

import html
import re
import textwrap

import pytest
from django.test import Client

from letters.models import Letter
from tests.letters.pages import hidden_fields, source, without_abbr
from tests.make import a_form, post_letter
from writing.text import normalise

PARAGRAPHS = {"000": 15, "001": 11, "002": 16, "003": 14, "004": 4}
TITLED = {"001", "002", "003"}  # paragraphs are counted after the title is taken off


def body_of(number: str, raw: str) -> str:
    """What its author typed: of the captured page 004, what stands between meta line and end."""
    if number != "004":
        return raw
    _, _, after_meta = raw.partition("Comments")
    body, _, _ = after_meta.partition("Related Post")
    return textwrap.dedent(body)


def posted(client: Client, number: str, raw: str) -> Letter:
    """Post it as a person would: paste it, take the offered title where there is one."""
    fields = a_form(title="", body=body_of(number, raw), rating="not_safe")
    preview = client.post("/write/", fields)
    assert preview.status_code == 200
    fields = hidden_fields(preview)
    assert ('value="title"' in source(preview)) == (number in TITLED)
    if number in TITLED:
        fields = hidden_fields(client.post("/write/", fields | {"act": "title"}))
    page = client.post("/write/", fields | {"act": "post"})
    assert "Your letter is posted" in source(page)
    return Letter.objects.get()


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_the_stored_words_are_the_typed_ones_but_for_normalising(
    number: str, five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, number, five_texts[number])
    stored = f"{letter.title}\n\n{letter.source}" if letter.title else letter.source
    same = stored == normalise(body_of(number, five_texts[number]))
    assert same, "the text differs (not printed here)"


@pytest.mark.parametrize(("number", "count"), PARAGRAPHS.items())
def test_paragraphs_are_those_of_the_writer(
    number: str, count: int, five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, number, five_texts[number])
    made = letter.html.count("<p>")
    assert made == count
    unchanged = letter.html in without_abbr(source(stranger.get(letter.get_absolute_url())))
    assert unchanged, "the page shows the stored markup unchanged, but for explanations"


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_every_word_survives_to_the_page(
    number: str, five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, number, five_texts[number])
    page = without_abbr(source(stranger.get(letter.get_absolute_url())))
    words = re.search(r'<div class="words"[^>]*>\n(.*?)\n</div>', page, re.DOTALL)
    assert words
    shown = html.unescape(re.sub(r"<[^>]+>", " ", words[1])).split()
    same = shown == letter.source.split()
    assert same, "words or marks were lost on the way (not printed here)"


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_quotes_and_dashes_come_through_unchanged(
    number: str, five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, number, five_texts[number])
    page = html.unescape(source(stranger.get(letter.get_absolute_url())))
    typed = normalise(body_of(number, five_texts[number]))
    for mark in "‘’“”…–'\"":
        assert page.count(mark) >= typed.count(mark), mark


def test_the_captured_conversation_keeps_its_emoji(
    five_texts: dict[str, str], stranger: Client
) -> None:
    raw = five_texts["004"]
    post_letter(stranger, title="Captured", body=raw)
    letter = Letter.objects.get()
    assert letter.source.count("\U0001f642") == raw.count("\U0001f642") == 5
    assert source(stranger.get(letter.get_absolute_url())).count("\U0001f642") >= 5


def test_the_essay_is_offered_its_own_first_line(
    five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, "001", five_texts["001"])
    first = five_texts["001"].split("\n")[0].strip()
    taken = letter.title == first and not letter.source.startswith(first)
    assert taken, "the title is not the first line (not printed here)"


def test_a_safe_letter_is_shown_by_whole_words_in_lists(
    five_texts: dict[str, str], stranger: Client
) -> None:
    post_letter(stranger, title="", body=five_texts["001"])
    letter = Letter.objects.get()
    assert letter.excerpt.endswith(" …")
    words = letter.excerpt.removesuffix(" …").split()
    same = words == letter.source.split()[: len(words)]
    assert same, "the excerpt cuts a word (not printed here)"
    assert letter.minutes == 6
