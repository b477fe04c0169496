"""The queue: everything that waits for a volunteer, once each, care first and then the oldest."""

import re
from base64 import b64encode

import pytest
import time_machine
from django.test import Client

from authors import hands
from authors.clock import this_hour
from letters.models import Letter
from moderation.models import Case, Decision, Report
from tests.make import a_letter, a_member, a_reply, post_letter, post_reply
from tests.moderation.rooms import (
    QUEUE,
    a_volunteer,
    act,
    an_appeal,
    in_bulk,
    inside,
    item,
    queue,
    report,
    row_of,
    text_of,
)
from writing.models import Deed, Status

pytestmark = pytest.mark.django_db

CALL = "Ring me on 020 7946 0018 when you read this.\n\nI kept the ticket.\n\nAll the same."


def reported(subject: Letter, ground: str = "cruel") -> None:
    """A reader's report, through the page."""
    assert report(f"/report/letter/{subject.public_id}/", ground=ground).status_code == 200


def written(address: str = "127.0.0.1", **given: str) -> Letter:
    """A letter that came through the pages."""
    post_letter(Client(REMOTE_ADDR=address), **given)
    return Letter.objects.latest("pk")


def since(subject: object, hours: int) -> None:
    """Let an item wait for some hours already."""
    Case.objects.filter(letter=subject).update(since=this_hour() - hours)


def test_what_a_screen_held_waits_with_the_reason_in_words(shelves: None) -> None:
    letter = written(body=CALL)
    assert letter.status == Status.HELD
    volunteer = a_volunteer()
    assert queue(volunteer) == [letter.public_id]
    assert "held (a phone number)" in row_of(volunteer, letter)


def test_where_everything_is_read_first_a_letter_and_a_reply_wait(
    shelves: None, settings: object
) -> None:
    under = a_letter()
    settings.PUBLISH = "after_reading"  # type: ignore[attr-defined]
    letter = written()
    post_reply(Client(), under)
    volunteer = a_volunteer()
    assert queue(volunteer) == [letter.public_id, f"{under.public_id}/1"]
    assert "| held |" in row_of(volunteer, letter)


def test_a_reported_an_appealed_and_a_not_rated_letter_wait_and_an_ordinary_one_does_not() -> None:
    told, hidden, unrated = a_letter(), a_letter(), a_letter(rating="not_rated")
    ordinary, volunteer = a_letter(), a_volunteer()
    reported(told)
    act(volunteer, hidden, "hide")
    assert hidden.public_id not in queue(volunteer)
    an_appeal(hidden)
    assert sorted(queue(volunteer)) == sorted([told.public_id, hidden.public_id, unrated.public_id])
    assert "| reported 1 time |" in row_of(volunteer, told)
    assert "| appealed |" in row_of(volunteer, hidden)
    assert "| not rated |" in row_of(volunteer, unrated)
    assert ordinary.public_id not in text_of(volunteer.get(QUEUE))


def test_words_of_acute_danger_come_first_and_are_public_all_the_same(
    shelves: None,
) -> None:
    first = a_letter()
    reported(first)
    danger = "I am going to kill myself tonight. I have the pills. Goodbye.\n\nTwo.\n\nThree."
    letter = written(body=danger)
    volunteer = a_volunteer()
    assert letter.status == Status.PUBLISHED
    assert queue(volunteer) == [letter.public_id, first.public_id]
    assert "| care |" in row_of(volunteer, letter)


@pytest.mark.parametrize("ground", ["child", "intimate", "self_harm", "worried"])
def test_a_report_of_something_urgent_goes_to_the_front(ground: str) -> None:
    old, urgent = a_letter(), a_letter()
    reported(old)
    since(old, 100)
    reported(urgent, ground)
    volunteer = a_volunteer()
    assert queue(volunteer) == [urgent.public_id, old.public_id]
    assert "| care, reported 1 time |" in row_of(volunteer, urgent)


