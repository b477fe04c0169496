"""What a letter is called where its title should stand, and the end of its address."""

import re

import pytest
from django.test import Client

from letters.models import Letter
from tests.letters.pages import latest, source
from tests.make import a_letter

pytestmark = pytest.mark.django_db
LONG = "It is ten past three and the street light outside has started to flicker once again."
START = "It is ten past three and the street light outside has …"


def test_an_untitled_safe_letter_is_called_by_its_first_words() -> None:
    letter = a_letter(title="", body=LONG)
    assert letter.heading == START
    text = source(Client().get(letter.get_absolute_url()))
    assert f"<title>{START} · Dear Stranger</title>" in text
    assert f'<span id="title" lang="en" dir="auto">{START}</span>' in text
    assert f'0 replies to “<bdi><span lang="en">{START}</span></bdi>”' in text
    assert latest(Client().get("/")) == [START]


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_an_untitled_letter_that_is_not_safe_says_nothing_of_its_words(rating: str) -> None:
    letter = a_letter(title="", body=LONG, rating=rating)
    text = source(Client().get(letter.get_absolute_url()))
    assert "<title>Untitled letter · Dear Stranger</title>" in text
    assert "0 replies to “<bdi>Untitled letter</bdi>”" in text
    assert latest(Client().get("/?show=all")) == ["Untitled letter"]


def test_the_address_of_an_untitled_letter_holds_nothing_of_its_words() -> None:
    letter = a_letter(title="", body=LONG)
    assert letter.get_absolute_url() == f"/letters/{letter.public_id}/letter/"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("You’re Late Again", "youre-late-again"),
        ("You're Late Again", "youre-late-again"),
        ("Dad, I found the ladder", "dad-i-found-the-ladder"),
        ("  Crème   brûlée! ", "creme-brulee"),
        ("日本の手紙", "letter"),
        ("🙂🙂", "letter"),
        ("…", "letter"),
        ("reply", "reply-letter"),
        ("Felt", "felt-letter"),
        ("FEED", "feed-letter"),
        ("word " * 24, ("word-" * 12).strip("-")),
    ],
)
def test_the_address_ends_in_the_title(title: str, slug: str) -> None:
    letter = a_letter(title=title.strip())
    assert letter.slug == slug
    assert Client().get(f"/letters/{letter.public_id}/{slug}/").status_code == 200


@pytest.mark.parametrize("title", ["Reply", "felt", "Feed"])
def test_a_letter_called_like_an_address_under_letters_can_be_read(title: str) -> None:
    letter = a_letter(title=title, body="Gramophone.")
    text = source(Client().get(letter.get_absolute_url()))
    assert "Gramophone." in text
    assert f'<span id="title" lang="en" dir="auto">{title}</span>' in text


def test_two_letters_may_have_one_title() -> None:
    first, second = a_letter(title="The ticket"), a_letter(title="The ticket")
    assert first.slug == second.slug
    assert first.get_absolute_url() != second.get_absolute_url()
    assert Client().get(second.get_absolute_url()).status_code == 200


def test_an_id_is_random_and_easy_to_read_aloud() -> None:
    ids = {a_letter().public_id for _ in range(5)}
    assert len(ids) == 5
    assert all(re.fullmatch("[2-9a-hjkmnp-z]{13}", public_id) for public_id in ids)


def test_a_letter_keeps_its_seal_when_it_is_saved_again() -> None:
    letter = a_letter()
    seal = letter.seal
    letter.set_title("Another")
    letter.save()
    assert Letter.objects.get().seal == seal


def test_first_words_are_cut_between_words() -> None:
    for length in range(50, 75):
        letter = Letter(rating="safe", source=("abcdefghi " * 10)[:length])
        assert set(letter.heading.removesuffix(" …").split()[:-1]) <= {"abcdefghi"}
        assert len(letter.heading) <= 62


def test_right_to_left_titles_carry_their_own_direction() -> None:
    text = source(Client().get(a_letter(title="رسالة لا تُرسل").get_absolute_url()))
    assert '<span id="title" lang="en" dir="auto">رسالة لا تُرسل</span>' in text
