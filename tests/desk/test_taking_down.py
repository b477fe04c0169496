"""An author takes a letter back: with the key once more, and nothing of it is left to read."""

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.desk.exports import a_letter_that_is
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.desk.traces import SIX, leave, lists, said_at
from tests.make import a_letter, a_reply, a_voice, an_update, post_letter, words_in

pytestmark = pytest.mark.django_db


def take_back(letter: Letter, client: Client | None = None) -> str:
    """Take it back with the right words; where the answer leads."""
    answer = leave(client or holding(letter), letter, "take_back")
    assert answer.status_code == 302
    return str(answer["Location"])


def test_the_letter_is_gone_and_its_address_says_who_took_it() -> None:
    letter = a_letter(words=SIX, title="My ticket")
    a_reply(letter, body="A strangers words.")
    an_update(letter, heading="Spring", body="It is better now.")
    assert take_back(letter) == desk_of(letter)
    page = text_of(Client().get(letter.get_absolute_url()), 410)
    assert "Its author took this letter back" in page
    everywhere = page.lower() + said_at(Client(), lists())
    for words in ("my ticket", "i kept the ticket", "a strangers words.", "spring", "better now"):
        assert words not in everywhere


def test_a_second_click_is_harmless() -> None:
    letter = a_letter(words=SIX)
    browser = holding(letter)
    for _ in range(2):
        assert take_back(letter, browser) == desk_of(letter)
    letter.refresh_from_db()
    assert (letter.status, letter.came_from) == ("taken_back", "published")


def test_the_key_still_opens_the_desk_afterwards(shelves: None) -> None:
    browser = Client()
    words = words_in(post_letter(browser, title="My ticket"))
    letter = Letter.objects.get()
    leave(browser, letter, "take_back", words)
    page = text_of(Client().post("/key/", {"six_words": words}, follow=True))
    assert "You took this letter back" in page
    assert "Put the letter back" in page
    assert "Edit the letter" not in page


@pytest.mark.parametrize("status", ["held", "hidden", "removed"])
def test_a_letter_nobody_can_read_can_be_taken_back_too(status: str) -> None:
    letter = a_letter_that_is(status, words=SIX)
    take_back(letter)
    letter.refresh_from_db()
    assert (letter.status, letter.came_from) == ("taken_back", status)


def test_opening_the_address_takes_nothing_down() -> None:
    letter = a_letter(words=SIX)
    form = {"way": "take_back", "six_words": SIX}
    assert "Take it back" in text_of(holding(letter).get(desk_of(letter, "leave/"), form))
    letter.refresh_from_db()
    assert letter.status == "published"


def test_what_was_taken_back_cannot_be_edited_and_the_words_come_back() -> None:
    letter = a_letter(status="taken_back")
    browser = holding(letter)
    page = text_of(
        browser.post(desk_of(letter, "edit/"), edit_form(letter, body="New words.")), 403
    )
    assert "This can no longer be changed" in page
    assert "New words." in page
    assert browser.get(desk_of(letter, "edit/")).status_code == 403


@pytest.mark.parametrize("page", ["updates/", "replies/", "earlier/", "when/", "replies/1/"])
def test_nothing_else_can_be_done_with_it_meanwhile(page: str) -> None:
    letter = a_letter(status="taken_back")
    form = {"body": "New words.", "needs": "listen", "when": "now", "act": "thank"}
    assert holding(letter).post(desk_of(letter, page), form).status_code == 403
    assert not letter.updates.exists()


def test_strangers_still_have_their_own_words_and_only_those() -> None:
    letter = a_letter(title="My ticket", words=SIX)
    voice = a_voice(letter, "Tall heron")
    mine = a_reply(letter, voice=voice, body="I was on that train.")
    a_reply(letter, parent=mine, body="An answer by another stranger.")
    take_back(letter)
    page = text_of(holding(voice).get(desk_of(letter, "voice/")))
    assert "I was on that train." in page
    assert "Under a letter that is no longer shown." in page
    assert "My ticket" not in page
    assert "An answer by another stranger." not in page
    assert Reply.objects.count() == 2
