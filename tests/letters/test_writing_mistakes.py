"""A person's mistake: the form again, with what is wrong first and every word kept."""

import re

import pytest
from django.test import Client

from authors import keys
from letters.models import Letter
from tests.letters.pages import body_field, source
from tests.make import WORDS, a_form, post_letter


def refused(client: Client, **given: object) -> object:
    page = client.post("/write/", a_form(**given))
    assert page.status_code == 422
    assert page["Cache-Control"] == "no-store"
    assert not Letter.objects.exists()
    return page


def test_a_letter_without_a_category_comes_back_with_its_words(stranger: Client) -> None:
    page = refused(stranger, categories=[])
    assert body_field(page) == WORDS
    assert '<a href="#categories">Choose at least one.' in source(page)
    assert "One thing needs a look" in source(page)


def test_a_letter_without_a_rating_comes_back_with_its_words(stranger: Client) -> None:
    page = refused(stranger, rating="")
    assert body_field(page) == WORDS
    assert '<a href="#rating">Choose one.' in source(page)


def test_the_error_summary_has_the_focus_and_the_title_says_error(stranger: Client) -> None:
    text = source(refused(stranger, categories=[], rating=""))
    assert text.count("autofocus") == 1
    assert text.index("autofocus") < text.index('id="problems"') < text.index("<textarea")
    assert "<title>Error: Write a letter" in text
    assert "Two things need a look" in text


def test_a_mistake_keeps_every_other_choice(stranger: Client) -> None:
    text = source(refused(stranger, categories=[], notes=["death"], name="tap", needs="listen"))
    assert 'name="notes" value="death" checked' in text
    assert 'name="needs" value="listen" checked' in text
    assert re.search(r'<input [^>]*name="name"[^>]* value="tap"', text)


def test_twenty_thousand_characters_are_accepted(stranger: Client) -> None:
    body = " ".join(f"On day {day} it rained again." for day in range(1_000))[:20_000]
    assert "Your letter is posted" in source(post_letter(stranger, body=body))
    assert len(Letter.objects.get().source) == 20_000


def test_one_character_more_comes_back_whole(stranger: Client) -> None:
    body = "b" * 20_001
    page = refused(stranger, body=body)
    assert body_field(page) == body
    assert "over the limit of 20,000" in source(page)


def test_an_emoji_counts_as_one_character(stranger: Client) -> None:
    assert stranger.post("/write/", a_form(body="🙂" * 20_000)).status_code == 200
    assert body_field(refused(stranger, body="🙂" * 20_001)) == "🙂" * 20_001


def test_a_newline_counts_as_one_character_however_it_is_sent(stranger: Client) -> None:
    body = "\r\n".join(["a" * 199] * 100)
    assert len(body) > 20_000
    assert stranger.post("/write/", a_form(body=body)).status_code == 200


def test_a_hundred_kilobytes_come_back_whole(stranger: Client) -> None:
    body = "".join(f"line {number:05}\n" for number in range(9_000))[:102_400].strip()
    assert body_field(refused(stranger, body=body)) == body


def test_a_million_bytes_are_turned_away_before_they_are_read(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(body="c" * 1_000_001))
    assert page.status_code == 413
    assert "That was far too much for one letter" in source(page)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "nothing",
    ["", "   \n\t ", "\x00\x00", "\u200b\u200b", "\u200d\ufeff\u2060", "\u3164", "\u202e\u00ad"],
    ids=["empty", "spaces", "nul", "zero-width", "joiners", "filler", "overrides"],
)
def test_a_letter_in_which_nothing_would_print_is_not_a_letter(
    stranger: Client, nothing: str
) -> None:
    assert "Write something first." in source(refused(stranger, body=nothing))


def test_a_title_over_its_limit_comes_back_whole(stranger: Client) -> None:
    page = refused(stranger, title="t" * 121)
    assert f'value="{"t" * 121}"' in source(page)
    assert stranger.post("/write/", a_form(title="t" * 120)).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["n" * 41, "me@example.org", "Author of the letter", "Аuthor", "Moderator", "555 123 4567"],
)
def test_a_name_that_could_lead_to_somebody_is_refused_with_the_words_kept(
    stranger: Client, name: str
) -> None:
    page = refused(stranger, name=name)
    assert body_field(page) == WORDS
    assert f'value="{name}"' in source(page)
    assert 'href="#name"' in source(page)


def test_posting_a_letter_with_a_mistake_shows_the_form_not_an_error(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(act="post", token=keys.new_token(), rating=""))
    assert page.status_code == 422
    assert body_field(page) == WORDS
    assert not Letter.objects.exists()


def test_a_letter_of_two_words_is_long_enough(stranger: Client) -> None:
    assert "Your letter is posted" in source(post_letter(stranger, body="Come home."))
