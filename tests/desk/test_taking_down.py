"""An author takes a letter back: one tick, one click, and nothing of it is left to read."""

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.make import a_letter, a_reply, a_voice, post_letter, words_in

pytestmark = pytest.mark.django_db


def test_without_the_tick_nothing_happens_and_the_page_says_what_is_missing() -> None:
    letter = a_letter()
    page = text_of(holding(letter).post(desk_of(letter, "take-down/")), 422)
    assert "Tick the box if you want to take this letter down." in page
    letter.refresh_from_db()
    assert letter.status == "published"


def test_with_the_tick_the_letter_is_gone_and_its_address_says_who_took_it() -> None:
    letter = a_letter(title="My ticket")
    a_reply(letter, body="A strangers words.")
    answer = holding(letter).post(desk_of(letter, "take-down/"), {"sure": "on"})
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))
    page = text_of(Client().get(letter.get_absolute_url()), 410)
    assert "Its author took this letter back" in page
    for words in ("My ticket", "I kept the ticket", "A strangers words."):
        assert words not in page
    assert "My ticket" not in text_of(Client().get("/?show=all"))


def test_a_second_click_is_harmless() -> None:
    letter = a_letter()
    browser = holding(letter)
    for _ in range(2):
        answer = browser.post(desk_of(letter, "take-down/"), {"sure": "on"})
        assert answer["Location"] == desk_of(letter)
    letter.refresh_from_db()
    assert letter.status == "taken_back"


def test_the_key_still_opens_the_desk_afterwards(shelves: None) -> None:
    browser = Client()
    words = words_in(post_letter(browser, title="My ticket"))
    letter = Letter.objects.get()
    browser.post(desk_of(letter, "take-down/"), {"sure": "on"})
    page = text_of(Client().post("/key/", {"six_words": words}, follow=True))
    assert "You took this letter back" in page
    assert "Take the letter down" not in page
    assert "Edit the letter" not in page


@pytest.mark.parametrize("status", ["held", "hidden"])
def test_a_letter_nobody_can_read_can_be_taken_back_too(status: str) -> None:
    letter = a_letter(status=status)
    holding(letter).post(desk_of(letter, "take-down/"), {"sure": "on"})
    letter.refresh_from_db()
    assert letter.status == "taken_back"


def test_opening_the_address_takes_nothing_down() -> None:
    letter = a_letter()
    assert holding(letter).get(desk_of(letter, "take-down/"), {"sure": "on"}).status_code == 405
    letter.refresh_from_db()
    assert letter.status == "published"


def test_what_was_taken_back_cannot_be_edited_and_the_words_come_back() -> None:
    letter = a_letter(status="taken_back")
    browser = holding(letter)
    page = text_of(
        browser.post(desk_of(letter, "edit/"), edit_form(letter, body="New words.")), 403
    )
    assert "This can no longer be edited" in page
    assert "New words." in page
    assert browser.get(desk_of(letter, "edit/")).status_code == 403


def test_strangers_still_have_their_own_words_and_only_those() -> None:
    letter = a_letter(title="My ticket")
    voice = a_voice(letter, "Tall heron")
    mine = a_reply(letter, voice=voice, body="I was on that train.")
    a_reply(letter, parent=mine, body="An answer by another stranger.")
    holding(letter).post(desk_of(letter, "take-down/"), {"sure": "on"})
    page = text_of(holding(voice).get(desk_of(letter, "voice/")))
    assert "I was on that train." in page
    assert "Under a letter that is no longer shown." in page
    assert "My ticket" not in page
    assert "An answer by another stranger." not in page
    assert Reply.objects.count() == 2
