"""On a shared computer: the browser lets go of a key, and nothing that was written goes."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_form, a_letter, a_reply, a_voice, post_letter, token_in, words_in

pytestmark = pytest.mark.django_db


def _cookie(client: Client) -> Any:
    return client.cookies[settings.DESK_COOKIE_NAME]


def test_one_letter_is_forgotten_and_the_others_stay() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter, other)
    answer = browser.post("/desk/forget/", {"letter": letter.public_id})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert browser.get(desk_of(letter)).status_code == 403
    assert text_of(browser.get(desk_of(other)))


def test_forgetting_a_letter_lets_go_of_every_voice_under_it() -> None:
    letter, other = a_letter(), a_letter()
    voice, elsewhere = a_voice(letter, "Tall heron"), a_voice(other, "Night ferry")
    browser = holding(letter, voice, elsewhere)
    browser.post("/desk/forget/", {"letter": letter.public_id})
    assert browser.get(desk_of(letter)).status_code == 403
    assert browser.get(desk_of(letter, "voice/")).status_code == 403
    assert text_of(browser.get(desk_of(other, "voice/")))


@pytest.mark.parametrize("which", ["all", "the last one"])
def test_with_no_key_left_the_cookie_is_gone(which: str) -> None:
    letter = a_letter()
    browser = holding(letter)
    given = {} if which == "all" else {"letter": letter.public_id}
    answer = browser.post("/desk/forget/", given)
    assert (answer.status_code, answer["Location"]) == (302, "/key/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert _cookie(browser).value == ""
    assert _cookie(browser)["max-age"] == 0
    assert browser.get(desk_of(letter)).status_code == 403


def test_all_on_this_device_are_forgotten_at_once() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter, other)
    browser.post("/desk/forget/")
    assert browser.get(desk_of(letter)).status_code == 403
    assert browser.get(desk_of(other)).status_code == 403
    assert "This browser holds no key." in text_of(browser.get("/desk/"))


def test_forgetting_deletes_nothing_and_the_six_words_still_open_it(shelves: None) -> None:
    browser = Client()
    words = words_in(post_letter(browser, title="My ticket"))
    browser.post("/desk/forget/")
    assert "My ticket" in text_of(Client().get("/"))
    assert "My ticket" in text_of(browser.post("/key/", {"six_words": words}, follow=True))


def test_a_letter_this_browser_holds_no_key_of_changes_nothing() -> None:
    letter, other = a_letter(), a_letter()
    browser = holding(letter)
    browser.post("/desk/forget/", {"letter": other.public_id})
    browser.post("/desk/forget/", {"letter": "no such letter"})
    assert text_of(browser.get(desk_of(letter)))


def test_opening_the_address_forgets_nothing() -> None:
    letter = a_letter()
    browser = holding(letter)
    assert browser.get("/desk/forget/").status_code == 405
    assert text_of(browser.get(desk_of(letter)))


def test_another_site_cannot_make_a_browser_forget() -> None:
    letter = a_letter()
    browser = holding(letter, checks=True)
    for headers in ({}, {"sec-fetch-site": "cross-site"}):
        assert browser.post("/desk/forget/", headers=headers).status_code == 403
    assert text_of(browser.get(desk_of(letter)))
    answer = browser.post("/desk/forget/", headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 302


def test_both_desks_offer_to_forget_the_letter() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    for browser, page in ((holding(letter), ""), (holding(voice), "voice/")):
        html = text_of(browser.get(desk_of(letter, page)))
        assert f'name="letter" value="{letter.public_id}"' in html
        assert "Forget it on this device" in html


def test_after_forgetting_the_old_form_shows_its_key_no_more(shelves: None) -> None:
    author = Client()
    form = a_form()
    sent = form | {"act": "post", "token": token_in(author.post("/write/", form))}
    words = words_in(author.post("/write/", sent))
    assert words in author.post("/write/", sent).content.decode()
    author.post("/desk/forget/")
    page = author.post("/write/", sent)
    assert words not in page.content.decode()
    assert "This letter was posted before" in page.content.decode()
    assert not author.cookies["desk"].value
