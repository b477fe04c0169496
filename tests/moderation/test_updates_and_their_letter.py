"""An update that goes with its letter needs no decision of its own, and comes back with it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from letters.models import Letter, Update
from moderation import appeals, cases, retention
from moderation.models import Appeal, Decision, Report
from screening.verdict import Verdict
from tests.make import a_letter, a_member, an_update
from tests.moderation.rooms import (
    UPDATES,
    a_volunteer,
    act,
    an_appeal,
    do,
    item,
    judge,
    outcome_of,
    queue,
    receipt_in,
    report,
    text_of,
)
from writing import earlier, echoes
from writing.models import Deed, EarlierText, Echo

pytestmark = pytest.mark.django_db


def a_held_one(**given: Any) -> Update:
    """An update that a screen held."""
    update = an_update(a_letter(), status="held", **given)
    update.start(Verdict("findable", ("place",)))
    return update


def fresh(update: Update) -> Update:
    """As it stands in the database, and its letter too."""
    return Update.objects.select_related("letter").get(pk=update.pk)


def test_it_leaves_the_queue_when_its_letter_is_taken_back_and_comes_back_with_it() -> None:
    update, robin = a_held_one(), a_volunteer()
    assert queue(robin) == [str(update)]
    update.letter.turn(Deed.TAKE_BACK)
    assert queue(robin) == []
    update.letter.turn(Deed.PUT_BACK)
    assert queue(robin) == [str(update)]


def test_nothing_said_later_brings_it_back_alone() -> None:
    update = a_held_one()
    stale = fresh(update)
    assert stale.letter.is_public
    update.letter.turn(Deed.TAKE_BACK)
    cases.refresh(stale, ("phone",))
    assert cases.of(update) is None


def test_volunteers_do_not_read_it_while_its_letter_is_taken_back() -> None:
    update, robin = a_held_one(body="A gooseberry."), a_volunteer()
    earlier.keep(update, title="Gooseberries")
    update.letter.turn(Deed.TAKE_BACK)
    page = text_of(robin.get(item(update)))
    assert "ooseberr" not in page
    assert "(taken back by its author)" in page
    assert "<h2>Decide" not in page
    assert 'name="deed"' not in page
    assert item(update) not in text_of(robin.get(UPDATES, {"q": "gooseberry"}))
    assert robin.get(f"{UPDATES}{update.pk}/correct/").status_code == 400


@pytest.mark.parametrize("deed", ["publish", "hide", "remove", "redact"])
def test_volunteers_do_not_move_it_while_its_letter_is_taken_back(deed: str) -> None:
    update, robin = a_held_one(body="A gooseberry."), a_volunteer()
    seen = text_of(robin.get(item(update)))
    assert 'name="deed"' in seen
    update.letter.turn(Deed.TAKE_BACK)
    form = {"deed": deed, "ground": "cruel", "words": "", "pieces": "gooseberry"}
    assert robin.post(item(update), form).status_code == 409
    assert fresh(update).status == "held"
    assert fresh(update).source == "A gooseberry."
    assert Decision.objects.filter(actor__isnull=False).count() == 0


def test_an_appeal_about_it_waits_until_its_letter_is_back() -> None:
    update = an_update(a_letter())
    act(a_volunteer("robin"), update, "hide")
    waiting, sam = an_appeal(update), a_volunteer("sam")
    update.letter.turn(Deed.TAKE_BACK)
    assert queue(sam) == []
    answer = sam.post(
        item(update).replace("change", "judge"), {"outcome": "stands", "appeal": waiting.pk}
    )
    assert answer.status_code == 409
    assert not Appeal.objects.get().closed
    update.letter.turn(Deed.PUT_BACK)
    assert queue(sam) == [str(update)]
    judge(sam, update, "overturn")
    assert fresh(update).is_public


def test_no_appeal_is_offered_while_its_letter_is_away() -> None:
    update = an_update(a_letter())
    act(a_volunteer(), update, "hide")
    [decision] = Decision.objects.all()
    assert appeals.can_be_appealed(decision)
    update.letter.turn(Deed.TAKE_BACK)
    assert not appeals.can_be_appealed(Decision.objects.get())


def test_it_needs_no_decision_once_its_letter_is_removed() -> None:
    update, robin = an_update(a_letter()), a_volunteer()
    receipt = receipt_in(report(update.report_url))
    do(robin, "remove", update.letter)
    assert queue(robin) == []
    assert "The letter it belongs to was taken down, and it went with it." in text_of(
        outcome_of(receipt)
    )
    assert Client().get(update.letter.get_absolute_url()).status_code == 410
    do(robin, "restore", Letter.objects.get())
    assert queue(robin) == [str(update)]
    assert "Nobody has decided yet." in text_of(outcome_of(receipt))


def test_an_appeal_about_it_is_answered_also_where_its_letter_is_removed() -> None:
    update, robin = an_update(a_letter()), a_volunteer()
    act(robin, update, "hide")
    an_appeal(update)
    do(robin, "remove", update.letter)
    assert queue(a_volunteer("sam")) == [str(update)]


def test_a_reporter_hears_that_it_went_with_its_letter() -> None:
    update = an_update(a_letter())
    receipt = receipt_in(report(update.report_url))
    update.letter.turn(Deed.TAKE_BACK)
    assert "Its writer took it back before a volunteer decided" in text_of(outcome_of(receipt))


def test_what_waits_for_a_second_volunteer_is_read_again_after_both_ways(settings: Any) -> None:
    settings.SECOND_EYES = True
    update = an_update(a_letter())
    act(a_volunteer("robin"), update, "remove")
    update.letter.turn(Deed.TAKE_BACK)
    update.letter.turn(Deed.PUT_BACK)
    assert fresh(update).status == "held"
    assert queue(a_volunteer("sam")) == [str(update)]


def gone_through(letter: Letter, how: str) -> None:
    """Taken back by its author, or removed by a volunteer; and both ran out."""
    letter.turn(Deed(how), by=a_member() if how == "remove" else None, ground="cruel")
    with time_machine.travel(timezone.now() + timedelta(days=200), tick=False):
        for job in (retention.erase_taken_back, retention.purge_removed):
            job()


@pytest.mark.parametrize("how", ["take_back", "remove"])
def test_its_words_are_erased_with_those_of_its_letter(how: str) -> None:
    update = an_update(a_letter(), heading="Plums", body="A gooseberry.")
    echoes.remember(update)
    earlier.keep(update, title="Pears")
    report(update.report_url, words="A gooseberry, it says.")
    gone_through(update.letter, how)
    update = fresh(update)
    assert (update.source, update.html, update.heading) == ("", "", "")
    assert not EarlierText.objects.exists()
    assert not Echo.objects.filter(text=str(update)).exists()
    told = Report.objects.get()
    assert (told.facts, told.settled) == ("", True)


@pytest.mark.parametrize("how", ["take_back", "remove"])
def test_one_that_went_alone_is_erased_alone(how: str) -> None:
    update = an_update(a_letter(), heading="Plums", body="A gooseberry.")
    gone_through(update, how)  # type: ignore[arg-type]
    update = fresh(update)
    assert (update.source, update.heading) == ("", "")
    assert update.letter.source
    assert "gooseberry" not in text_of(Client().get(update.letter.get_absolute_url()))


def test_a_removed_letter_keeps_its_words_while_an_appeal_about_an_update_is_open() -> None:
    update = an_update(a_letter())
    act(a_volunteer(), update, "hide")
    an_appeal(update)
    gone_through(update.letter, "remove")
    assert fresh(update).source
    assert fresh(update).letter.source
    Appeal.objects.update(closed=True)
    with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
        assert retention.purge_removed() == 1
    assert not fresh(update).source


def test_the_hand_that_sent_it_is_forgotten() -> None:
    update = an_update(a_letter(), hand="a mark")
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert retention.forget_hands() == 1
    assert fresh(update).hand is None
