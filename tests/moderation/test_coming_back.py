"""An author takes a text back, puts it back, or burns it: what others said of it, and when."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from letters.models import Letter
from moderation import cases, learning, retention
from moderation.models import Appeal, Decision, DecisionWords, Proposal, Report, Subject
from tests.make import a_letter, a_reply, an_update
from tests.moderation.rooms import (
    a_volunteer,
    act,
    an_appeal,
    item,
    outcome_of,
    queue,
    receipt_in,
    report,
    row_of,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db


def a_reply_of_its_own() -> Any:
    """A reply under some letter."""
    return a_reply(a_letter())


def an_update_of_its_own() -> Any:
    """An update to some letter."""
    return an_update(a_letter())


TEXTS = pytest.mark.parametrize("make", [a_letter, a_reply_of_its_own, an_update_of_its_own])


def door(subject: Subject) -> str:
    """Where it is reported."""
    if isinstance(subject, Letter):
        return f"/report/letter/{subject.public_id}/"
    return subject.report_url


def fresh(subject: Any) -> Any:
    """As it stands in the database."""
    return type(subject).objects.get(pk=subject.pk)


@TEXTS
def test_nobody_shakes_reports_off_by_taking_a_text_back_and_putting_it_back(make: Any) -> None:
    text, robin = make(), a_volunteer()
    receipt = receipt_in(report(door(text), words="Look."))
    report(door(text), ground="child")
    text.turn(Deed.TAKE_BACK)
    assert queue(robin) == []
    assert "Its writer took it back" in text_of(outcome_of(receipt))
    text.turn(Deed.PUT_BACK)
    assert queue(robin) == [str(text)]
    assert "care | reported 2 times" in row_of(robin, text).replace(", ", " | ")
    assert fresh(text).open_reports == 2
    assert "Nobody has decided yet." in text_of(outcome_of(receipt))
    assert "Look." in text_of(robin.get(item(text)))


@TEXTS
def test_reports_that_were_answered_or_forgotten_stay_closed(make: Any) -> None:
    text, robin = make(), a_volunteer()
    report(door(text))
    act(robin, text, "keep")
    text.turn(Deed.TAKE_BACK)
    gone = Report.objects.create(**cases.about(text), ground="cruel", settled=True)
    text.turn(Deed.PUT_BACK)
    assert queue(robin) == []
    assert set(Report.objects.values_list("settled", flat=True)) == {True}
    assert not gone.facts


@TEXTS
def test_an_appeal_stays_closed_when_its_text_comes_back(make: Any) -> None:
    text, robin = make(), a_volunteer()
    act(robin, text, "hide")
    an_appeal(text)
    text.turn(Deed.TAKE_BACK)
    text.turn(Deed.PUT_BACK)
    assert fresh(text).status == "hidden"
    assert Appeal.objects.get().closed
    assert queue(a_volunteer("sam")) == []


@TEXTS
def test_one_that_was_held_waits_again(make: Any) -> None:
    text, robin = make(), a_volunteer()
    act(robin, text, "hold")
    text.turn(Deed.TAKE_BACK)
    assert queue(robin) == []
    text.turn(Deed.PUT_BACK)
    assert "held" in row_of(robin, text)


@TEXTS
def test_one_that_waited_for_a_second_volunteer_alone_is_read_again(
    make: Any, settings: Any
) -> None:
    """What was proposed went with it: it must not stay hidden with nobody to answer."""
    settings.SECOND_EYES = True
    text = make()
    act(a_volunteer("robin"), text, "remove")
    text.turn(Deed.TAKE_BACK)
    assert not Proposal.objects.exists()
    text.turn(Deed.PUT_BACK)
    assert fresh(text).status == "held"
    assert queue(a_volunteer("sam")) == [str(text)]


def much_said(text: Any) -> None:
    """Reports with words and contact, a decision with words, an appeal, a proposal."""
    report(door(text), words="A gooseberry.", contact="ring gooseberry 3")
    act(a_volunteer("robin"), text, "hide", words="You say gooseberry.")
    an_appeal(text, "The gooseberry is a plant.")
    case = cases.of(text)
    assert case
    member = Decision.objects.filter(actor__isnull=False)[0].actor
    Proposal.objects.create(
        case=case, deed="remove", ground="cruel", words="gooseberry", pieces="gooseberry", by=member
    )


@TEXTS
def test_burning_a_text_empties_all_that_was_said_of_it(make: Any) -> None:
    text = make()
    much_said(text)
    text.turn(Deed.BURN)
    told = Report.objects.get()
    assert (told.facts, told.contact, told.settled) == ("", "", True)
    assert not Proposal.objects.exists()
    assert set(DecisionWords.objects.values_list("words", flat=True)) == {""}
    assert (Appeal.objects.get().words, Appeal.objects.get().closed) == ("", True)
    assert cases.of(text) is None
    assert Decision.objects.count() == 1
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            assert "gooseberry" not in str(cursor.fetchall()), table


@TEXTS
def test_a_reporter_can_still_open_the_receipt_of_a_burned_text(make: Any) -> None:
    text = make()
    receipt = receipt_in(report(door(text)))
    text.turn(Deed.BURN)
    assert "Its writer took it back before a volunteer decided" in text_of(outcome_of(receipt))


@TEXTS
def test_what_was_said_of_other_texts_stays(make: Any) -> None:
    text, other = make(), a_letter()
    report(door(text))
    report(door(other), words="Another matter.")
    text.turn(Deed.BURN)
    assert Report.objects.get(letter=other).facts == "Another matter."
    assert not Report.objects.get(letter=other).settled


@TEXTS
def test_no_volunteer_reads_or_moves_a_burned_text(make: Any) -> None:
    text = make()
    text.turn(Deed.BURN)
    page = text_of(a_volunteer().get(item(text)))
    assert "(burned by its author)" in page
    assert "I kept the ticket" not in page
    assert 'name="deed"' not in page


def tick() -> str:
    """Once; what it says."""
    out = io.StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()


def learnt(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with two examples of each kind, which is enough here, that learnt today."""
    monkeypatch.setattr(retention, "ENOUGH", 1)
    robin = a_volunteer()
    for what in ("lamps", "ships"):
        act(robin, a_letter(body=f"Buy {what} here."), "hide", ground="spam")
        act(robin, a_letter(body=f"I kept the {what}."), "keep")
    assert "Examples learnt from: 4" in tick()
    assert "Examples learnt from" not in tick()


@pytest.mark.django_db(transaction=True)
def test_what_was_learnt_is_learnt_anew_at_the_next_tick_after_a_burn(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, unlocked_ledger: None
) -> None:
    settings.DATA_DIR = tmp_path
    learnt(settings, monkeypatch)
    Letter.objects.get(source="Buy lamps here.").turn(Deed.BURN)
    assert "Examples learnt from: 3" in tick()
    assert "Examples learnt from" not in tick()


@pytest.mark.django_db(transaction=True)
def test_a_burn_that_is_undone_lets_the_lesson_be(
    settings: Any, tmp_path: Any, unlocked_ledger: None
) -> None:
    settings.DATA_DIR = tmp_path
    assert learning.is_due()
    with transaction.atomic():
        learning.again()
        transaction.set_rollback(True)
    assert not learning.is_due()
    learning.again()
    assert learning.is_due()
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert learning.is_due()
        assert len(list(tmp_path.glob("learned-*"))) == 1
