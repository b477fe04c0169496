"""A second pair of eyes: one volunteer proposes to remove or redact, another one says yes or no."""

import datetime
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation import appeals
from moderation.models import Case, Decision, Proposal, Report
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_member, a_reply
from tests.moderation.rooms import (
    QUEUE,
    a_volunteer,
    act,
    do,
    in_bulk,
    inside,
    item,
    judge,
    outcome_of,
    queue,
    receipt_in,
    report,
    row_of,
    text_of,
)

pytestmark = pytest.mark.django_db

NUMBER = "020 7946 0018"
BODY = f"Ring {NUMBER}.\n\nTwo.\n\nThree."


@pytest.fixture(autouse=True)
def _two_pairs_of_eyes(settings: LazySettings) -> None:
    settings.SECOND_EYES = True


def a_subject(kind: str, **given: Any) -> Letter | Reply:
    """A letter, or a reply to one, with a telephone number in it."""
    return a_letter(body=BODY, **given) if kind == "letter" else a_reply(a_letter(), body=BODY)


def deeds_about(subject: Letter | Reply) -> list[str]:
    """What has been decided about it, the first first."""
    return [f"{one.deed} by {one.actor}" for one in subject.decisions.order_by("pk")]


def is_read_by_all(subject: Letter | Reply) -> bool:
    """Whether its public page shows its last words."""
    where = subject.letter if isinstance(subject, Reply) else subject
    page = Client().get(where.get_absolute_url())
    return page.status_code == 200 and "<p>Two.</p>" in text_of(page)


KINDS = pytest.mark.parametrize("kind", ["letter", "reply"])
GRAVE = pytest.mark.parametrize(
    ("deed", "given"), [("remove", {}), ("redact", {"piece": NUMBER})], ids=["remove", "redact"]
)


@KINDS
@GRAVE
def test_what_one_volunteer_wants_gone_is_hidden_and_waits(
    kind: str, deed: str, given: dict[str, str]
) -> None:
    subject, robin = a_subject(kind), a_volunteer("robin")
    page = robin.get(act(robin, subject, deed, **given)["Location"])
    assert "For another volunteer to confirm: 1." in text_of(page)
    subject.refresh_from_db()
    assert (subject.status, subject.source) == ("hidden", BODY)
    assert not is_read_by_all(subject)
    assert deeds_about(subject) == ["hide by robin"]
    proposal = Proposal.objects.get()
    assert (proposal.deed, proposal.ground, proposal.by.username) == (deed, "findable", "robin")
    assert "| proposed by another volunteer |" in row_of(a_volunteer("sam"), subject)


@KINDS
def test_other_deeds_need_one_volunteer_only(kind: str) -> None:
    subject = a_subject(kind)
    for deed in ("hold", "publish", "keep", "revise", "restore", "hide"):
        act(a_volunteer(deed), subject, deed)
    assert not Proposal.objects.exists()
    assert len(deeds_about(subject)) == 6


@KINDS
def test_who_proposed_it_cannot_confirm_it(kind: str) -> None:
    subject, robin = a_subject(kind), a_volunteer("robin")
    a_member("sam")
    act(robin, subject, "remove")
    page = text_of(robin.get(item(subject)))
    assert "It is your own proposal, so somebody else answers." in page
    assert 'value="confirm"' not in page
    form = {"outcome": "confirm", "proposal": str(Proposal.objects.get().pk)}
    answer = robin.post(item(subject).replace("/change/", "/judge/"), form)
    assert answer.status_code == 403
    assert "for another volunteer" in text_of(answer)
    subject.refresh_from_db()
    assert subject.status == "hidden"
    assert deeds_about(subject) == ["hide by robin"]
    assert Proposal.objects.exists()


@KINDS
def test_another_volunteer_confirms_a_removal(kind: str) -> None:
    subject, sam = a_subject(kind), a_volunteer("sam")
    act(a_volunteer("robin"), subject, "remove", words="It names a street.")
    page = text_of(sam.get(item(subject)))
    assert "<b>robin</b> proposes: <b>Remove</b>" in page
    assert "Words for the author: It names a street." in page
    assert judge(sam, subject, "confirm")["Location"] == QUEUE
    subject.refresh_from_db()
    assert subject.status == "removed"
    assert deeds_about(subject) == ["hide by robin", "remove by sam"]
    assert subject.decisions.latest("pk").said.words == "It names a street."
    assert not Proposal.objects.exists()
    assert queue(sam) == []


@KINDS
def test_another_volunteer_confirms_a_redaction_and_the_rest_can_be_read_again(kind: str) -> None:
    subject, sam = a_subject(kind), a_volunteer("sam")
    act(a_volunteer("robin"), subject, "redact", piece=NUMBER)
    assert f'<pre dir="auto">{NUMBER}</pre>' in text_of(sam.get(item(subject)))
    judge(sam, subject, "confirm")
    subject.refresh_from_db()
    assert (subject.status, subject.source) == (
        "published",
        BODY.replace(NUMBER, "[number removed]"),
    )
    assert deeds_about(subject) == ["hide by robin", "redact by sam", "restore by sam"]
    assert is_read_by_all(subject)


