"""Each act of a volunteer on one letter or one reply: what it does, and what stays behind."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from letters.models import Letter
from moderation.models import Decision, DecisionWords
from tests.make import a_letter, a_reply
from tests.moderation.rooms import GROUND, a_volunteer, do, text_of

pytestmark = pytest.mark.django_db

# the act, where the text stands before, where after, what its public page then answers
ACTS = [
    ("publish", "held", "published", 200),
    ("hold", "published", "held", 404),
    ("hide", "published", "hidden", 404),
    ("hide", "held", "hidden", 404),
    ("remove", "published", "removed", 410),
    ("remove", "hidden", "removed", 410),
    ("remove", "held", "removed", 404),  # it never was there
    ("restore", "hidden", "published", 200),
]


@pytest.mark.parametrize(("deed", "before", "after", "answer"), ACTS)
def test_an_act_on_a_letter_changes_its_status_and_its_public_page(
    deed: str, before: str, after: str, answer: int
) -> None:
    letter = a_letter(status=before)
    do(a_volunteer(), deed, letter)
    letter.refresh_from_db()
    assert letter.status == after
    assert Client().get(letter.get_absolute_url()).status_code == answer


@pytest.mark.parametrize(("deed", "before", "after", "answer"), ACTS)
def test_an_act_on_a_reply_changes_its_status_and_the_thread(
    deed: str, before: str, after: str, answer: int
) -> None:
    reply = a_reply(a_letter(), body="I was a conductor then.", status=before)
    do(a_volunteer(), deed, reply)
    reply.refresh_from_db()
    assert reply.status == after
    page = Client().get(reply.letter.get_absolute_url())
    assert ("I was a conductor then." in text_of(page)) is (answer == 200)


@pytest.mark.parametrize(("deed", "before", "after", "answer"), ACTS)
@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_an_act_leaves_one_decision_with_its_ground_its_actor_and_its_words(
    kind: str, deed: str, before: str, after: str, answer: int
) -> None:
    subject: Any = (
        a_letter(status=before) if kind == "letter" else a_reply(a_letter(), status=before)
    )
    do(a_volunteer("robin"), deed, subject)
    decision = Decision.objects.get()
    assert decision.subject == subject
    assert (decision.deed, decision.ground, decision.actor.username) == (deed, "findable", "robin")
    assert not decision.automated
    assert (decision.decided_at.second, decision.decided_at.microsecond) == (0, 0)
    assert DecisionWords.objects.get().words == GROUND["words"]


def test_a_decision_without_words_keeps_none() -> None:
    do(a_volunteer(), "hide", a_letter(), words="")
    assert Decision.objects.count() == 1
    assert not DecisionWords.objects.exists()


def test_a_removed_letter_that_is_restored_can_be_read_again_with_its_replies() -> None:
    letter = a_letter(title="The last bus")
    a_reply(letter, body="I waited there too.")
    volunteer = a_volunteer()
    do(volunteer, "remove", letter)
    gone = Client().get(letter.get_absolute_url())
    do(volunteer, "restore", letter)
    back = Client().get(letter.get_absolute_url())
    assert (gone.status_code, back.status_code) == (410, 200)
    assert "The last bus" in text_of(back)
    assert "I waited there too." in text_of(back)


def test_a_letter_that_is_taken_down_leaves_the_lists_and_their_counts() -> None:
    letter = a_letter(title="The last bus", categories=["healing"])
    volunteer = a_volunteer()
    assert "The last bus" in text_of(Client().get("/about/healing/"))
    do(volunteer, "remove", letter)
    assert "The last bus" not in text_of(Client().get("/about/healing/"))
    assert "The last bus" not in text_of(Client().get("/"))
    assert letter.categories.get().all_count == 0
    do(volunteer, "restore", letter)
    assert letter.categories.get().all_count == 1
    assert "The last bus" in text_of(Client().get("/"))


def test_a_reply_that_is_taken_down_is_counted_out_and_back_in() -> None:
    reply = a_reply(a_letter())
    volunteer = a_volunteer()
    do(volunteer, "hide", reply)
    assert Letter.objects.get().reply_count == 0
    do(volunteer, "restore", reply)
    assert Letter.objects.get().reply_count == 1


def test_a_letter_keeps_its_day_when_it_is_restored() -> None:
    letter = a_letter(published_on=date(2024, 2, 29))
    volunteer = a_volunteer()
    do(volunteer, "hide", letter)
    do(volunteer, "restore", letter)
    assert str(Letter.objects.get().published_on) == "2024-02-29"


def test_the_page_of_a_letter_offers_only_the_acts_that_begin_where_it_stands() -> None:
    volunteer = a_volunteer()
    held = text_of(volunteer.get(f"/admin/letters/letter/{a_letter(status='held').pk}/change/"))
    public = text_of(volunteer.get(f"/admin/letters/letter/{a_letter().pk}/change/"))
    assert 'name="deed" value="publish"' in held
    assert 'value="restore"' not in held
    assert 'value="publish"' not in public
    assert 'name="deed" value="hold"' in public
    assert 'value="keep"' in public
    for authors in ("take_back", "edit", "resubmit"):
        assert f'value="{authors}"' not in held + public


def test_an_act_chosen_on_the_list_leads_to_the_same_form() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    page = volunteer.get(f"/admin/letters/letter/decide/?deed=remove&chosen={letter.pk}")
    assert page.status_code == 200
    assert letter.public_id in text_of(page)
    assert Letter.objects.get().status == "published"
