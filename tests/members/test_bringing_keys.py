"""Bringing a key in, by its words or from this browser, once it was said what that joins."""

from typing import Any

import pytest
from django.test import Client

from authors.desk_cookie import Desk, seal
from letters.models import Letter
from members import ring, rings
from tests.make import a_key, a_letter, a_voice, post_letter, post_reply, words_in
from tests.members.people import BRING, DESK, handle, inside, key_of, said, somebody

pytestmark = pytest.mark.django_db

SURE = {"sure": "on"}


def holding(client: Client, *owners: Any) -> Client:
    """The browser, with these keys in its desk."""
    client.cookies["desk"] = seal(Desk(tuple(key_of(one).pk for one in owners)))
    return client


@pytest.fixture
def words(shelves: None) -> str:
    """The six words of a letter called "My ticket", posted by somebody without an account."""
    return words_in(post_letter(Client(), title="My ticket"))


def test_the_page_says_whom_it_joins_them_for_before_anything_is_joined() -> None:
    page = said(inside(somebody()).get(BRING))
    for sentence in (
        "Only your browser does",
        "Whoever has your name and password",
        "has the database and the secret that locks it, and could look",
        "all are of one size",
        "Dates show a little.",
    ):
        assert sentence in page
    assert page.index("What this joins") < page.index("Its six words")


def test_six_words_bring_a_letter_in(words: str) -> None:
    member = somebody()
    page = inside(member).post(BRING, {"six_words": words} | SURE, follow=True)
    assert page.redirect_chain == [(DESK, 302)]
    assert "My ticket" in said(page)
    assert rings.held(member) == (key_of(Letter.objects.get()).pk,)


def test_six_words_bring_a_voice_in() -> None:
    words = words_in(post_reply(Client(), a_letter(), name="Tall heron"))
    page = inside(somebody()).post(BRING, {"six_words": words} | SURE, follow=True)
    assert "Tall heron" in said(page)


def test_without_the_tick_nothing_joins_and_the_words_stay_in_the_field(words: str) -> None:
    member = somebody()
    page = inside(member).post(BRING, {"six_words": words})
    assert "Tick the box if you have read what this joins" in said(page, 422)
    assert f'value="{words}"' in page.content.decode()
    assert rings.held(member) == ()


def test_without_words_or_a_choice_it_says_what_to_do() -> None:
    page = inside(somebody()).post(BRING, SURE)
    assert "Type the six words of a letter or reply, or choose one" in said(page, 422)


def test_wrong_words_are_told_as_everywhere() -> None:
    page = inside(somebody()).post(BRING, {"six_words": "these are not six right words"} | SURE)
    assert "These six words do not open a letter." in said(page, 422)


def test_after_ten_wrong_words_each_further_try_waits(words: str) -> None:
    member = somebody()
    client = inside(member)
    for _ in range(10):
        client.post(BRING, {"six_words": "these are not six right words"} | SURE)
    page = client.post(BRING, {"six_words": words} | SURE)
    assert page.status_code == 429
    assert words not in page.content.decode()
    assert rings.held(member) == ()


def test_what_this_browser_has_open_is_offered_one_by_one_and_unticked() -> None:
    letter, other = a_letter(title="My ticket"), a_letter(title="My coat")
    page = holding(inside(somebody()), letter, other).get(BRING).content.decode()
    for one in (letter, other):
        assert f'<input type="checkbox" name="entry" value="{handle(one)}">' in page


def test_only_the_chosen_ones_are_brought_in() -> None:
    letter, other = a_letter(title="My ticket"), a_letter(title="My coat")
    voice = a_voice(other, "Tall heron")
    member = somebody()
    client = holding(inside(member), letter, other, voice)
    client.post(BRING, {"entry": [handle(letter), handle(voice)]} | SURE)
    assert set(rings.held(member)) == {key_of(letter).pk, key_of(voice).pk}


def test_what_the_account_holds_already_is_not_offered_again() -> None:
    letter = a_letter(title="My ticket")
    client = holding(inside(somebody("robin", letter)), letter)
    assert "My ticket" not in said(client.get(BRING))


def test_a_letter_whose_key_is_not_in_this_browser_cannot_be_chosen() -> None:
    letter = a_letter()
    member = somebody()
    page = holding(inside(member), a_letter()).post(BRING, {"entry": handle(letter)} | SURE)
    assert "Type the six words" in said(page, 422)
    assert rings.held(member) == ()


def test_the_same_key_twice_is_held_once(words: str) -> None:
    member = somebody()
    client = inside(member)
    for _ in range(2):
        assert client.post(BRING, {"six_words": words} | SURE).status_code == 302
    assert len(rings.held(member)) == 1


def test_two_accounts_can_hold_one_key(words: str) -> None:
    members = [somebody("robin"), somebody("wren")]
    for member in members:
        inside(member).post(BRING, {"six_words": words} | SURE)
    assert rings.held(members[0]) == rings.held(members[1]) != ()


def test_an_account_that_is_full_says_so_and_stays_as_it_was(words: str) -> None:
    member = somebody()
    keys = [a_key().pk for _ in range(ring.MOST_KEYS)]
    rings.bring(member, keys)
    page = inside(member).post(BRING, {"six_words": words} | SURE)
    assert "An account holds at most 500 keys" in said(page, 422)
    assert rings.held(member) == tuple(keys)


def test_keys_that_are_gone_make_room(words: str) -> None:
    member = somebody()
    keys = [a_key() for _ in range(ring.MOST_KEYS)]
    rings.bring(member, [key.pk for key in keys])
    keys[7].delete()
    assert inside(member).post(BRING, {"six_words": words} | SURE).status_code == 302
    assert len(rings.held(member)) == ring.MOST_KEYS


def test_a_damaged_ring_takes_nothing_and_is_not_overwritten(words: str) -> None:
    from members.models import KeyRing

    member = somebody()
    KeyRing.objects.filter(member=member).update(sealed="damaged")
    page = inside(member).post(BRING, {"six_words": words} | SURE)
    assert "nothing can be added to it now" in said(page, 422)
    assert KeyRing.objects.get().sealed == "damaged"


def test_bringing_a_key_in_does_not_open_it_in_this_browser(words: str) -> None:
    client = inside(somebody())
    client.post(BRING, {"six_words": words} | SURE)
    assert "desk" not in client.cookies
