"""The desk of a voice: one's own replies, to edit and to take back, and what was answered."""

from typing import Any

import pytest
from django.test import Client

from comments.models import Reply, Voice
from letters.models import Letter
from tests.comments.pages import html_of, one_reply
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_member, a_reply, a_voice, post_reply, words_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
TAKE_BACK = {"act": "take_back"}
NEW = '<span class="tag">New</span>'


@pytest.fixture
def heron(db: None) -> Voice:
    """A stranger who said one thing under a letter where others speak too."""
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice, body="I was on that train.")
    a_reply(letter, body="Another stranger's words.")
    return voice


def _desk(voice: Voice, page: str = "") -> str:
    return desk_of(voice.letter, f"voice/{page}")


def test_it_shows_ones_own_replies_and_nobody_elses(heron: Voice) -> None:
    page = text_of(holding(heron).get(_desk(heron)))
    assert "Tall heron" in page
    assert "I was on that train." in page
    assert "Another stranger" not in page


def test_it_shows_a_reply_that_still_waits(heron: Voice) -> None:
    a_reply(heron.letter, voice=heron, status="held", body="Waiting words.")
    page = text_of(holding(heron).get(_desk(heron)))
    assert "Waiting words." in page
    assert "Waiting for a volunteer" in page


def test_answers_since_the_last_visit_are_marked_and_then_no_longer(heron: Voice) -> None:
    said = Reply.objects.get(voice=heron)
    a_reply(heron.letter, parent=said, body="An answer to you.")
    a_reply(heron.letter, parent=said, voice=heron, body="My own afterthought.")
    browser = holding(heron)
    page = text_of(browser.get(_desk(heron)))
    answers = page.partition('id="replies"')[2].partition("</section>")[0]
    assert answers.count(NEW) == 1
    assert "An answer to you." in answers
    assert "My own afterthought." not in answers
    assert NEW not in text_of(browser.get(_desk(heron)))


def test_answers_that_wait_or_are_hidden_are_not_shown(heron: Voice) -> None:
    said = Reply.objects.get(voice=heron)
    a_reply(heron.letter, parent=said, status="held", body="Waiting words.")
    a_reply(heron.letter, parent=said, status="hidden", body="Hidden words.")
    page = text_of(holding(heron).get(_desk(heron)))
    assert "Waiting words." not in page
    assert "Hidden words." not in page


def test_a_reply_is_edited_in_its_place(heron: Voice, client: Client) -> None:
    browser = holding(heron)
    assert "I was on that train." in text_of(browser.get(_desk(heron, "1/")))
    before = Reply.objects.get(number=1)
    answer = browser.post(_desk(heron, "1/"), {"body": "I was on the next train.", "folded": "on"})
    assert (answer.status_code, answer["Location"]) == (302, _desk(heron))
    after = Reply.objects.get(number=1)
    assert (after.path, after.created_at) == (before.path, before.created_at)
    html = one_reply(html_of(client, heron.letter), 1)
    assert "I was on the next train." in html
    assert "I was on that train." not in html
    assert "<details" in html
    assert "edited" in html


@pytest.mark.parametrize("body", ["", "y" * 10_001])
def test_an_edit_with_something_wrong_keeps_the_words(heron: Voice, body: str) -> None:
    page = text_of(holding(heron).post(_desk(heron, "1/"), {"body": body}), 422)
    assert body in page
    assert "One thing needs a look" in page
    assert Reply.objects.get(number=1).edited_on is None


def test_where_a_volunteer_reads_first_an_edited_reply_waits_again(
    heron: Voice, settings: Any
) -> None:
    settings.PUBLISH = "after_reading"
    holding(heron).post(_desk(heron, "1/"), {"body": "I was on the next train."})
    assert Reply.objects.get(number=1).status == "held"
    html = html_of(Client(), heron.letter)
    assert "train" not in one_reply(html, 1)
    assert "A volunteer is looking at it." in one_reply(html, 1)
    heron.letter.refresh_from_db()
    assert heron.letter.reply_count == 1


def test_a_reply_is_taken_back_and_leaves_its_place(heron: Voice, client: Client) -> None:
    browser = holding(heron)
    for _ in range(2):  # a second click is harmless
        answer = browser.post(_desk(heron, "1/move/"), TAKE_BACK)
        assert (answer.status_code, answer["Location"]) == (302, _desk(heron))
    html = one_reply(html_of(client, heron.letter), 1)
    assert "Its author took it back." in html
    assert "Tall heron" not in html
    page = text_of(browser.get(_desk(heron)))
    assert "Taken back by its author" in page
    assert "I was on that train." in page
    assert 'value="take_back"' not in page
    assert 'value="put_back"' in page


def test_what_was_taken_back_cannot_be_edited_and_the_words_come_back(heron: Voice) -> None:
    browser = holding(heron)
    browser.post(_desk(heron, "1/move/"), TAKE_BACK)
    page = text_of(browser.post(_desk(heron, "1/"), {"body": "New words."}), 403)
    assert "New words." in page
    assert Reply.objects.get(number=1).source == "I was on that train."


def test_opening_the_address_takes_nothing_back(heron: Voice) -> None:
    assert holding(heron).get(_desk(heron, "1/move/"), TAKE_BACK).status_code == 405
    assert Reply.objects.get(number=1).status == "published"


def test_a_number_of_no_reply_is_not_found(heron: Voice) -> None:
    assert holding(heron).get(_desk(heron, "77/")).status_code == 404


def test_two_voices_of_one_browser_share_a_desk(heron: Voice) -> None:
    ferry = a_voice(heron.letter, "Night ferry")
    a_reply(heron.letter, voice=ferry, body="I took the boat.")
    page = text_of(holding(heron, ferry).get(_desk(heron)))
    assert "I was on that train." in page
    assert "I took the boat." in page


def test_everything_at_the_desk_can_be_done_with_the_six_words_alone() -> None:
    letter = a_letter()
    words = words_in(post_reply(Client(), letter, name="Tall heron"))
    fresh = Client()
    fresh.post("/key/", {"six_words": words})
    assert fresh.post(desk_of(letter, "voice/1/"), {"body": "New words."}).status_code == 302
    assert fresh.post(desk_of(letter, "voice/1/move/"), TAKE_BACK).status_code == 302
    reply = Reply.objects.get()
    assert (reply.source, reply.status) == ("New words.", "taken_back")


def test_under_a_removed_letter_strangers_keep_their_own_words_and_only_those(
    heron: Voice,
) -> None:
    said = Reply.objects.get(voice=heron)
    a_reply(heron.letter, parent=said, body="An answer by another stranger.")
    Letter.objects.get().turn(Deed.REMOVE, by=a_member(), ground="findable", words="A street.")
    page = text_of(holding(heron).get(_desk(heron)))
    assert "I was on that train." in page
    assert "An answer by another stranger." not in page
    assert "Under a letter that is no longer shown." in page
    assert "The ticket" not in page
    assert "A street." not in page