def test_the_oldest_comes_first_and_its_age_is_shown() -> None:
    ages = {5: "5 hours", 100: "4 days", 0: "under an hour", 1: "1 hour", 47: "47 hours"}
    letters = {age: a_letter() for age in ages}
    for age, letter in letters.items():
        reported(letter)
        since(letter, age)
    volunteer = a_volunteer()
    assert queue(volunteer) == [letters[age].public_id for age in sorted(ages, reverse=True)]
    for age, words in ages.items():
        assert f"| {words} |" in row_of(volunteer, letters[age])


def test_the_list_shows_notes_length_and_rating_and_no_title_and_no_words() -> None:
    letter = a_letter(
        title="The last bus", body="Marmalade.\n\nTwo.\n\nThree.", notes=["death"], byline="Pip"
    )
    reply = a_reply(letter, body="Gingerbread " * 1_200, name="old heron", folded=True)
    reported(letter)
    report(reply.report_url, words="Gingerbread is cruel")
    volunteer = a_volunteer()
    note = letter.notes.get().name
    assert f"| 3 words | {note} | Safe for work |" in row_of(volunteer, letter)
    assert f"| 1,200 words | {note}, folded by its writer |" in row_of(volunteer, reply)
    page = text_of(volunteer.get(QUEUE))
    for private in ("last bus", "last-bus", "Marmalade", "Gingerbread", "Pip", "old heron"):
        assert private not in page


def test_the_list_says_how_much_the_same_hand_sent_today_and_never_the_hand(
    shelves: None,
) -> None:
    under = a_letter()
    held = written(body=CALL)
    for _ in range(2):
        post_reply(Client(), under, body="Nothing but kind words about trains, again.")
    other = written("203.0.113.9", body=CALL.replace("I kept", "She lost"))
    volunteer = a_volunteer()
    assert "| 2 other items |" in row_of(volunteer, held)
    assert "other item" not in row_of(volunteer, other)
    shown = text_of(volunteer.get(QUEUE)) + text_of(volunteer.get(item(held)))
    assert "2 other items from this hand today" in shown
    hand = hands.unseal(held.hand)
    assert hand
    for private in (held.hand, hand.hex(), b64encode(hand).decode()):
        assert private not in shown
    assert "127.0.0" not in shown


def test_many_reasons_make_one_row_that_keeps_its_age(shelves: None) -> None:
    letter = a_letter(rating="not_rated")
    since(letter, 30)
    for ground in ("cruel", "spam", "worried"):
        reported(letter, ground)
    volunteer = a_volunteer()
    assert queue(volunteer) == [letter.public_id]
    assert "| care, reported 3 times, not rated | 30 hours |" in row_of(volunteer, letter)


WHY = ("care", "held", "reported", "appealed", "proposed", "unrated")


def test_each_reason_can_be_asked_for(settings: object) -> None:
    settings.SECOND_EYES = True  # type: ignore[attr-defined]
    volunteer = a_volunteer()
    letters = {why: a_letter() for why in WHY if why not in ("held", "unrated")}
    letters["unrated"] = a_letter(rating="not_rated")
    letters["held"] = a_letter()
    act(volunteer, letters["held"], "hold")
    reported(letters["reported"])
    reported(letters["care"], "worried")
    act(volunteer, letters["appealed"], "hide")
    an_appeal(letters["appealed"])
    act(volunteer, letters["proposed"], "remove")
    assert len(queue(volunteer)) == len(WHY)
    for why in WHY:
        found = set(queue(volunteer, why=why))
        more = {letters["care"].public_id} if why == "reported" else set()
        assert found == {letters[why].public_id} | more, why
    assert len(queue(volunteer, why="nonsense")) == len(WHY)


@pytest.mark.parametrize("deed", ["keep", "hide", "revise", "remove", "close"])
def test_what_has_been_decided_leaves_the_queue(deed: str) -> None:
    letter, volunteer = a_letter(rating="not_rated"), a_volunteer()
    reported(letter, "worried")
    act(volunteer, letter, deed)
    assert queue(volunteer) == []
    assert "0 items wait" in text_of(volunteer.get(QUEUE))
    assert Report.objects.get().decision == Decision.objects.get()
    assert Letter.objects.get().open_reports == 0


