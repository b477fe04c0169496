"""A hidden text is changed at the desk and sent back, and a volunteer reads it."""

from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation import acts
from moderation.acts import Act
from moderation.models import Case, Decision
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.make import a_letter, a_member, a_reply, a_voice
from writing.models import Deed, Writing

pytestmark = pytest.mark.django_db
BACK = "Send it back to be read"
BODY = "Without the name of the school.\n\nTwo.\n\nThree."


def decide(subject: Writing, deed: str, **more: Any) -> None:
    """A volunteer does it."""
    who = a_member(f"volunteer{Decision.objects.count()}")
    acts.do(subject, Act(Deed(deed), who, "findable", **more))


@pytest.fixture(params=["revise", "hide"])
def letter(request: pytest.FixtureRequest) -> Letter:
    """A letter that a volunteer sent back, or hid."""
    letter = a_letter(title="My ticket")
    decide(letter, request.param, words="Leave out the school.")
    return Letter.objects.get()


def test_the_desk_says_what_to_do_before_it_is_done(letter: Letter) -> None:
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Nobody else can read this letter now." in page
    assert f'<button class="btn main">{BACK}</button>' in page
    assert "Save the letter" not in page
    assert "Leave out the school." in page


def test_saving_sends_it_back_and_it_waits_in_the_queue(letter: Letter) -> None:
    assert not Case.objects.exists()
    browser = holding(letter)
    answer = browser.post(desk_of(letter, "edit/"), {"title": "My ticket", "body": BODY})
    assert answer.status_code == 302
    letter.refresh_from_db()
    assert (letter.status, letter.source) == ("held", BODY)
    assert Case.objects.get().held
    page = text_of(browser.get(desk_of(letter)))
    assert "It waits for a volunteer." in page
    assert BACK not in page
    assert Client().get(letter.get_absolute_url()).status_code == 404


def test_the_full_page_sends_it_back_too(letter: Letter) -> None:
    holding(letter).post(desk_of(letter, "edit/"), edit_form(letter, body=BODY, notes=["death"]))
    letter.refresh_from_db()
    assert letter.status == "held"
    assert list(letter.notes.values_list("slug", flat=True)) == ["death"]


def test_a_mistake_on_the_way_back_keeps_it_hidden_and_the_words(letter: Letter) -> None:
    page = text_of(holding(letter).post(desk_of(letter, "edit/"), edit_form(letter, body="")), 422)
    assert "My ticket" in page
    letter.refresh_from_db()
    assert letter.status == "hidden"


def test_a_volunteer_puts_it_up_again_and_the_desk_says_so(letter: Letter) -> None:
    browser = holding(letter)
    browser.post(desk_of(letter, "edit/"), {"title": "My ticket", "body": BODY})
    decide(letter, "publish", words="Thank you for changing it.")
    page = text_of(browser.get(desk_of(letter)))
    assert "<dd>Published, <time" in page
    assert "Thank you for changing it." in page
    assert "It waits for a volunteer." not in page
    assert "Without the name of the school." in text_of(Client().get(letter.get_absolute_url()))


def test_it_can_come_back_more_than_once(letter: Letter) -> None:
    browser = holding(letter)
    for _ in range(2):
        browser.post(desk_of(letter, "edit/"), {"title": "My ticket", "body": BODY})
        decide(letter, "revise", words="One more name.")
        assert BACK in text_of(browser.get(desk_of(letter)))
    assert letter.decisions.count() == 3


def test_sending_it_back_is_the_authors_act_and_no_decision(letter: Letter) -> None:
    before = Decision.objects.count()
    holding(letter).post(desk_of(letter, "edit/"), {"title": "My ticket", "body": BODY})
    assert Decision.objects.count() == before


def test_a_public_letter_is_edited_as_always() -> None:
    letter = a_letter()
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Save the letter" in page
    assert BACK not in page


def test_a_removed_letter_is_not_sent_back() -> None:
    letter = a_letter()
    decide(letter, "remove")
    browser = holding(letter)
    assert BACK not in text_of(browser.get(desk_of(letter)))
    page = text_of(browser.post(desk_of(letter, "edit/"), edit_form(letter, body=BODY)), 403)
    assert "Without the name of the school." in page
    letter.refresh_from_db()
    assert letter.status == "removed"


@pytest.mark.parametrize("deed", ["revise", "hide"])
def test_a_reply_goes_the_same_way(deed: str) -> None:
    voice = a_voice(a_letter(), "Tall heron")
    decide(a_reply(voice.letter, voice=voice), deed, words="Leave out the school.")
    browser = holding(voice)
    desk, edit = desk_of(voice.letter, "voice/"), desk_of(voice.letter, "voice/1/")
    assert "Change it and send it back" in text_of(browser.get(desk))
    assert f">{BACK}</button>" in text_of(browser.get(edit))
    assert browser.post(edit, {"body": "Without it."}).status_code == 302
    reply = Reply.objects.get()
    assert (reply.status, reply.source) == ("held", "Without it.")
    assert Case.objects.get().held
    page = text_of(browser.get(desk))
    assert "It waits for a volunteer." in page
    assert "Change it and send it back" not in page
    assert "Without it." not in text_of(Client().get(voice.letter.get_absolute_url()))
    decide(reply, "publish")
    assert "Without it." in text_of(Client().get(voice.letter.get_absolute_url()))
