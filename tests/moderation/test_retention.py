"""What is forgotten, and when: hands, removed words, receipts, appeals, shields, lessons."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from authors import hands
from authors.clock import this_hour, today
from comments.models import Reply
from letters.models import Letter
from moderation import acts, appeals
from moderation.acts import Act
from moderation.models import (
    Appeal,
    Case,
    Decision,
    DecisionWords,
    Proposal,
    Report,
    Shield,
    Weight,
)
from tests.at_once import side_by_side
from tests.authors import scan
from tests.desk.rooms import desk_of, holding, text_of
from tests.engines import on_disk
from tests.make import a_letter, a_member, a_reply, an_update, post_letter, post_reply, signed_in
from tests.moderation.rooms import outcome_of, receipt_in, report
from writing.models import Deed, Echo, Writing

pytestmark = pytest.mark.django_db
CANARY = "gooseberry"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _a_month_of_patience(settings: Any, tmp_path: Path) -> None:
    """Removed words stay 30 days, receipts 60; the mark of who learnt today is this test's own."""
    settings.REMOVED_DAYS, settings.RECEIPT_DAYS = 30, 60
    settings.DATA_DIR = tmp_path


def tick() -> str:
    """Once; what it says."""
    out = io.StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()


def tick_after(days: float) -> str:
    """The same, that many days later, and again, when it has nothing left to say."""
    with time_machine.travel(timezone.now() + days * DAY, tick=False):
        said = tick()
        assert tick() == ""
    return said


def decide(subject: Writing, deed: str = "remove", **more: Any) -> Decision:
    """A volunteer does it; the decision."""
    who = more.pop("who", None) or a_member(f"volunteer{Decision.objects.count()}")
    acts.do(subject, Act(Deed(deed), who, more.pop("ground", "findable"), **more))
    found: Decision = subject.decisions.first()  # type: ignore[attr-defined]
    return found


def in_the_database() -> bool:
    """Whether the canary stands anywhere in it."""
    return CANARY.encode() in scan.database()


# --- hands -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("shelves")
def test_hands_are_emptied_with_the_key_that_made_them() -> None:
    post_letter(Client())
    letter = Letter.objects.get()
    post_reply(Client(), letter)
    report(f"/report/letter/{letter.public_id}/")
    rows = (Letter.objects.get(), Reply.objects.get(), Report.objects.get())
    assert all(row.hand for row in rows)
    assert "Hands forgotten" not in tick_after(2)
    assert "Hands forgotten: 3" in tick_after(3)
    for row in rows:
        row.refresh_from_db()
        assert row.hand is None


def test_a_hand_and_its_day_key_go_in_the_same_round() -> None:
    with time_machine.travel("2026-05-03 00:30:00+00:00", tick=False) as clock:
        mark = hands.mark("somebody")
        letter = a_letter()
        Letter.objects.update(hand=hands.seal(mark))
        asked = Report.objects.create(letter=letter, ground="spam", hand=mark)
        for day in ("2026-05-04 23:59", "2026-05-05 23:59"):
            clock.move_to(f"{day}:00+00:00")
            tick()
            assert Letter.objects.get().hand
        clock.move_to("2026-05-06 00:01:00+00:00")
        assert "Day keys destroyed" in tick()
        asked.refresh_from_db()
        assert (Letter.objects.get().hand, asked.hand) == (None, None)


def test_the_report_of_the_last_hour_of_a_day_goes_with_that_day() -> None:
    with time_machine.travel("2026-05-03 23:59:30+00:00", tick=False) as clock:
        asked = Report.objects.create(letter=a_letter(), ground="spam", hand=b"h" * 32)
        clock.move_to("2026-05-04 00:00:30+00:00")
        later = Report.objects.create(letter=asked.letter, ground="spam", hand=b"h" * 32)
        clock.move_to("2026-05-06 00:01:00+00:00")
        tick()
    asked.refresh_from_db()
    later.refresh_from_db()
    assert (asked.hand, bytes(later.hand or b"")) == (None, b"h" * 32)