def test_what_is_held_by_a_volunteer_stays_with_everything_said_about_it() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reported(letter, "worried")
    act(volunteer, letter, "hold")
    assert "| care, held, reported 1 time |" in row_of(volunteer, letter)
    assert not Report.objects.get().settled


def test_what_its_author_takes_back_leaves_the_queue() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reported(letter)
    act(volunteer, letter, "hold")
    assert queue(volunteer) == [letter.public_id]
    letter.refresh_from_db()
    letter.turn(Deed.TAKE_BACK)
    assert queue(volunteer) == []
    assert Report.objects.get().settled


def test_something_reported_anew_after_a_decision_waits_again_from_then_on() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reported(letter)
    since(letter, 50)
    act(volunteer, letter, "keep")
    reported(letter, "spam")
    assert "| reported 1 time | under an hour |" in row_of(volunteer, letter)


def test_a_mixed_choice_is_confirmed_with_counts_and_decided_together() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reply, hidden = a_reply(letter), a_letter()
    for subject in (letter, hidden):
        reported(subject)
    report(reply.report_url)
    act(a_volunteer("sam"), hidden, "hide")
    reported_again = Report.objects.create(letter=hidden, ground="spam")
    Case.objects.create(letter=hidden, reports=1)
    rows = Case.objects.values_list("pk", flat=True)
    ticked = {"action": "hide", "_selected_action": [str(pk) for pk in rows], "index": "0"}
    asked = volunteer.post(QUEUE, ticked)
    page = text_of(volunteer.get(asked["Location"]))
    assert "<h1>Hide: 3 letters and replies</h1>" in page
    assert "2 of 3 can be changed like this now." in page
    assert 'value="Hide 2"' in page
    done = text_of(in_bulk(volunteer, "hide", letter, reply, hidden))
    assert "2 hidden, with a decision for each." in done
    assert f"{hidden} (Hidden)" in done
    assert Decision.objects.filter(actor__username="robin", deed="hide").count() == 2
    assert queue(volunteer) == [hidden.public_id]
    assert not Report.objects.get(pk=reported_again.pk).settled


def test_a_letter_and_a_reply_with_the_same_number_are_not_mistaken_for_each_other() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reply = a_reply(letter)
    assert letter.pk == reply.pk or a_reply(letter)
    report(reply.report_url)
    in_bulk(volunteer, "hide", reply)
    letter.refresh_from_db()
    reply.refresh_from_db()
    assert (letter.status, reply.status) == ("published", "hidden")


def test_nobody_adds_or_deletes_an_item_by_hand() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    reported(letter)
    case = Case.objects.get()
    assert volunteer.get(f"{QUEUE}add/").status_code == 403
    assert volunteer.post(f"{QUEUE}{case.pk}/delete/", {"post": "yes"}).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": [str(case.pk)], "post": "yes"}
    volunteer.post(QUEUE, ticked | {"index": "0"})
    assert queue(volunteer) == [letter.public_id]


@pytest.mark.parametrize("ticked", ["x", "9" * 40, "-1", "１２", ""])
@pytest.mark.parametrize("room", [QUEUE, "/admin/letters/letter/", "/admin/comments/reply/"])
def test_what_no_list_of_ours_ticks_is_refused(room: str, ticked: str) -> None:
    form = {"action": "hide", "_selected_action": [ticked], "index": "0"}
    assert a_volunteer().post(room, form).status_code == 400
    assert not Decision.objects.exists()


def test_hands_are_not_joined_across_days(shelves: None) -> None:
    held = written(body=CALL)
    with time_machine.travel(held.written_on.replace(year=held.written_on.year + 1), tick=False):
        written(body=CALL.replace("I kept", "She lost"))
        volunteer = inside(a_member())
        assert not re.search(r"\d other item", text_of(volunteer.get(QUEUE)))
