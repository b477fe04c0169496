"""A proposal that waits for a second volunteer, and what happens to its text meanwhile."""

import pytest
from django.conf import LazySettings

from moderation.models import Decision, Proposal
from tests.make import a_letter
from tests.moderation.rooms import a_volunteer, act, hidden_in, item, judge, queue, row_of
from writing.models import Deed

pytestmark = pytest.mark.django_db

BODY = "Ring 020 7946 0018.\n\nI kept the ticket.\n\nAll the same."


@pytest.fixture(autouse=True)
def _two_pairs_of_eyes(settings: LazySettings) -> None:
    settings.SECOND_EYES = True


def test_a_volunteer_who_saw_an_earlier_proposal_is_told_that_it_was_replaced() -> None:
    letter, sam = a_letter(body=BODY), a_volunteer("sam")
    act(a_volunteer("robin"), letter, "redact", piece="020 7946 0018")
    form = hidden_in(sam.get(item(letter)))
    act(a_volunteer("alex"), letter, "remove")
    where = item(letter).replace("/change/", "/judge/")
    answer = sam.post(where, {"outcome": "confirm", **form})
    assert answer.status_code == 409
    letter.refresh_from_db()
    assert letter.status == "hidden"
    assert judge(sam, letter, "confirm").status_code == 302
    letter.refresh_from_db()
    assert letter.status == "removed"
    assert sam.post(where, {"outcome": "confirm", **form}).status_code == 409


def test_what_somebody_has_moved_meanwhile_is_no_longer_proposed() -> None:
    letter, sam = a_letter(), a_volunteer("sam")
    act(a_volunteer("robin"), letter, "remove")
    act(a_volunteer("alex"), letter, "restore")
    assert not Proposal.objects.exists()
    assert queue(sam) == []
    assert (
        sam.post(
            item(letter).replace("/change/", "/judge/"), {"outcome": "confirm", "proposal": "1"}
        ).status_code
        == 409
    )
    letter.refresh_from_db()
    assert letter.status == "published"


def test_what_its_author_takes_back_or_sends_back_is_not_lost_in_between() -> None:
    gone, changed = a_letter(), a_letter()
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    for letter in (gone, changed):
        act(robin, letter, "remove")
        letter.refresh_from_db()
    gone.turn(Deed.TAKE_BACK)
    changed.turn(Deed.RESUBMIT)
    assert queue(sam) == [changed.public_id]
    assert "held" in row_of(sam, changed)
    judge(sam, changed, "decline")
    changed.refresh_from_db()
    assert changed.status == "held"


@pytest.mark.parametrize("outcome", ["confirm", "decline"])
def test_answering_what_nobody_proposed_changes_nothing(outcome: str) -> None:
    letter = a_letter(status="hidden")
    where = item(letter).replace("/change/", "/judge/")
    volunteer = a_volunteer()
    for more in ({}, {"proposal": "1"}, {"proposal": "9" * 30}, {"proposal": "x"}):
        answer = volunteer.post(where, {"outcome": outcome, **more})
        assert answer.status_code in (409, 422)
    letter.refresh_from_db()
    assert letter.status == "hidden"
    assert not Decision.objects.exists()