@KINDS
@GRAVE
def test_another_volunteer_says_no_and_it_is_put_back(
    kind: str, deed: str, given: dict[str, str]
) -> None:
    subject, sam = a_subject(kind), a_volunteer("sam")
    act(a_volunteer("robin"), subject, deed, **given)
    assert "No, put the text back" in text_of(sam.get(item(subject)))
    judge(sam, subject, "decline", words="Nobody can be found from it.")
    subject.refresh_from_db()
    assert (subject.status, subject.source) == ("published", BODY)
    assert is_read_by_all(subject)
    assert deeds_about(subject) == ["hide by robin", "restore by sam"]
    assert subject.decisions.latest("pk").said.words == "Nobody can be found from it."
    assert not Proposal.objects.exists()
    assert queue(sam) == []


def test_saying_no_publishes_nothing_that_was_not_public_before() -> None:
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    held, hidden = a_letter(body=BODY, status="held"), a_letter(body=BODY)
    act(robin, hidden, "hide")
    removed = a_letter(body=BODY)
    act(robin, removed, "remove")
    judge(sam, removed, "confirm")
    wants = ((held, "remove", "held"), (hidden, "remove", "hidden"), (removed, "redact", "removed"))
    for letter, deed, before in wants:
        act(robin, letter, deed, piece=NUMBER)
        assert "No, leave it as it is" in text_of(sam.get(item(letter)))
        judge(sam, letter, "decline")
        letter.refresh_from_db()
        assert letter.status == before, deed
    assert queue(sam) == [held.public_id]


def test_words_are_taken_out_of_what_is_not_public_and_it_stays_so() -> None:
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    letter = a_letter(body=BODY)
    act(robin, letter, "hide")
    act(robin, letter, "redact", piece=NUMBER)
    judge(sam, letter, "confirm")
    letter.refresh_from_db()
    assert letter.status == "hidden"
    assert NUMBER not in letter.source


def test_somebody_alone_may_confirm_after_seven_days() -> None:
    robin = a_member("robin")
    letter = a_letter()
    act(inside(robin), letter, "remove")
    own = str(Proposal.objects.get().pk)
    start = datetime.datetime.now(datetime.UTC)
    for hours, status in ((7 * 24 - 1, 403), (7 * 24 + 1, 302)):
        with time_machine.travel(start + datetime.timedelta(hours=hours), tick=False):
            assert judge(inside(robin), letter, "confirm", proposal=own).status_code == status
    letter.refresh_from_db()
    assert letter.status == "removed"


@pytest.mark.parametrize(
    "other", ["a volunteer", "an operator", "a closed account", "no volunteer"]
)
def test_alone_is_who_has_nobody_else_that_can_decide(other: str) -> None:
    robin = a_member("robin")
    if other == "a volunteer":
        a_member("sam")
    elif other == "an operator":
        a_member("sam", is_superuser=True)
    elif other == "a closed account":
        a_member("sam", is_active=False)
    else:
        a_member("sam", moderator=False)
    letter = a_letter()
    act(inside(robin), letter, "remove")
    own = str(Proposal.objects.get().pk)
    alone = other in ("a closed account", "no volunteer")
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=8)
    with time_machine.travel(later, tick=False):
        assert judge(inside(robin), letter, "confirm", proposal=own).status_code == (
            302 if alone else 403
        )


def test_its_author_reads_at_the_desk_meanwhile_that_it_is_hidden() -> None:
    letter = a_letter(body=BODY)
    act(a_volunteer(), letter, "remove", words="It names a street.")
    page = text_of(holding(letter).get(desk_of(letter)))
    assert "Hidden for now" in page
    assert "It names a street." in page
    assert NUMBER in page
    assert "Taken down" not in page


def test_who_reported_it_hears_the_outcome_and_not_the_step_before_it() -> None:
    kept, gone = a_letter(), a_letter()
    receipts = [receipt_in(report(f"/report/letter/{x.public_id}/")) for x in (kept, gone)]
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    for letter in (kept, gone):
        act(robin, letter, "remove")
    assert not Report.objects.filter(settled=True).exists()
    assert "Nobody has decided yet." in text_of(outcome_of(receipts[0]))
    judge(sam, kept, "decline")
    judge(sam, gone, "confirm")
    assert "It was read again and is public" in text_of(outcome_of(receipts[0]))
    assert "It was taken down" in text_of(outcome_of(receipts[1]))


def test_removing_many_at_once_proposes_each() -> None:
    letter = a_letter()
    reply, other = a_reply(letter), a_letter()
    for subject in (letter, reply):
        Case.objects.create(
            **{"letter" if subject is letter else "reply": subject}, held=False, urgent=True
        )
    robin = a_volunteer()
    page = text_of(in_bulk(robin, "remove", letter, reply))
    assert "For another volunteer to confirm: 2." in page
    assert "For another volunteer to confirm: 1." in text_of(do(robin, "remove", other))
    assert Proposal.objects.count() == 3
    assert not Decision.objects.filter(deed="remove").exists()


def test_whoever_proposed_a_removal_does_not_judge_the_appeal_against_it() -> None:
    letter, robin, sam = a_letter(body=BODY), a_volunteer("robin"), a_volunteer("sam")
    act(robin, letter, "remove")
    judge(sam, letter, "confirm")
    removal = letter.decisions.get(deed="remove")
    made = appeals.appeal(removal, "It is a number in a song.")
    for involved in (robin, sam):
        assert judge(involved, letter, "stands", appeal=str(made.pk)).status_code == 403
    assert judge(a_volunteer("kim"), letter, "overturn").status_code == 302
    letter.refresh_from_db()
    assert letter.status == "published"
