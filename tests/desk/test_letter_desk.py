"""Behaviour 4.14 and item 1: at the desk an author sees what came since the last visit."""

import re

import pytest

from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db
NEW = '<span class="tag">New</span>'
SINCE = re.compile(r"\d new since you were here")


def test_replies_since_the_last_visit_are_counted_and_marked_and_then_no_longer() -> None:
    letter = a_letter()
    a_reply(letter, body="The first answer.")
    a_reply(letter, body="The second answer.")
    browser = holding(letter)
    page = text_of(browser.get(desk_of(letter)))
    assert "2, 2 new since you were here" in page
    assert page.count(NEW) == 2
    again = text_of(browser.get(desk_of(letter)))
    assert not SINCE.search(again)
    assert NEW not in again
    a_reply(letter, body="The third answer.")
    later = text_of(browser.get(desk_of(letter)))
    assert "3, 1 new since you were here" in later
    assert later.count(NEW) == 1
    assert later.index(NEW) < later.index("The third answer.") < later.index("The second answer.")


def test_the_authors_own_replies_are_no_news() -> None:
    letter = a_letter()
    a_reply(letter, by_author=True, body="I add this.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert not SINCE.search(page)
    assert "I add this." not in page
    assert "Nothing yet." in page


def test_held_and_hidden_replies_are_not_shown_at_the_desk() -> None:
    letter = a_letter()
    a_reply(letter, status="held", body="Waiting words.")
    a_reply(letter, status="hidden", body="Hidden words.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Waiting words." not in page
    assert "Hidden words." not in page
    assert not SINCE.search(page)


def test_a_folded_reply_stays_folded_at_the_desk() -> None:
    letter = a_letter()
    a_reply(letter, folded=True, body="Hard words.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Hard words." not in page
    assert "folded behind a content note" in page


def test_the_facts_of_the_letter_are_there() -> None:
    letter = a_letter(title="My ticket", felt_count=31)
    a_reply(letter)
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "My ticket" in page
    assert "Published, replies open" in page
    assert "31 strangers" in page
    assert f'{letter.get_absolute_url()}#replies">1' in page


def test_the_page_of_ones_own_replies_is_offered_once_there_are_some() -> None:
    letter = a_letter()
    browser = holding(letter)
    assert desk_of(letter, "voice/") not in text_of(browser.get(desk_of(letter)))
    a_reply(letter, by_author=True, body="I add this.")
    assert desk_of(letter, "voice/") in text_of(browser.get(desk_of(letter)))
    assert "I add this." in text_of(browser.get(desk_of(letter, "voice/")))


def test_a_held_letter_has_a_desk_from_the_first_minute() -> None:
    letter = a_letter(status="held")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Waiting for a volunteer" in page
    assert "Not yet" in page
    assert "Edit the letter" in page


def test_a_strangers_answer_leads_to_the_reply_form_of_that_answer() -> None:
    letter = a_letter()
    reply = a_reply(letter, voice=a_voice(letter, "Tall heron"))
    page = text_of(holding(letter).get(desk_of(letter)))
    assert f'href="/letters/{letter.public_id}/reply/?to={reply.number}"' in page
    reply.turn(Deed.TAKE_BACK)
    page = text_of(holding(letter).get(desk_of(letter)))
    assert f"?to={reply.number}" not in page
