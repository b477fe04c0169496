"""The list of desks: what the keys in this browser open, which nobody else can put together."""

import pytest
from django.conf import settings
from django.test import Client

from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply, a_voice, post_letter, post_reply, words_in

pytestmark = pytest.mark.django_db


def test_a_browser_without_keys_is_shown_where_to_bring_one() -> None:
    page = text_of(Client().get("/desk/"))
    assert "This browser holds no key." in page
    assert 'href="/key/"' in page


def test_only_the_letters_and_voices_of_this_browsers_keys_are_listed() -> None:
    mine, theirs = a_letter(title="My ticket"), a_letter(title="Their coat")
    my_voice, their_voice = a_voice(theirs, "Tall heron"), a_voice(theirs, "Night ferry")
    page = text_of(holding(mine, my_voice).get("/desk/"))
    assert desk_of(mine) in page
    assert "My ticket" in page
    assert "Tall heron" in page
    assert desk_of(theirs, "voice/") in page
    assert f'"{desk_of(theirs)}"' not in page
    assert "Their coat" not in page
    assert "Night ferry" not in page
    assert their_voice.key_id != my_voice.key_id


def test_somebody_elses_browser_lists_nothing() -> None:
    a_letter(title="My ticket")
    assert "My ticket" not in text_of(Client().get("/desk/"))


def test_the_authors_voice_is_not_listed_a_second_time() -> None:
    letter = a_letter(byline="Marlow")
    a_reply(letter, by_author=True)
    page = text_of(holding(letter).get("/desk/"))
    assert desk_of(letter, "voice/") not in page


def test_a_forged_or_foreign_cookie_opens_nothing() -> None:
    client = Client()
    client.cookies[settings.DESK_COOKIE_NAME] = "gAAAAA-forged"
    assert "This browser holds no key." in text_of(client.get("/desk/"))


def test_bringing_a_letters_key_leads_to_its_desk(shelves: None) -> None:
    words = words_in(post_letter(Client(), title="My ticket"))
    fresh = Client()
    page = fresh.post("/key/", {"six_words": words}, follow=True)
    assert page.redirect_chain[-1][0].startswith("/desk/")
    assert "My ticket" in text_of(page)
    assert page.request["PATH_INFO"].count("/") == 3
    assert "The desk of" in text_of(page)


def test_bringing_a_voices_key_leads_to_the_desk_of_that_voice() -> None:
    letter = a_letter()
    words = words_in(post_reply(Client(), letter, name="Tall heron"))
    page = Client().post("/key/", {"six_words": words}, follow=True)
    assert page.request["PATH_INFO"] == desk_of(letter, "voice/")
    assert "Tall heron" in text_of(page)


def test_of_several_keys_the_one_just_brought_is_opened(shelves: None) -> None:
    browser = Client()
    words = words_in(post_letter(browser, title="My ticket"))
    post_letter(browser, title="My coat", body="It hangs there.\n\nIt is warm.\n\nStill.")
    page = browser.post("/key/", {"six_words": words}, follow=True)
    assert "My ticket" in text_of(page)
    assert "My coat" not in text_of(page)


def test_the_list_itself_leads_nowhere_on_its_own() -> None:
    letter = a_letter()
    assert text_of(holding(letter).get("/desk/"))
    assert text_of(Client().get("/desk/?opened"))
