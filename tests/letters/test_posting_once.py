"""Only a preview publishes, and only once."""

import datetime

import pytest
import time_machine
from django.test import Client

from authors import keys
from authors.models import Key, UsedForm
from letters.models import Letter
from tests.letters.pages import kept_words, source
from tests.make import WORDS, a_form, token_in, words_in


def previewed(client: Client, **given: object) -> dict[str, object]:
    """The form that a preview's button sends."""
    form = a_form(**given)
    return form | {"act": "post", "token": token_in(client.post("/write/", form))}


@pytest.mark.parametrize(
    "token", [None, "", "x", "A" * 32, "g" * 32, "a" * 31, "a" * 33, "a" * 31 + "\n", "٣" * 32]
)
def test_without_the_token_of_a_preview_nothing_is_posted(
    stranger: Client, token: str | None
) -> None:
    form = a_form(act="post") | ({} if token is None else {"token": token})
    page = stranger.post("/write/", form)
    assert page.status_code == 200
    assert "It is not posted yet." in source(page)
    assert not Letter.objects.exists()
    assert not Key.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"rating": "wonderful"},
        {"categories": ["you", "nowhere"]},
        {"notes": ["nothing"]},
        {"needs": "money"},
        {"language": "xx"},
    ],
    ids=lambda forged: next(iter(forged)),
)
@pytest.mark.parametrize("act", ["preview", "post"])
def test_a_choice_no_form_of_ours_offers_is_refused_with_the_words(
    stranger: Client, forged: dict[str, object], act: str
) -> None:
    page = stranger.post("/write/", a_form(act=act, token=keys.new_token(), name="tap", **forged))
    assert page.status_code == 400
    assert kept_words(page) == ["The ticket", WORDS, "tap"]
    assert not Letter.objects.exists()


def test_a_forged_choice_beside_a_mistake_is_still_refused(stranger: Client) -> None:
    assert stranger.post("/write/", a_form(body="", rating="wonderful")).status_code == 400


def test_a_double_click_makes_one_letter_and_shows_the_same_key(stranger: Client) -> None:
    form = previewed(stranger)
    first, second = stranger.post("/write/", form), stranger.post("/write/", form)
    assert first.status_code == second.status_code == 200
    assert words_in(first) == words_in(second)
    assert Letter.objects.count() == Key.objects.count() == UsedForm.objects.count() == 1


def test_two_previews_make_two_letters_with_two_keys(stranger: Client) -> None:
    first, second = previewed(stranger), previewed(stranger)
    pages = [stranger.post("/write/", form) for form in (first, second)]
    assert words_in(pages[0]) != words_in(pages[1])
    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    "other", [{"body": "Other words."}, {"title": "Another"}, {"rating": "not_safe"}], ids=str
)
def test_the_same_form_with_other_words_is_refused_and_they_come_back(
    stranger: Client, other: dict[str, str]
) -> None:
    form = previewed(stranger)
    stranger.post("/write/", form)
    page = stranger.post("/write/", form | other)
    assert page.status_code == 409
    sent = form | other
    assert kept_words(page) == [sent["title"], sent["body"]]
    letter = Letter.objects.get()
    assert (letter.title, letter.source, letter.rating) == ("The ticket", WORDS, "safe")


def test_the_key_is_shown_again_only_for_a_quarter_of_an_hour(stranger: Client) -> None:
    noon = datetime.datetime(2031, 5, 5, 12, 0, tzinfo=datetime.UTC)
    with time_machine.travel(noon, tick=False) as clock:
        form = previewed(stranger)
        words = words_in(stranger.post("/write/", form))
        clock.shift(datetime.timedelta(minutes=14))
        assert words_in(stranger.post("/write/", form)) == words
        clock.shift(datetime.timedelta(minutes=17))
        page = stranger.post("/write/", form)
    assert "This letter was posted before" in source(page)
    assert words not in source(page)
    assert Letter.objects.count() == 1


def test_neither_the_key_nor_the_token_is_stored(stranger: Client) -> None:
    form = previewed(stranger)
    words = words_in(stranger.post("/write/", form))
    assert bytes(UsedForm.objects.get().token) != bytes.fromhex(str(form["token"]))
    rows = [*Key.objects.values(), *UsedForm.objects.values(), *Letter.objects.values()]
    stored = " ".join(str(value) for row in rows for value in row.values())
    assert words not in stored
    assert str(form["token"]) not in stored


def test_another_browser_with_the_same_form_makes_no_second_letter(
    stranger: Client, another: Client
) -> None:
    form = previewed(stranger)
    first, second = stranger.post("/write/", form), another.post("/write/", form)
    assert words_in(first) == words_in(second)
    assert Letter.objects.count() == 1
