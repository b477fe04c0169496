"""Item 2: who wrote it is told what was decided, by which rule and in which words."""

import pytest
from django.test import Client

from letters.models import Letter
from screening.verdict import Verdict
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.desk.traces import SIX, leave
from tests.make import a_letter, a_member, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db
WORDS = "The name of the street\nleads to your house."
RULE = "No one can be found from what is posted"
GROUND = "Someone could be found from it"


@pytest.fixture
def removed(db: None) -> Letter:
    """A letter a volunteer took down, with a reason."""
    letter = a_letter(title="My ticket", words=SIX)
    letter.turn(Deed.REMOVE, by=a_member("somebody"), ground="findable", words=WORDS)
    return Letter.objects.get()


def test_the_desk_shows_the_decision_with_its_rule_and_the_words(removed: Letter) -> None:
    page = text_of(holding(removed).get(desk_of(removed)))
    assert "What was decided, and why" in page
    assert "<dd>Taken down, <time" in page
    assert f"{RULE}</a>: {GROUND}" in page
    assert "The name of the street<br>leads to your house." in page
    assert "<dt>Decided by</dt><dd>A volunteer.</dd>" in page


def test_no_page_names_the_volunteer(removed: Letter) -> None:
    assert "somebody" not in text_of(holding(removed).get(desk_of(removed)))
    assert "somebody" not in text_of(Client().get(removed.get_absolute_url()), 410)


def test_the_public_page_has_the_rule_and_neither_the_words_nor_the_title(removed: Letter) -> None:
    page = text_of(Client().get(removed.get_absolute_url()), 410)
    assert RULE in page
    assert "leads to your house" not in page
    assert "My ticket" not in page


def test_a_removed_letter_offers_no_edit_but_can_be_taken_back(removed: Letter) -> None:
    browser = holding(removed)
    page = text_of(browser.get(desk_of(removed)))
    assert 'id="edit"' not in page
    assert 'id="leave"' in page
    assert "Removed" in page
    form = edit_form(removed, body="Without the street.")
    refused = text_of(browser.post(desk_of(removed, "edit/"), form), 403)
    assert "Without the street." in refused
    leave(browser, removed, "take_back")
    removed.refresh_from_db()
    assert removed.status == "taken_back"


def test_a_hidden_letter_says_why_and_can_be_mended_or_taken_back() -> None:
    letter = a_letter()
    letter.turn(Deed.HIDE, by=a_member(), ground="worried")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "I am worried about the writer" in page
    assert "Words for you" not in page
    assert 'id="edit"' in page
    assert 'id="leave"' in page


def test_the_newest_decision_comes_first() -> None:
    letter, staff = a_letter(), a_member()
    letter.turn(Deed.HIDE, by=staff, ground="cruel")
    letter.turn(Deed.RESTORE, by=staff, words="It was a mistake.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert page.index("<dd>Put back") < page.index("<dd>Hidden for now")
    assert "It was a mistake." in page


def test_a_letter_nobody_decided_about_shows_no_decision() -> None:
    letter = a_letter()
    assert "What was decided" not in text_of(holding(letter).get(desk_of(letter)))


def test_a_held_text_says_that_a_check_held_it() -> None:
    letter = a_letter(status="held")
    letter.start(Verdict("spam", ("spam",)))
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "A check that runs before anything is shown." in page


def test_the_desk_of_a_voice_shows_what_was_decided_about_each_reply() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    reply = a_reply(letter, voice=voice, body="At number seven.")
    a_reply(letter, voice=voice, body="I was on that train.")
    reply.turn(Deed.REMOVE, by=a_member("somebody"), ground="findable", words=WORDS)
    page = text_of(holding(voice).get(desk_of(letter, "voice/")))
    assert page.count("What was decided, and why") == 1
    assert RULE in page
    assert "leads to your house" in page
    assert "At number seven." in page
    assert "somebody" not in page
    assert f'"{desk_of(letter, "voice/1/")}"' not in page
    assert f'"{desk_of(letter, "voice/2/")}"' in page


def test_decisions_about_others_are_not_shown() -> None:
    letter = a_letter()
    a_reply(letter).turn(Deed.REMOVE, by=a_member(), ground="spam", words="Do not sell here.")
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    for browser, page in ((holding(letter), ""), (holding(voice), "voice/")):
        assert "Do not sell here." not in text_of(browser.get(desk_of(letter, page)))
