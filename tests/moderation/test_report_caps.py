"""A flood of reports buries nobody: caps for a hand, for a text and for all. Words come back."""

import datetime
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from authors import keys
from comments.models import Reply
from letters.models import Letter
from moderation.models import Case, Report
from tests.make import a_letter, a_reply
from tests.moderation.rooms import QUEUE, a_volunteer, act, item, queue, report, row_of, text_of

pytestmark = pytest.mark.django_db
NUMBER = "My number is 07700 900 142."
SCRIPT = "<script>alert(1)</script>"
KINDS = pytest.mark.parametrize("kind", ["letter", "reply"])


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Twenty to eleven in the morning, UTC."""
    start = datetime.datetime(2031, 5, 5, 10, 40, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


def from_network(number: int) -> Client:
    """Somebody in a network of their own."""
    return Client(REMOTE_ADDR=f"198.{18 + number // 256}.{number % 256}.7")


def a_subject(kind: str, **given: Any) -> Letter | Reply:
    """A letter or a reply."""
    return a_letter(**given) if kind == "letter" else a_reply(a_letter(), **given)


def door(subject: Letter | Reply) -> str:
    """Where it is reported."""
    if isinstance(subject, Letter):
        return f"/report/letter/{subject.public_id}/"
    return f"/report/reply/{subject.letter.public_id}/{subject.number}/"


def kept(page: Any) -> list[str]:
    """The words an error page hands back, ready to be copied."""
    return re.findall(r'<textarea id="kept-\d"[^>]*>([^<]*)<', text_of(page))


@KINDS
def test_one_hand_reports_one_text_three_times_a_day(
    kind: str, clock: time_machine.Traveller
) -> None:
    subject, other = a_subject(kind), a_subject(kind)
    codes = [report(door(subject), from_network(1)).status_code for _ in range(3)]
    page = report(door(subject), from_network(1), words="The fourth.", contact="ring the bell")
    assert codes == [200, 200, 200]
    assert page.status_code == 429
    assert page["Retry-After"] == str(13 * 3600 + 20 * 60)  # until midnight, UTC
    assert "about <b>14 hours</b>" in text_of(page)
    assert "Your words are safe" in text_of(page)
    assert kept(page) == ["The fourth.", "ring the bell"]
    assert report(door(other), from_network(1)).status_code == 200
    assert report(door(subject), from_network(2)).status_code == 200
    assert Report.objects.count() == 5


def test_the_page_that_says_wait_has_a_form_that_works_tomorrow(
    clock: time_machine.Traveller,
) -> None:
    where = door(a_letter())
    pages = [report(where, words="Look again.") for _ in range(4)]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text_of(pages[3]))
    assert Client().post(where, dict(found)).status_code == 429
    clock.shift(datetime.timedelta(hours=13, minutes=21))
    assert Client().post(where, dict(found)).status_code == 200
    assert [made.facts for made in Report.objects.all()] == ["Look again."] * 4


def test_a_decision_gives_a_hand_no_new_reports_of_that_day() -> None:
    letter = a_letter()
    for _ in range(3):
        report(door(letter))
    act(a_volunteer(), letter, "keep")
    assert report(door(letter)).status_code == 429


def test_a_second_click_is_no_second_report() -> None:
    where = door(a_letter())
    form = {"ground": "cruel", "words": "", "contact": "", "honest": "on"}
    form |= {"token": keys.new_token()}
    assert {Client().post(where, form).status_code for _ in range(5)} == {200}
    assert report(where).status_code == 200
    assert Report.objects.count() == 2


@KINDS
def test_when_enough_have_told_us_one_more_is_not_stored(kind: str, settings: Any) -> None:
    settings.REPORTS_ON_ONE = 2
    subject = a_subject(kind)
    for number in range(2):
        assert report(door(subject), from_network(number)).status_code == 200
    page = report(door(subject), from_network(3), words="I saw it too.", contact="knock")
    assert page.status_code == 429
    assert page["Retry-After"] == "86400"
    assert "We know about it, and a volunteer will read it" in text_of(page)
    assert kept(page) == ["I saw it too.", "knock"]
    assert Report.objects.count() == 2
    act(a_volunteer(), subject, "keep")
    assert report(door(subject), from_network(3)).status_code == 200


def test_a_flood_about_one_text_is_one_item_and_leaves_room_for_the_others(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keys.SCRYPT, "n", 2)  # three hundred slow digests would show nothing more
    settings.REPORTS_ON_ONE = 20
    settings.LIMITS_FOR_ALL = settings.LIMITS_FOR_ALL | {"report": 30}
    drowned, other, volunteer = a_letter(), a_reply(a_letter()), a_volunteer()
    form = {"ground": "cruel", "words": "", "contact": "", "honest": "on"}
    answers = []
    for number in range(300):
        sent = form | {"token": keys.new_token()}
        answers.append(from_network(number).post(door(drowned), sent).status_code)
    assert answers == [200] * 20 + [429] * 280
    assert queue(volunteer) == [drowned.public_id]
    assert report(door(other), from_network(1_000)).status_code == 200
    assert len(queue(volunteer)) == Case.objects.count() == 2
    assert "reported 20 times" in row_of(volunteer, drowned)
    assert Client().get(drowned.get_absolute_url()).status_code == 200
    act(volunteer, drowned, "keep")
    assert len(queue(volunteer)) == 1


def test_forms_without_end_from_one_hand_cost_no_work(
    settings: Any, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
) -> None:
    settings.LIMITS = settings.LIMITS | {"report": 1}
    where = door(a_letter())
    assert [report(where).status_code for _ in range(4)] == [200, 429, 429, 429]
    monkeypatch.setattr(hashlib, "scrypt", None)  # it is not even tried
    page = report(where, words="One more.")
    assert page.status_code == 429
    assert page["Retry-After"] == "1200"
    assert kept(page) == ["One more."]


@KINDS
def test_reports_hide_nothing_by_themselves(kind: str) -> None:
    subject = a_subject(kind)
    for number in range(12):
        report(door(subject), from_network(number), ground="child")
    subject.refresh_from_db()
    assert subject.status == "published"
    assert not subject.decisions.exists()


@KINDS
def test_where_the_operator_says_so_two_hands_hold_a_text(kind: str, settings: Any) -> None:
    settings.REPORTS_THAT_HOLD = 2
    subject = a_subject(kind)
    report(door(subject), from_network(1))
    report(door(subject), from_network(1))  # the same hand twice is one hand
    subject.refresh_from_db()
    assert subject.status == "published"
    assert report(door(subject), from_network(2), ground="spam").status_code == 200
    subject.refresh_from_db()
    assert subject.status == "held"
    decision = subject.decisions.get()
    assert (decision.deed, decision.ground, decision.codes) == ("hold", "spam", "reported")
    assert (decision.automated, decision.actor) == (True, None)
    assert "held (what readers reported)" in row_of(a_volunteer(), subject)
    assert Report.objects.filter(settled=True).count() == 0


def test_reports_that_were_answered_do_not_hold_a_text_again(settings: Any) -> None:
    settings.REPORTS_THAT_HOLD = 2
    letter = a_letter()
    report(door(letter), from_network(1))
    act(a_volunteer(), letter, "keep")
    report(door(letter), from_network(2))
    letter.refresh_from_db()
    assert letter.status == "published"


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("letter", {"body": f"Call me.\n\n{NUMBER}\n\nAlways."}),
        ("letter", {"title": NUMBER}),
        ("reply", {"body": NUMBER}),
    ],
)
def test_findable_holds_a_text_with_a_number_in_it(kind: str, given: dict[str, str]) -> None:
    subject = a_subject(kind, **given)
    page = report(door(subject), ground="findable")
    assert page.status_code == 200
    subject.refresh_from_db()
    assert subject.status == "held"
    decision = subject.decisions.get()
    assert (decision.ground, decision.codes) == ("findable", "reported phone")
    assert decision.automated
    assert ("Back to the letter" in text_of(page)) == (kind == "reply")


@pytest.mark.parametrize(("ground", "body"), [("findable", "I miss you."), ("cruel", NUMBER)])
def test_any_other_report_holds_nothing(ground: str, body: str) -> None:
    letter = a_letter(body=body)
    report(door(letter), ground=ground)
    letter.refresh_from_db()
    assert letter.status == "published"


@pytest.mark.parametrize("ground", ["boring", "FINDABLE", "findable\n", SCRIPT, "'; DROP TABLE"])
def test_a_ground_that_no_form_offers_is_refused_and_the_words_come_back(ground: str) -> None:
    page = report(door(a_letter()), ground=ground, words="What I saw.", contact="knock")
    assert page.status_code == 400
    assert kept(page) == ["What I saw.", "knock"]
    assert SCRIPT not in text_of(page)
    assert not Report.objects.exists()


@KINDS
@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_what_is_not_public_cannot_be_reported_with_a_form_of_another_text(
    kind: str, status: str
) -> None:
    form = {"ground": "cruel", "words": "", "contact": "", "honest": "on"}
    form |= {"token": keys.new_token()}
    subject = a_subject(kind, status=status)
    assert Client().post(door(subject), form).status_code in (404, 410)
    assert not Report.objects.exists()


def test_a_script_in_a_report_is_only_words_wherever_it_is_shown(settings: Any) -> None:
    letter, volunteer = a_letter(), a_volunteer()
    told = {"words": SCRIPT, "contact": f'"><img src=x onerror=1>{SCRIPT}'}
    report(door(letter), **told)
    settings.REPORTS_ON_ONE = 1
    enough = report(door(letter), **told)
    missing = report(door(a_letter()), honest="", **told)
    settings.LIMITS = settings.LIMITS | {"report": 0}
    too_fast = report(door(a_letter()), **told)
    shown = [enough, missing, too_fast, volunteer.get(item(letter))]
    lists = [volunteer.get(QUEUE), volunteer.get("/admin/moderation/report/")]
    for page in [*shown, *lists]:
        assert SCRIPT not in text_of(page)
        assert "<img src=x" not in text_of(page)
    for page in shown:
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text_of(page)
