"""Two people at one letter at the same moment: neither undoes what the other did."""

import pytest
from django.test import Client

from letters import posting, shelves
from letters.models import Letter
from screening.verdict import PASSED
from tests.letters.pages import source
from tests.make import a_letter, a_member, a_reply
from writing.models import Deed, Status

pytestmark = pytest.mark.django_db
FIELDS = {
    "title": "The ticket",
    "body": "Other words.",
    "categories": ["you"],
    "rating": "safe",
    "notes": [],
    "needs": "stories",
    "name": "",
    "form": "letter",
    "language": "en",
}


def test_an_edit_keeps_the_reply_that_came_meanwhile() -> None:
    letter = a_letter()
    a_reply(Letter.objects.get())
    posting.edit(letter, FIELDS, PASSED)
    after = Letter.objects.get()
    assert (after.source, after.reply_count, after.last_number) == ("Other words.", 1, 1)
    assert a_reply(after).number == 2


def test_an_edit_does_not_bring_back_a_letter_that_was_removed_meanwhile() -> None:
    letter = a_letter()
    Letter.objects.get().turn(Deed.REMOVE, by=a_member(), ground="findable")
    posting.edit(letter, FIELDS, PASSED)
    assert Letter.objects.get().status == Status.REMOVED
    assert Client().get(letter.get_absolute_url()).status_code == 410
    assert Letter.objects.get().categories.get().all_count == 0


def test_an_edit_never_lowers_the_version_a_reader_may_hold() -> None:
    letter = a_letter()
    a_reply(Letter.objects.get())
    before = Letter.objects.get().version
    posting.edit(letter, FIELDS, PASSED)
    assert Letter.objects.get().version > before


def test_words_edited_meanwhile_survive_what_a_volunteer_does() -> None:
    seen = a_letter(body="The street is called Gramophone.")
    posting.edit(Letter.objects.get(), FIELDS, PASSED)
    seen.turn(Deed.HIDE)
    seen.turn(Deed.RESTORE)
    text = source(Client().get(seen.get_absolute_url())) + source(Client().get("/"))
    assert "Gramophone" not in text
    assert "Other words." in text


def test_words_edited_meanwhile_survive_a_correction() -> None:
    seen = a_letter(body="The street is called Gramophone.")
    posting.edit(Letter.objects.get(), FIELDS, PASSED)
    shelves.correct(seen, "safe", seen.categories.all(), [])
    text = source(Client().get(seen.get_absolute_url())) + source(Client().get("/"))
    assert "Gramophone" not in text
    assert "Other words." in text
