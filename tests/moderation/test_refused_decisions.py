"""Requests that no form of the volunteers' room sends."""

import pytest

from letters.models import Letter
from moderation.models import Decision
from tests.make import a_letter, a_reply
from tests.moderation.rooms import LETTERS, REPLIES, a_volunteer

pytestmark = pytest.mark.django_db

FORGED = {
    "a deed nobody knows": {"deed": "burn_it", "chosen": "{pk}"},
    "no deed": {"chosen": "{pk}"},
    "taking back, which is the author's": {"deed": "take_back", "chosen": "{pk}"},
    "correcting, which has its own page": {"deed": "correct", "chosen": "{pk}"},
    "nothing chosen": {"deed": "hide", "chosen": ""},
    "no list": {"deed": "hide"},
    "no numbers": {"deed": "hide", "chosen": "x,';--,１２,-1"},
    "the number of nothing": {"deed": "hide", "chosen": "999999"},
    "a number no database holds": {"deed": "hide", "chosen": "9" * 40},
    "more than 200": {"deed": "hide", "chosen": "{pk}," + ",".join(map(str, range(1000, 1200)))},
}


@pytest.mark.parametrize("what", FORGED)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("room", [LETTERS, REPLIES])
def test_a_forged_decision_is_refused_and_changes_nothing(
    room: str, method: str, what: str
) -> None:
    letter = a_letter()
    subject = letter if room == LETTERS else a_reply(letter)
    fields = {name: value.format(pk=subject.pk) for name, value in FORGED[what].items()}
    answer = getattr(a_volunteer(), method)(f"{room}decide/", fields | {"ground": "cruel"})
    assert answer.status_code == 400
    subject.refresh_from_db()
    assert subject.status == "published"
    assert not Decision.objects.exists()


def test_exactly_200_chosen_are_accepted() -> None:
    letter = a_letter()
    chosen = ",".join([str(letter.pk), *map(str, range(1000, 1199))])
    answer = a_volunteer().get(f"{LETTERS}decide/", {"deed": "hide", "chosen": chosen})
    assert answer.status_code == 200


def test_a_ground_no_form_offers_decides_nothing() -> None:
    letter = a_letter()
    form = {"deed": "hide", "chosen": str(letter.pk), "ground": "boredom"}
    assert a_volunteer().post(f"{LETTERS}decide/", form).status_code in (400, 422)
    assert Letter.objects.get().status == "published"
    assert not Decision.objects.exists()


@pytest.mark.parametrize("room", [LETTERS, REPLIES])
def test_correcting_something_that_is_not_there_is_404(room: str) -> None:
    assert a_volunteer().get(f"{room}999999/correct/").status_code == 404


def test_an_act_on_a_list_with_nothing_ticked_goes_nowhere() -> None:
    a_letter()
    answer = a_volunteer().post(LETTERS, {"action": "hide", "index": "0"}, follow=True)
    assert answer.redirect_chain[-1][0] == LETTERS
    assert not Decision.objects.exists()


def test_the_list_offers_no_deleting() -> None:
    letter = a_letter()
    form = {"action": "delete_selected", "_selected_action": [str(letter.pk)], "post": "yes"}
    a_volunteer().post(LETTERS, form | {"index": "0"})
    assert Letter.objects.filter(pk=letter.pk).exists()
