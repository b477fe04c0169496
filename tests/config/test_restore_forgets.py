"""What a restore does not bring back: counts, marks, open doors, and copies in browsers."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from authors import hands
from authors.clock import today
from authors.models import Tally, UsedForm
from comments.models import Felt, Reply
from config import forgetting
from letters.models import Letter
from members.models import Invitation
from moderation.models import Report
from tests.desk.listening import made
from tests.desk.rooms import holding
from tests.make import a_letter, a_member, a_reply, post_letter, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shelves")
def test_used_forms_and_counts_of_hands_are_forgotten() -> None:
    post_letter(Client())
    assert UsedForm.objects.exists()
    assert Tally.objects.exists()
    forgetting.forget()
    assert not UsedForm.objects.exists()
    assert not Tally.objects.exists()


def test_the_address_of_a_private_feed_ends() -> None:
    letter = a_letter()
    address = made(holding(letter), letter)
    assert Client().get(address).status_code == 200
    forgetting.forget()
    assert Client().get(address).status_code == 404


def test_volunteers_have_to_sign_in_again() -> None:
    volunteer = signed_in(a_member())
    assert volunteer.get("/admin/").status_code == 200
    forgetting.forget()
    assert not Session.objects.exists()
    assert volunteer.get("/admin/").status_code == 302


def test_no_text_and_no_report_keeps_the_mark_of_a_hand() -> None:
    letter = a_letter()
    reply = a_reply(letter)
    mark = hands.mark("203.0.113.0/24")
    Letter.objects.update(hand=hands.seal(mark))
    Reply.objects.update(hand=hands.seal(mark))
    Report.objects.create(reply=reply, ground="cruel", hand=mark)
    forgetting.forget()
    for rows in (Letter, Reply, Report):
        assert rows._default_manager.get().hand is None


def test_a_mark_of_having_felt_something_lives_as_long_as_its_day_key() -> None:
    letter = a_letter()
    hands.day_key()
    old = today() - datetime.timedelta(days=1)
    for day in (today(), old):
        Felt.objects.create(letter=letter, mark=day.isoformat().encode() * 3, day=day)
    Letter.objects.update(felt_count=2)
    forgetting.forget()
    assert [felt.day for felt in Felt.objects.all()] == [today()]
    letter.refresh_from_db()
    assert letter.felt_count == 2


def test_an_invitation_from_before_opens_no_account() -> None:
    Invitation.objects.create(digest=b"x" * 32)
    forgetting.forget()
    assert Invitation.objects.get().state == "used"


def test_a_browsers_copy_of_a_letter_or_a_list_is_asked_for_anew() -> None:
    letter = a_letter()
    for address in (letter.get_absolute_url(), "/"):
        kept = Client().get(address)["ETag"]
        assert Client().get(address, headers={"If-None-Match": kept}).status_code == 304
        forgetting.forget()
        assert Client().get(address, headers={"If-None-Match": kept}).status_code == 200


def test_a_second_restore_gives_no_version_that_the_first_one_gave() -> None:
    letter = a_letter()
    given = set()
    for _ in range(3):
        forgetting.forget()
        letter.refresh_from_db()
        given.add(letter.version)
    assert len(given) == 3
