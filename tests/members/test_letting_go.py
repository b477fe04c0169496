"""Letting a key go: the account forgets it, the letter stays, the words still open it."""

import pytest
from django.test import Client

from letters.models import Letter
from members import rings
from tests.make import a_letter, a_voice, post_letter, words_in
from tests.members.people import BRING, DESK, LET_GO, handle, inside, key_of, said, somebody

pytestmark = pytest.mark.django_db


def test_it_asks_first_and_changes_nothing_by_asking() -> None:
    letter = a_letter(title="My ticket")
    member = somebody("robin", letter)
    page = inside(member).post(LET_GO, {"entry": handle(letter)})
    assert "Let this key go?" in said(page)
    assert "If you do not have them any more, nobody can change it" in said(page)
    assert rings.held(member) == (key_of(letter).pk,)


def test_the_key_goes_and_the_others_stay() -> None:
    letter, other = a_letter(title="My ticket"), a_letter(title="My coat")
    member = somebody("robin", letter, other)
    page = inside(member).post(LET_GO, {"entry": handle(letter), "sure": "on"}, follow=True)
    assert page.redirect_chain == [(DESK, 302)]
    assert "My ticket" not in said(page)
    assert "My coat" in said(page)
    assert rings.held(member) == (key_of(other).pk,)


def test_a_voice_goes_without_its_letter() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    member = somebody("robin", letter, voice)
    inside(member).post(LET_GO, {"entry": handle(voice), "sure": "on"})
    assert rings.held(member) == (key_of(letter).pk,)


def test_the_letter_stays_public_and_its_words_still_open_it(shelves: None) -> None:
    words = words_in(post_letter(Client(), title="My ticket"))
    client = inside(somebody())
    client.post(BRING, {"six_words": words, "sure": "on"})
    letter = Letter.objects.get()
    client.post(LET_GO, {"entry": handle(letter), "sure": "on"})
    assert Client().get(letter.get_absolute_url()).status_code == 200
    opened = Client().post("/key/", {"six_words": words}, follow=True)
    assert "The desk of" in said(opened)


def test_twice_is_harmless() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = inside(member)
    form = {"entry": handle(letter), "sure": "on"}
    assert client.post(LET_GO, form).status_code == 302
    assert "not in your account any more" in said(client.post(LET_GO, form), 422)


def test_a_form_that_names_nothing_is_refused() -> None:
    assert inside(somebody("robin", a_letter())).post(LET_GO, {"sure": "on"}).status_code == 400