# --- removed texts ---------------------------------------------------------------------------


def a_removed_letter() -> Letter:
    """A letter with the canary in its title, words and byline, a report and an appeal about it,
    taken down."""
    letter = a_letter(
        title=f"The {CANARY}", body=f"A {CANARY}.\n\nTwo.\n\nThree.", byline=f"{CANARY} jam"
    )
    a_reply(letter, by_author=True, body="I add this.")
    Report.objects.create(letter=letter, ground="spam", facts=f"It says {CANARY}.")
    decide(letter, words="Its name leads to you.")
    return Letter.objects.get()


def test_removed_words_are_erased_after_the_operators_days_and_not_before() -> None:
    letter = a_removed_letter()
    tick_after(29)
    assert in_the_database()
    assert "Texts that were removed erased: 1" in tick_after(30)
    assert not in_the_database()
    letter.refresh_from_db()
    assert (letter.status, letter.source, letter.title, letter.byline) == ("removed", "", "", "")
    assert Client().get(letter.get_absolute_url(), follow=True).status_code == 410


def test_its_author_still_reads_what_was_decided_and_why() -> None:
    letter = a_removed_letter()
    tick_after(31)
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Its name leads to you." in page
    assert "They have been erased." in page


def test_what_reporters_and_its_author_said_about_it_goes_too() -> None:
    letter = a_removed_letter()
    waiting = appeals.appeal(letter.decisions.get(), f"A {CANARY} is no name.")
    appeals.judge(waiting, a_member("judge"), stands=True, words="It is one.")
    tick_after(31)
    assert Appeal.objects.get().words == ""
    assert Report.objects.get().facts == ""
    assert DecisionWords.objects.filter(words="It is one.").exists()


def test_a_removed_reply_is_erased_and_leaves_its_place() -> None:
    letter = a_letter()
    reply = a_reply(letter, body=f"My {CANARY}.")
    a_reply(letter, parent=reply, body="An answer.")
    decide(reply)
    assert "Texts that were removed erased: 1" in tick_after(31)
    assert not in_the_database()
    page = text_of(Client().get(letter.get_absolute_url()))
    assert "A volunteer took it down." in page
    assert "An answer." in page


def test_while_an_appeal_is_open_nothing_is_erased() -> None:
    letter = a_removed_letter()
    waiting = appeals.appeal(letter.decisions.get(), "It is no name.")
    tick_after(90)
    assert in_the_database()
    appeals.judge(waiting, a_member("judge"), stands=True, words="")
    tick_after(90)
    assert not in_the_database()


def test_the_days_count_from_the_removal_and_not_from_the_writing() -> None:
    with time_machine.travel(timezone.now() - 40 * DAY, tick=False):
        letter = a_letter(body=f"A {CANARY}.")
    decide(letter)
    tick()
    assert in_the_database()


def test_they_count_from_the_last_removal() -> None:
    with time_machine.travel(timezone.now() - 40 * DAY, tick=False):
        letter = a_letter(body=f"A {CANARY}.")
        decide(letter)
    decide(letter, "restore")
    decide(letter)
    tick()
    assert in_the_database()


@pytest.mark.parametrize("deed", ["hold", "hide", "revise", "keep"])
def test_what_is_not_removed_is_not_erased(deed: str) -> None:
    decide(a_letter(body=f"A {CANARY}."), deed)
    tick_after(400)
    assert in_the_database()


def test_with_a_letter_go_its_updates_and_its_authors_replies() -> None:
    letter = a_letter(body=CANARY)
    an_update(letter, body=CANARY)
    first = a_reply(letter, body="Mine was a lamp.")
    a_reply(letter, parent=first, by_author=True, body=CANARY)
    letter.turn(Deed.TAKE_BACK)
    tick_after(29)
    assert in_the_database()
    tick_after(30)
    assert not in_the_database()
    assert Reply.objects.get(pk=first.pk).source == "Mine was a lamp."


