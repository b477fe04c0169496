"""An author puts a stranger's reply away: a decision, with a reason its writer can dispute."""

import re
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from moderation import appeals, cases
from moderation.models import Appeal, Decision, Report, Weight
from screening import learner
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_member, a_reply
from tests.moderation.past import decided
from tests.moderation.rooms import (
    a_volunteer,
    act,
    an_appeal,
    hidden_in,
    item,
    judge,
    outcome_of,
    queue,
    receipt_in,
    report,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db


def put_away(**given: Any) -> Reply:
    """A reply that the author of the letter has put away."""
    reply = a_reply(a_letter(), body="Pull yourself together.", **given)
    reply.turn(Deed.MUTE)
    return reply


def desk(reply: Reply) -> str:
    """What its writer reads about it, as one line of plain words."""
    page = text_of(holding(reply.voice).get(desk_of(reply.letter, "voice/")))
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def status_of(reply: Reply) -> str:
    """Where it stands now."""
    return str(Reply.objects.get(pk=reply.pk).status)


def test_it_is_a_decision_of_nobody_who_works_here() -> None:
    reply = put_away()
    [decision] = Decision.objects.all()
    assert (decision.subject, decision.deed, decision.ground) == (reply, "mute", "")
    assert (decision.actor, decision.automated) == (None, False)
    reply.turn(Deed.UNMUTE)
    assert Decision.objects.first().deed == "unmute"  # type: ignore[union-attr]


def test_its_writer_reads_who_decided_and_on_what_it_rests() -> None:
    shown = desk(put_away())
    assert "Decision Put away by the author of the letter" in shown
    assert "Decided by The author of the letter, who may put replies under it away." in shown
    assert "It rests on no rule of this site" in shown
    assert "It is not in the public log." in shown
    assert "The volunteer named the reason" not in shown
    assert "Appeal against this decision" in shown


def test_its_writer_can_appeal_and_a_volunteer_puts_it_back() -> None:
    reply = put_away()
    where = f"/desk/{reply.letter.public_id}/voice/{reply.number}/appeal/"
    sent = holding(reply.voice).post(where, {"appeal": "It was kindly meant.", "decision": "1"})
    assert sent.status_code == 302
    robin = a_volunteer("robin")
    assert queue(robin) == [str(reply)]
    page = text_of(robin.get(item(reply)))
    assert "Against: <b>Put away by the author of the letter</b>, " in page
    assert "the author of the letter. Made" in page
    judge(robin, reply, "overturn")
    assert status_of(reply) == "published"
    assert "Pull yourself together." in text_of(Client().get(reply.letter.get_absolute_url()))
    assert queue(robin) == []
    assert "A volunteer, after your appeal." in desk(reply)


def test_a_volunteer_can_say_that_the_author_may() -> None:
    reply = put_away()
    an_appeal(reply)
    judge(a_volunteer("robin"), reply, "stands")
    assert status_of(reply) == "muted"
    assert "After an appeal: the decision stands" in desk(reply)
    assert Appeal.objects.get().closed


def test_an_appeal_is_over_once_the_author_shows_it_again() -> None:
    reply = put_away()
    [decision] = Decision.objects.all()
    assert appeals.can_be_appealed(decision)
    reply.turn(Deed.UNMUTE)
    assert not appeals.can_be_appealed(Decision.objects.get(pk=decision.pk))


def test_a_volunteer_can_restore_remove_or_leave_it() -> None:
    reply = put_away()
    page = text_of(a_volunteer().get(item(reply)))
    offered = set(re.findall(r'name="deed" value="(\w+)"', page))
    assert offered == {"restore", "remove", "keep", "redact"}
    assert "the author of the letter</div>" in " ".join(page.split()).replace(", </", "</")


@pytest.mark.parametrize(("deed", "after"), [("restore", "published"), ("remove", "removed")])
def test_a_volunteer_decides_about_it_with_a_ground(deed: str, after: str) -> None:
    reply = put_away()
    robin = a_volunteer("robin")
    form = hidden_in(robin.get(item(reply))) | {"deed": deed, "ground": "", "words": ""}
    assert robin.post(item(reply), form).status_code == 422
    assert status_of(reply) == "muted"
    act(robin, reply, deed)
    assert status_of(reply) == after
    newest = Decision.objects.first()
    assert newest
    assert (newest.deed, newest.ground, str(newest.actor)) == (deed, "findable", "robin")


def test_reports_of_it_stay_open_until_a_volunteer_has_read_it() -> None:
    reply = a_reply(a_letter(), body="Pull yourself together.")
    receipt = receipt_in(report(reply.report_url))
    reply.turn(Deed.MUTE)
    robin = a_volunteer("robin")
    assert queue(robin) == [str(reply)]
    assert "Nobody has decided yet." in text_of(outcome_of(receipt))
    act(robin, reply, "keep")
    assert status_of(reply) == "muted"
    assert queue(robin) == []
    assert "It was read and stays as it is" in text_of(outcome_of(receipt))


def test_a_volunteer_who_had_the_page_open_is_told_who_was_first() -> None:
    reply = a_reply(a_letter())
    robin = a_volunteer("robin")
    seen = hidden_in(robin.get(item(reply)))["seen"]
    reply.turn(Deed.MUTE)
    form = {"seen": seen, "deed": "hide", "ground": "cruel", "words": ""}
    late = robin.post(item(reply), form)
    assert late.status_code == 409
    assert "the author of the letter was first: put away" in text_of(late)


def test_the_ledger_names_the_author_of_the_letter() -> None:
    reply = put_away()
    decided(reply, "hold", automated=True)
    page = text_of(a_volunteer().get("/admin/moderation/decision/"))
    cells = re.findall(r'<td class="field-decided_by[^"]*">([^<]*)</td>', page)
    assert cells == ["automatic", "the author of the letter"]


def test_the_public_log_does_not_count_it() -> None:
    put_away().turn(Deed.UNMUTE)
    page = text_of(Client().get("/log/"))
    main = page.partition("<main")[2].partition("How this page is made")[0]
    assert "Nothing was decided yet" in main
    assert "ut away" not in main
    assert "which replies they put away" in page
    assert "ut away by" not in text_of(Client().get("/log/feed/"))


def test_the_answer_of_a_volunteer_is_in_the_log_and_says_whom_it_answers() -> None:
    reply = put_away()
    an_appeal(reply)
    judge(a_volunteer("robin"), reply, "overturn")
    page = text_of(Client().get("/log/")).partition("<main")[2]
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "fewer than 5 After an appeal: put back: replies" in plain
    assert "Put away by the author of a letter, under it." in plain
    feed = text_of(Client().get("/log/feed/"))
    assert "put away by the author of a letter" in feed


def test_it_teaches_nothing_about_spam() -> None:
    reply = a_reply(a_letter(), body="A lamp.")
    reply.turn(Deed.MUTE, ground="spam")
    reply.turn(Deed.HIDE if reply.is_public else Deed.REMOVE, by=a_member(), ground="cruel")
    from moderation import learning

    assert list(learning.examples()) == []
    assert not Weight.objects.exists()
    assert learner.features("A lamp.")


def test_nothing_waits_because_of_it() -> None:
    reply = put_away()
    assert cases.of(reply) is None
    assert not Report.objects.exists()
    assert queue(a_volunteer()) == []
