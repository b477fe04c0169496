"""Rows of a ledger that has a past: decisions, reports and appeals of any day."""

from datetime import UTC, datetime
from typing import Any

from members.models import Member
from moderation import appeals, cases
from moderation.models import Appeal, Decision, Report, Subject
from tests.make import a_member
from writing.models import CURATING, Deed


def a_minute(day: str, time: str = "12:00") -> datetime:
    """2026-03-09, at noon."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC)


def an_hour(day: str, time: str = "12:00") -> int:
    """The same in hours since 1970, as reports and appeals are dated."""
    return int(a_minute(day, time).timestamp()) // 3600


def somebody() -> Member:
    """Always the same volunteer."""
    return Member.objects.filter(username="mod").first() or a_member()


def decided(subject: Subject, deed: str = "remove", times: int = 1, **given: Any) -> Decision:
    """So many rows of one kind in the ledger; the last one. day="2026-03-09", automated=True."""
    day = given.pop("day", "")
    fields = {"ground": "cruel", "hours": 3} | given
    if day:
        fields["decided_at"] = a_minute(day)
    if not fields.get("automated") and deed not in CURATING:
        fields.setdefault("actor", somebody())
    for _ in range(times):
        row = Decision.objects.create(**cases.about(subject), deed=deed, **fields)
    return row


def reported(subject: Subject, ground: str = "cruel", **given: Any) -> Report:
    """A report; with decision= it is settled by that, with day= it is of that day."""
    if day := given.pop("day", ""):
        given["hour"] = an_hour(day)
    given.setdefault("settled", "decision" in given)
    return Report.objects.create(**cases.about(subject), ground=ground, **given)


def appealed(decision: Decision, **given: Any) -> Appeal:
    """An author's word against a decision; with day= it is of that day."""
    if day := given.pop("day", ""):
        given["hour"] = an_hour(day)
    return Appeal.objects.create(decision=decision, words="It is not so.", **given)


def answered(decision: Decision, *, stands: bool) -> Decision:
    """Appealed by its author and judged by another volunteer, through the site's own functions."""
    judge = Member.objects.filter(username="judge").first() or a_member("judge")
    appeals.appeal(decision, "It is not so.")
    [waiting] = appeals.waiting_about(decision.subject)
    answer: Decision = appeals.judge(waiting, judge, stands=stands, words="We read it again.")
    assert (answer.deed == Deed.UPHOLD) is stands
    assert answer.answers == decision
    return answer
