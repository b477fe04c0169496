"""What leaves a decision and what leaves none: screens, volunteers, authors, readers."""

import pytest
from django.test import Client

from letters.models import Letter
from moderation.models import Decision, Report
from tests.make import a_letter, a_reply, post_letter, post_reply, words_in
from tests.moderation.rooms import LETTERS, a_volunteer, do, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]


def test_a_letter_from_something_that_fills_in_the_hidden_field_is_held_automatically() -> None:
    author = Client()
    assert post_letter(author, website="https://spam.example").status_code == 200
    letter, decision = Letter.objects.get(), Decision.objects.get()
    assert letter.status == "held"
    assert (decision.letter, decision.deed, decision.ground) == (letter, "hold", "spam")
    assert decision.automated
    assert decision.actor is None
    assert "A check that runs before anything is shown." in text_of(
        author.get(f"/desk/{letter.public_id}/")
    )


def test_a_reply_from_something_that_fills_in_the_hidden_field_is_held_automatically() -> None:
    letter = a_letter()
    post_reply(Client(), letter, website="https://spam.example")
    decision = Decision.objects.get()
    assert letter.replies.get().status == "held"
    assert (decision.reply, decision.deed) == (letter.replies.get(), "hold")
    assert decision.automated
    assert decision.actor is None


def test_an_ordinary_letter_and_reply_leave_no_decision() -> None:
    post_letter(Client())
    post_reply(Client(), Letter.objects.get())
    assert Letter.objects.get().status == "published"
    assert not Decision.objects.exists()


def test_what_authors_do_with_their_own_texts_leaves_no_decision() -> None:
    author, stranger = Client(), Client()
    words = words_in(post_letter(author))
    letter = Letter.objects.get()
    post_reply(stranger, letter)
    stranger.post(f"/desk/{letter.public_id}/voice/1/move/", {"act": "take_back"})
    form = {"way": "take_back", "six_words": words}
    assert author.post(f"/desk/{letter.public_id}/leave/", form).status_code == 302
    letter.refresh_from_db()
    assert letter.status == "taken_back"
    assert letter.replies.get().status == "taken_back"
    assert not Decision.objects.exists()


def test_where_everything_is_read_first_a_waiting_letter_leaves_no_decision(
    settings: object,
) -> None:
    settings.PUBLISH = "after_reading"  # type: ignore[attr-defined]
    post_letter(Client())
    assert Letter.objects.get().status == "held"
    assert not Decision.objects.exists()


def test_holding_for_a_closer_look_leaves_the_reports_open() -> None:
    letter = a_letter()
    Report.objects.create(letter=letter, ground="cruel")
    do(a_volunteer(), "hold", letter)
    assert not Report.objects.get().settled


@pytest.mark.parametrize("deed", ["hide", "remove"])
def test_a_decision_settles_the_reports_of_that_text_and_of_no_other(deed: str) -> None:
    letter = a_letter()
    reply = a_reply(letter)
    for _ in range(2):
        Report.objects.create(letter=letter, ground="cruel")
    Report.objects.create(reply=reply, ground="cruel")
    do(a_volunteer(), deed, letter)
    assert Report.objects.filter(letter=letter, settled=True).count() == 2
    assert not Report.objects.get(reply=reply).settled


def test_a_correction_settles_the_reports_of_a_letter() -> None:
    letter = a_letter()
    Report.objects.create(letter=letter, ground="notes")
    form = {"rating": "not_safe", "categories": [letter.categories.get().pk], "ground": "notes"}
    a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", form)
    assert Report.objects.get().settled


def test_an_authors_taking_back_settles_the_reports_without_a_decision() -> None:
    letter = a_letter()
    Report.objects.create(letter=letter, ground="cruel")
    letter.turn("take_back")  # type: ignore[arg-type]
    report = Report.objects.get()
    assert (report.settled, report.decision) == (True, None)
    assert not Decision.objects.exists()
