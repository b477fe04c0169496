"""A volunteer closes the replies of a letter: nobody writes back, what is there stays."""

import pytest
from django.test import Client

from letters.models import Letter
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_reply, a_voice, post_reply
from tests.moderation.rooms import a_volunteer, act, choose, text_of

pytestmark = pytest.mark.django_db


def a_closed_letter() -> Letter:
    """A letter with a reply, closed by a volunteer."""
    letter = a_letter()
    a_reply(letter, body="I was a conductor then.")
    act(a_volunteer(), letter, "close", words="It had become heated.")
    letter.refresh_from_db()
    return letter


def page_of(letter: Letter) -> str:
    """Its public page."""
    return text_of(Client().get(letter.get_absolute_url()))


def test_what_was_said_before_stays_and_offers_no_answer() -> None:
    letter = a_letter()
    reply = a_reply(letter, body="I was a conductor then.")
    answer = f"/letters/{letter.public_id}/reply/?to={reply.number}"
    assert answer in page_of(letter)
    act(a_volunteer(), letter, "close")
    page = page_of(letter)
    assert "I was a conductor then." in page
    assert answer not in page
    assert f"/letters/{letter.public_id}/reply/" not in page


def test_a_reader_with_the_page_open_gets_the_words_back() -> None:
    letter = a_closed_letter()
    for act_ in ("preview", "post"):
        form = {"body": "Words of <mine>.", "name": "old heron", "act": act_}
        answer = Client().post(f"/letters/{letter.public_id}/reply/", form)
        assert answer.status_code == 403
        assert "Words of &lt;mine&gt;." in text_of(answer)
    assert letter.replies.count() == 1


def test_a_voice_that_spoke_before_and_the_author_write_no_more_either() -> None:
    letter = a_letter()
    voice = a_voice(letter, "old heron")
    a_reply(letter, voice=voice)
    act(a_volunteer(), letter, "close")
    for browser in (holding(voice), holding(letter)):
        form = {"body": "One more word.", "name": "", "act": "preview"}
        answer = browser.post(f"/letters/{letter.public_id}/reply/", form)
        assert answer.status_code == 403
        assert "One more word." in text_of(answer)


def test_it_no_longer_waits_for_a_first_reply_and_its_card_says_so() -> None:
    letter = a_letter(title="The last bus")
    assert "The last bus" in text_of(Client().get("/waiting/"))
    act(a_volunteer(), letter, "close")
    assert "The last bus" not in text_of(Client().get("/waiting/"))
    assert "Replies are closed" in text_of(Client().get("/"))


def test_a_reader_who_has_the_page_is_sent_a_new_one() -> None:
    letter = a_letter()
    seen = Client().get(letter.get_absolute_url())["ETag"]
    act(a_volunteer(), letter, "close")
    again = Client().get(letter.get_absolute_url(), headers={"if-none-match": seen})
    assert again.status_code == 200


def test_opened_again_it_takes_replies_as_before() -> None:
    letter = a_closed_letter()
    act(a_volunteer("sam"), letter, "open")
    assert f"/letters/{letter.public_id}/reply/?to=1" in page_of(letter)
    post_reply(Client(), letter, body="Here I am again.")
    assert "Here I am again." in page_of(letter)


def test_a_letter_that_asked_for_no_replies_is_not_opened_by_opening_it() -> None:
    letter = a_letter(needs="no_replies")
    volunteer = a_volunteer()
    act(volunteer, letter, "close")
    act(volunteer, letter, "open")
    letter.refresh_from_db()
    assert not letter.takes_replies


def test_its_author_reads_at_the_desk_that_and_why_it_was_closed() -> None:
    letter = a_closed_letter()
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Replies closed" in page
    assert "It had become heated." in page


def test_an_edit_by_its_author_does_not_open_it() -> None:
    letter = a_closed_letter()
    browser = holding(letter)
    browser.post(desk_of(letter, "edit/"), {"body": "Other words.\n\nTwo.\n\nThree."})
    letter.refresh_from_db()
    assert letter.closed
    assert f"/letters/{letter.public_id}/reply/" not in page_of(letter)


def test_closing_is_for_one_letter_at_a_time() -> None:
    letter = a_letter()
    choose(a_volunteer(), "/admin/letters/letter/", "close", letter)
    letter.refresh_from_db()
    assert not letter.closed
