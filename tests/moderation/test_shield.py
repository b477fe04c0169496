"""Topics that a volunteer does not want to read today are not offered, and stay in the total."""

import datetime

import pytest
import time_machine
from django.test import Client

from letters.models import ContentNote, Letter
from members.models import Member
from moderation.models import Decision, Shield
from tests.make import a_letter, a_member, a_reply
from tests.moderation.rooms import (
    QUEUE,
    a_volunteer,
    act,
    hidden_in,
    inside,
    item,
    queue,
    report,
    text_of,
)

pytestmark = pytest.mark.django_db

SHIELD = f"{QUEUE}shield/"


def mute(client: Client, *slugs: str) -> None:
    """Choose these topics on the page."""
    notes = ContentNote.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    answer = client.post(SHIELD, {"notes": list(notes)}, follow=True)
    assert "These topics are not offered to you today." in text_of(answer)


def a_muted_and_an_open_one() -> tuple[Letter, Letter]:
    """Two letters that wait, one of them about a death."""
    muted = a_letter(rating="not_rated", notes=["death"])
    return muted, a_letter(rating="not_rated")


def test_a_letter_with_a_muted_note_and_the_replies_under_it_are_not_offered() -> None:
    muted, other = a_muted_and_an_open_one()
    under, elsewhere = a_reply(muted), a_reply(other)
    for reply in (under, elsewhere):
        report(reply.report_url)
    robin = a_volunteer("robin")
    assert len(queue(robin)) == 4
    mute(robin, "death")
    assert queue(robin) == [str(other), str(elsewhere)]


def test_what_is_not_offered_stays_in_the_total_and_is_offered_to_others() -> None:
    muted, other = a_muted_and_an_open_one()
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    mute(robin, "death")
    assert "2 items wait; 1 of them not offered to you" in text_of(robin.get(QUEUE))
    assert queue(sam) == [str(muted), str(other)]
    shown = text_of(sam.get(QUEUE))
    assert "2 items wait." in shown
    assert "not offered to you" not in shown


def test_a_letter_with_two_notes_is_kept_away_by_either_and_counted_once() -> None:
    a_letter(rating="not_rated", notes=["death", "self-harm"])
    names = list(ContentNote.objects.values_list("slug", flat=True))
    robin = a_volunteer()
    mute(robin, *names)
    assert queue(robin) == []
    assert "1 item waits; 1 of them not offered to you" in text_of(robin.get(QUEUE))
    mute(robin, "death")
    assert queue(robin) == []


def test_a_choice_is_shown_again_and_can_be_taken_back() -> None:
    muted, other = a_muted_and_an_open_one()
    robin = a_volunteer()
    mute(robin, "death")
    note = ContentNote.objects.get(slug="death")
    assert f'value="{note.pk}" id="id_notes_' in text_of(robin.get(SHIELD))
    assert text_of(robin.get(SHIELD)).count(" checked") == 1
    mute(robin)
    assert queue(robin) == [str(muted), str(other)]
    assert Shield.objects.count() == 1


def test_it_ends_at_midnight_in_utc() -> None:
    muted, _ = a_muted_and_an_open_one()
    robin = a_member("robin")
    day = datetime.datetime(2031, 5, 6, tzinfo=datetime.UTC)
    with time_machine.travel(day.replace(hour=8), tick=False):
        mute(inside(robin), "death")
    with time_machine.travel(day.replace(hour=23, minute=59), tick=False):
        assert str(muted) not in queue(inside(robin))
    with time_machine.travel(day + datetime.timedelta(days=1), tick=False):
        client = inside(robin)
        assert str(muted) in queue(client)
        assert " checked" not in text_of(client.get(SHIELD))
        mute(client, "self-harm")
        assert str(muted) in queue(client)


def test_the_next_one_is_never_a_muted_one() -> None:
    first = a_letter(rating="not_rated")
    muted, other = a_muted_and_an_open_one()
    robin = a_volunteer()
    mute(robin, "death")
    assert act(robin, first, "keep", next="1")["Location"] == item(other)
    assert act(robin, other, "keep", next="1")["Location"] == QUEUE
    assert str(muted) in queue(a_volunteer("sam"))


def test_choosing_the_whole_list_does_not_choose_what_is_muted() -> None:
    muted, other = a_muted_and_an_open_one()
    robin = a_volunteer()
    mute(robin, "death")
    ticked = {"action": "hide", "_selected_action": ["0"], "select_across": "1", "index": "0"}
    asked = robin.post(QUEUE, ticked)
    form = hidden_in(robin.get(asked["Location"])) | {"ground": "cruel"}
    assert form["chosen"] == f"l{other.pk}"
    robin.post(f"{QUEUE}decide/", form)
    assert Decision.objects.get().subject == other
    muted.refresh_from_db()
    assert muted.status == "published"


def test_a_muted_letter_can_still_be_opened_by_who_looks_for_it() -> None:
    muted, _ = a_muted_and_an_open_one()
    robin = a_volunteer()
    mute(robin, "death")
    assert robin.get(item(muted)).status_code == 200


@pytest.mark.parametrize("notes", [["999999"], ["x"], ["9" * 40]])
def test_a_topic_that_does_not_exist_changes_nothing(notes: list[str]) -> None:
    muted, _ = a_muted_and_an_open_one()
    robin = a_volunteer()
    mute(robin, "death")
    assert robin.post(SHIELD, {"notes": notes}).status_code == 400
    assert str(muted) not in queue(robin)


def test_nobody_else_is_told_what_a_volunteer_chose() -> None:
    a_muted_and_an_open_one()
    mute(a_volunteer("robin"), "death")
    sam = a_volunteer("sam")
    for page in (QUEUE, SHIELD, "/admin/"):
        assert "robin" not in text_of(sam.get(page))
    operator = inside(a_member("operator", is_superuser=True))
    assert operator.get("/admin/moderation/shield/").status_code == 404
    assert Member.objects.count() == 3
