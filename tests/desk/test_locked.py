"""A desk opens for its own key only; what was typed at a locked one is never lost."""

import re
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from authors.models import Tally
from letters.models import Letter
from tests.desk.rooms import desk_of, edit_form, form_in, holding, text_of
from tests.make import a_letter, a_reply, a_voice, post_letter, post_reply, words_in

pytestmark = pytest.mark.django_db
BODY = "I threw the ticket away.\n\nThen I looked for it.\n\nIt was gone."
SIX = "These six words do not open this desk."


@pytest.mark.parametrize("page", ["", "edit/", "leave/"])
def test_nobody_opens_a_desk_without_its_key(page: str) -> None:
    letter = a_letter(title="My ticket")
    for browser in (Client(), holding(a_letter())):
        html = text_of(browser.get(desk_of(letter, page)), 403)
        assert "This desk is locked" in html
        assert "My ticket" not in html


def test_a_strangers_key_does_not_open_the_authors_desk_and_hands_the_words_back() -> None:
    letter = a_letter()
    browser = holding(a_voice(letter, "Tall heron"))
    html = text_of(browser.post(desk_of(letter, "edit/"), edit_form(letter, body=BODY)), 403)
    assert "Then I looked for it." in html
    assert browser.post(desk_of(letter, "leave/"), {"way": "burn"}).status_code == 403
    letter.refresh_from_db()
    assert (letter.status, letter.edited_on) == ("published", None)


def test_the_authors_key_does_not_open_a_strangers_desk() -> None:
    letter = a_letter()
    theirs = a_reply(letter, body="Not yours to change.")
    a_reply(letter, by_author=True)
    browser = holding(letter)
    for page in ("voice/1/", "voice/1/move/"):
        assert browser.post(desk_of(letter, page), {"body": BODY}).status_code == 404
    assert browser.get(desk_of(letter, "voice/1/")).status_code == 404
    assert "Not yours to change." not in text_of(browser.get(desk_of(letter, "voice/")))
    theirs.refresh_from_db()
    assert (theirs.status, theirs.source) == ("published", "Not yours to change.")


def test_one_stranger_cannot_touch_the_reply_of_another() -> None:
    letter = a_letter()
    a_reply(letter, body="Not yours to change.")
    browser = holding(a_voice(letter, "Night ferry"))
    html = text_of(browser.post(desk_of(letter, "voice/1/"), {"body": BODY}), 404)
    assert "Then I looked for it." in html
    assert browser.post(desk_of(letter, "voice/1/move/")).status_code == 404
    assert letter.replies.get().status == "published"


@pytest.fixture
def mine(shelves: None) -> tuple[Letter, str]:
    """A letter posted through the pages, and its six words."""
    words = words_in(post_letter(Client()))
    return Letter.objects.get(), words


def _locked(letter: Letter, client: Client) -> tuple[str, dict[str, list[str]]]:
    """What the locked page sends again, after an edit that met it."""
    form = edit_form(letter, body=BODY, title="The train", notes=["death", "self-harm"])
    html = text_of(client.post(desk_of(letter, "edit/"), form), 403)
    assert "Then I looked for it." in html
    return form_in(html)


def test_six_words_at_the_locked_page_finish_the_edit(mine: tuple[Letter, str]) -> None:
    letter, words = mine
    browser = Client(enforce_csrf_checks=True)
    action, hidden = _locked(letter, browser)
    answer = browser.post(action, {**hidden, "six_words": words})
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))
    letter.refresh_from_db()
    assert (letter.title, letter.source) == ("The train", BODY)
    assert text_of(browser.get(desk_of(letter)))


def test_wrong_words_there_keep_everything_and_count(mine: tuple[Letter, str]) -> None:
    letter, words = mine
    browser = Client()
    action, hidden = _locked(letter, browser)
    html = text_of(browser.post(action, {**hidden, "six_words": "a b c d e f"}), 403)
    assert SIX in html
    assert form_in(html) == (action, hidden)
    assert Tally.objects.get(deed="key").count == 1
    assert browser.post(action, {**hidden, "six_words": words}).status_code == 302


def test_the_words_of_another_letter_do_not_open_it(mine: tuple[Letter, str]) -> None:
    letter, _ = mine
    other = words_in(post_reply(Client(), letter))
    browser = Client()
    action, hidden = _locked(letter, browser)
    html = text_of(browser.post(action, {**hidden, "six_words": other}), 403)
    assert SIX in html
    assert other not in html
    letter.refresh_from_db()
    assert letter.edited_on is None


def test_the_key_never_comes_back_on_a_page(mine: tuple[Letter, str]) -> None:
    letter, words = mine
    browser = Client()
    action, hidden = _locked(letter, browser)
    hidden["body"] = [""]
    html = text_of(browser.post(action, {**hidden, "six_words": words}), 422)
    assert words not in html


def test_six_words_at_a_locked_desk_that_was_only_opened_lead_to_it(
    mine: tuple[Letter, str],
) -> None:
    letter, words = mine
    browser = Client()
    action, hidden = form_in(text_of(browser.get(desk_of(letter)), 403))
    assert hidden == {}
    answer = browser.post(action, {"six_words": words})
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))


def test_the_desk_locks_itself_after_half_an_hour_without_use(shelves: None) -> None:
    with time_machine.travel("2026-04-01 10:00:00+00:00", tick=False) as clock:
        browser = Client()
        words = words_in(post_letter(browser))
        letter = Letter.objects.get()
        clock.move_to("2026-04-01 10:29:00+00:00")
        assert text_of(browser.get(desk_of(letter)))
        clock.move_to("2026-04-01 10:58:00+00:00")
        assert text_of(browser.get(desk_of(letter)))
        clock.move_to("2026-04-01 11:29:00+00:00")
        action, hidden = _locked(letter, browser)
        assert not browser.cookies[settings.DESK_COOKIE_NAME].value
        assert browser.post(action, {**hidden, "six_words": words}).status_code == 302


def test_a_remembered_desk_is_open_for_thirty_days(mine: tuple[Letter, str]) -> None:
    letter, words = mine
    with time_machine.travel("2026-04-01 10:00:00+00:00", tick=False) as clock:
        browser = Client()
        browser.post("/key/", {"six_words": words, "remember": "on"})
        clock.move_to("2026-04-30 10:00:00+00:00")
        assert text_of(browser.get(desk_of(letter)))
        clock.move_to("2026-05-31 10:00:00+00:00")
        assert text_of(browser.get(desk_of(letter)), 403)


def test_too_many_wrong_keys_at_a_desk_wait_with_the_words_kept(mine: tuple[Letter, str]) -> None:
    letter, _ = mine
    browser = Client()
    form: dict[str, Any] = edit_form(letter, body=BODY) | {"six_words": "a b c d e f"}
    for _ in range(10):
        assert browser.post(desk_of(letter, "edit/"), form).status_code == 403
    slowed = browser.post(desk_of(letter, "edit/"), form)
    html = text_of(slowed, 429)
    assert re.search(r"<textarea[^>]*>\nI threw the ticket away\.", html)
    assert int(slowed["Retry-After"]) <= 30