def test_what_was_put_back_is_not_erased() -> None:
    letter = a_letter(body=f"A {CANARY}.")
    decide(letter)
    decide(letter, "restore")
    tick_after(400)
    assert in_the_database()
    assert CANARY in text_of(Client().get(letter.get_absolute_url()))


def test_words_that_are_gone_cannot_be_put_back_as_an_empty_page() -> None:
    letter = a_removed_letter()
    tick_after(31)
    act = Act(Deed.RESTORE, a_member("late"), "other")
    assert acts.decide([letter], act).passed_over
    letter.refresh_from_db()
    assert letter.status == "removed"


def test_a_proposal_and_a_fingerprint_go_with_the_words() -> None:
    letter = a_removed_letter()
    case = Case.objects.create(letter=letter)
    Proposal.objects.create(
        case=case, deed="redact", ground="findable", pieces=CANARY, by=a_member("one")
    )
    Echo.objects.create(shingle=7, text=str(letter))
    tick_after(31)
    assert not in_the_database()
    assert not Proposal.objects.exists()
    assert not Case.objects.exists()
    assert not Echo.objects.exists()


def test_what_its_author_took_back_takes_the_reports_and_words_about_it_along() -> None:
    letter = a_letter(body=f"A {CANARY}.")
    Report.objects.create(letter=letter, ground="spam", facts="It says so.")
    decide(letter, "hide", words=f"Leave out the {CANARY}.")
    letter.turn(Deed.TAKE_BACK)
    assert "Texts that were taken back erased: 1" in tick_after(31)
    assert not in_the_database()
    assert Report.objects.get().facts == ""


# --- receipts and appeals --------------------------------------------------------------------


def a_report(letter: Letter) -> str:
    """A report with facts and a way to reach somebody; the words of its receipt."""
    where = f"/report/letter/{letter.public_id}/"
    return receipt_in(report(where, words="It is about me.", contact="under the bridge"))


def test_a_receipt_is_closed_after_its_days_and_the_row_stays_for_the_figures() -> None:
    letter = a_letter()
    words = a_report(letter)
    decide(letter, "hide")
    tick_after(59)
    assert "It was hidden" in text_of(outcome_of(words))
    assert "Receipts closed: 1" in tick_after(60)
    assert outcome_of(words).status_code == 422
    row = Report.objects.get()
    assert (row.receipt, row.facts, row.contact, row.ground) == (None, "", "", "cruel")
    assert row.decision == letter.decisions.get()


def test_an_open_report_keeps_its_receipt() -> None:
    words = a_report(a_letter())
    tick_after(400)
    assert "Nobody has decided yet." in text_of(outcome_of(words))
    assert Report.objects.get().contact == "under the bridge"


def test_a_receipt_about_what_was_taken_back_is_closed_too() -> None:
    letter = a_letter()
    words = a_report(letter)
    letter.turn(Deed.TAKE_BACK)
    tick_after(59)
    assert "took it back" in text_of(outcome_of(words))
    assert "Receipts closed: 1" in tick_after(61)
    assert outcome_of(words).status_code == 422


def test_the_words_of_an_appeal_go_after_the_answer_and_not_before() -> None:
    letter = a_letter()
    waiting = appeals.appeal(decide(letter, "hide"), f"A {CANARY} is no name.")
    tick_after(400)
    assert in_the_database()
    appeals.judge(waiting, a_member("judge"), stands=True, words="It is one.")
    tick_after(59)
    assert in_the_database()
    assert "Answered appeals forgotten: 1" in tick_after(60)
    assert not in_the_database()
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "After an appeal: the decision stands" in page
    assert "What you wrote" not in page


# --- volunteers ------------------------------------------------------------------------------


def test_yesterdays_shield_is_put_away_and_todays_stays() -> None:
    Shield.objects.create(member=a_member("one"), day=today() - DAY)
    Shield.objects.create(member=a_member("two"))
    assert "Shields of other days put away: 1" in tick()
    assert Shield.objects.get().member.username == "two"


def test_old_fingerprints_are_forgotten(settings: Any) -> None:
    settings.ECHO_DAYS = 10
    Echo.objects.create(shingle=1, text="old", day=today() - 11 * DAY)
    Echo.objects.create(shingle=2, text="new", day=today() - 9 * DAY)
    assert "Fingerprints forgotten: 1" in tick()
    assert Echo.objects.get().text == "new"


def test_sessions_that_ran_out_are_forgotten() -> None:
    signed_in(a_member())
    assert "Sessions" not in tick()
    assert "Sessions that ran out forgotten: 1" in tick_after(2)  # its row has a day, no hour
    assert not Session.objects.exists()


# --- the learner -----------------------------------------------------------------------------


def test_what_was_learnt_is_forgotten_with_the_texts_once_a_day() -> None:
    Weight.objects.create(bucket=7, value=1.5)
    tick()
    assert not Weight.objects.exists()
    Weight.objects.create(bucket=7, value=1.5)
    tick()
    assert Weight.objects.exists()
    tick_after(1)
    assert not Weight.objects.exists()


def test_nothing_is_learnt_from_a_handful() -> None:
    decide(a_letter(), "remove", ground="spam")
    decide(a_letter(), "keep")
    assert "learnt" not in tick()


def test_twenty_of_each_are_enough_to_learn_from() -> None:
    member = a_member()
    for number in range(20):
        decide(
            a_letter(body=f"Buy pills number {number} now, cheap pills."), ground="spam", who=member
        )
        decide(
            a_letter(body=f"I miss the garden of year {number}."),
            "keep",
            ground="other",
            who=member,
        )
    assert "Examples learnt from: 40" in tick()
    assert "learnt" not in tick()


# --- the rounds themselves -------------------------------------------------------------------


def test_a_second_round_has_nothing_to_do() -> None:
    letter = a_removed_letter()
    a_report(a_letter())
    appeals.appeal(letter.decisions.get(), "It is no name.")
    with time_machine.travel(timezone.now() + 200 * DAY, tick=False):
        assert tick()
        rows = scan.database()
        assert tick() == ""
        assert scan.database() == rows


@pytest.mark.usefixtures("unlocked_ledger")
def test_rounds_at_the_same_moment_do_what_one_would_have_done() -> None:
    for number in range(6):
        letter = a_letter(body=f"A {CANARY} of {number}.", hand=hands.seal(b"h" * 32))
        a_reply(letter, body="A stranger's words.")
        report_of = Report.objects.create(letter=letter, ground="spam", facts="x", hour=this_hour())
        decide(letter, who=a_member(f"one{number}"))
        assert report_of.pk
    said: list[str] = []
    with time_machine.travel(timezone.now() + 61 * DAY, tick=False):
        assert side_by_side(*[lambda: said.append(tick())] * 3) == []
    erased = [
        int(line.rpartition(" ")[2]) for line in "".join(said).splitlines() if "removed" in line
    ]
    assert sum(erased) == 6
    assert not in_the_database()
    assert Letter.objects.filter(status="removed", source="", hand=None).count() == 6
    assert Reply.objects.filter(source="A stranger's words.").count() == 6
    assert Report.objects.filter(receipt=None, facts="").count() == 6


@pytest.mark.usefixtures("unlocked_ledger")
def test_no_byte_of_purged_words_is_left_in_the_database_file_or_its_log() -> None:
    letter = a_removed_letter()
    appeals.judge(
        appeals.appeal(letter.decisions.get(), f"A {CANARY} is no name."),
        a_member("judge"),
        stands=True,
        words="",
    )
    decide(a_reply(a_letter(), body=f"My {CANARY}, at length. " * 200))
    assert CANARY.encode() in on_disk()
    tick_after(61)
    assert CANARY.encode() not in on_disk()
