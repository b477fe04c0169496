"""Two feeds: the public log by the month, and what waits, for one volunteer alone."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from letters.models import Letter
from members.models import Member
from moderation import cases
from moderation.log_atom import log_atom
from moderation.log_views import month_logs
from moderation.models import StaffFeed
from moderation.shields import digest_of
from tests.make import a_letter, a_member, a_reply
from tests.moderation.past import decided, reported
from tests.moderation.rooms import inside
from writing.models import Deed

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC = "/log/feed/"


@pytest.fixture(autouse=True)
def _april() -> Any:
    """It is the middle of April 2026."""
    with time_machine.travel("2026-04-15T10:20Z", tick=False):
        yield


def entries(path: str) -> list[dict[str, str]]:
    """The entries of a feed: id, title, updated, summary, link."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}id")
    assert feed.findtext(f"{ATOM}updated")
    found = []
    for entry in feed.iter(f"{ATOM}entry"):
        said = {child.tag.removeprefix(ATOM): child.text or "" for child in entry}
        link = entry.find(f"{ATOM}link")
        found.append(said | {"link": link.get("href", "") if link is not None else ""})
    return found


# --- the public log -----------------------------------------------------------------------


def test_the_log_has_an_entry_for_each_month_the_newest_first() -> None:
    decided(a_letter(), "remove", day="2026-02-20")
    found = entries(PUBLIC)
    assert [entry["title"] for entry in found] == [
        "Decisions in April 2026, so far",
        "Decisions in March 2026",
        "Decisions in February 2026",
    ]
    assert found[2]["link"] == "http://testserver/log/2026/2/"
    assert "Taken down: letters (fewer than 5), by volunteers" in found[2]["summary"]
    assert "Nothing was decided." in found[1]["summary"]


def test_an_entry_is_dated_by_the_month_and_keeps_its_id() -> None:
    decided(a_letter(), "remove", day="2026-03-20")
    before = entries(PUBLIC)
    assert [entry["updated"] for entry in before] == [
        "2026-04-01T00:00:00+00:00",
        "2026-04-01T00:00:00+00:00",
    ]
    decided(a_letter(), "remove", times=9)
    with time_machine.travel("2026-05-09T07:30Z", tick=False):
        after = entries(PUBLIC)
    assert [entry["id"] for entry in after[1:]] == [entry["id"] for entry in before]
    assert len({entry["id"] for entry in after}) == 3
    assert after[1]["updated"] == "2026-05-01T00:00:00+00:00"


def test_the_feed_holds_a_year() -> None:
    decided(a_letter(), "remove", day="2020-01-20")
    found = entries(PUBLIC)
    assert len(found) == 12
    assert found[-1]["title"] == "Decisions in May 2025"


def test_a_site_without_decisions_has_a_feed() -> None:
    [entry] = entries(PUBLIC)
    assert "Nothing was decided." in entry["summary"]


def summary(feed: str = PUBLIC) -> str:
    """What the newest entry says, without its mark-up."""
    return re.sub(r"<[^>]+>", " ", entries(feed)[0]["summary"])


@pytest.mark.parametrize(
    ("deed", "given", "said"),
    [
        ("remove", {"ground": "spam"}, "something, or was not written by a person, under the rule"),
        ("remove", {"ground": "intimate"}, "intimate without consent, under a law; half of them"),
        ("keep", {}, "in question: It is cruel, or threatens somebody, under the rule “Be gentle”"),
        ("remove", {}, "by volunteers; It is cruel"),
        ("hold", {"automated": True}, "Held for a closer look: letters (5), by an automatic check"),
        ("remove", {"hours": 3}, "; half of them within a day; reversed on appeal: none"),
    ],
)
def test_each_part_of_a_line_is_a_phrase_of_its_own(
    deed: str, given: dict[str, Any], said: str
) -> None:
    decided(a_letter(), deed, times=5, **given)
    assert said in summary()


def test_what_nobody_had_pointed_at_is_not_said_to_have_waited() -> None:
    decided(a_letter(), "remove", times=5, hours=None)
    assert "; not from the queue; reversed on appeal: none" in summary()
    assert "half of them" not in summary()


def test_the_log_names_its_months_and_itself_in_the_language_of_its_reader() -> None:
    with translation.override("de"):
        logs = month_logs(date(2026, 3, 1), date(2026, 4, 1))
        feed = log_atom(logs, date(2026, 4, 1))
    assert 'xml:lang="de"' in feed
    assert "März 2026" in feed
    assert entries(PUBLIC)[0]["id"].partition("#")[0] in feed


# --- what waits ------------------------------------------------------------------------------


@pytest.fixture
def robin() -> Member:
    """A volunteer."""
    return a_member("robin")


def address(member: Member) -> str:
    """The feed address a volunteer makes in the admin."""
    page = inside(member).post("/admin/moderation/case/feed/")
    assert page.status_code == 200
    path: str = page.context["address"]
    assert path.startswith("/queue/")
    return path


def held(**given: Any) -> Letter:
    """A letter in the queue."""
    letter = a_letter(status="held", **given)
    cases.refresh(letter)
    return letter


def care() -> Letter:
    """A letter somebody is worried about."""
    letter = a_letter()
    reported(letter, "worried")
    cases.refresh(letter)
    return letter


def settle(letter: Letter) -> None:
    """A volunteer has decided about it."""
    letter.reports.update(settled=True)
    cases.refresh(letter, settled=True)


def the_entry(path: str) -> dict[str, str]:
    """The one entry of a volunteer's feed."""
    [entry] = entries(path)
    return entry


def test_a_volunteers_feed_counts_what_waits(robin: Member) -> None:
    path = address(robin)
    assert "Nothing waits." in the_entry(path)["summary"]
    with time_machine.travel("2026-04-15T03:59Z", tick=False):
        held()
    held()
    care()
    entry = the_entry(path)
    assert entry["title"] == "3 waiting, 1 of them care"
    assert entry["summary"] == (
        "3 items wait for a volunteer; care: 1. The oldest has waited 7 hours."
    )
    assert entry["link"] == "http://testserver/admin/moderation/case/"


def test_it_tells_no_title_no_text_and_no_name(robin: Member) -> None:
    letter = held(title="Canary title", body="Canary words.", byline="Canary byline")
    reported(letter, "worried", facts="Canary facts")
    cases.refresh(letter)
    content = Client().get(address(robin)).content.decode()
    assert "anary" not in content
    assert letter.public_id not in content
    assert "robin" not in content


def test_its_answer_is_kept_by_nobody(robin: Member) -> None:
    answer = Client().get(address(robin))
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_reader_sees_a_new_entry_when_something_becomes_care(robin: Member) -> None:
    path = address(robin)
    quiet = the_entry(path)["id"]
    waits = held()
    assert the_entry(path)["id"] == quiet
    care()
    once = the_entry(path)["id"]
    care()
    twice = the_entry(path)["id"]
    reported(waits, "self_harm")  # an older item becomes care
    cases.refresh(waits)
    thrice = the_entry(path)["id"]
    assert len({quiet, once, twice, thrice}) == 4


def test_a_reader_sees_no_new_entry_when_care_is_settled(robin: Member) -> None:
    path = address(robin)
    letters, seen = [], {the_entry(path)["id"]}
    for _ in range(3):
        letters.append(care())
        seen.add(the_entry(path)["id"])
    for letter in (letters[0], letters[2], letters[1]):
        settle(letter)
        held()
        assert the_entry(path)["id"] in seen


@pytest.mark.parametrize("token", ["x", "-", "a" * 32, "A" * 500])
def test_an_address_nobody_was_given_is_not_found(token: str, robin: Member) -> None:
    address(robin)
    assert Client().get(f"/queue/{token}/").status_code == 404


def test_a_new_address_ends_the_old_one_and_stopping_ends_both(robin: Member) -> None:
    old, new = address(robin), address(robin)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    inside(robin).post("/admin/moderation/case/feed/", {"stop": "1"})
    assert Client().get(new).status_code == 404


def test_somebody_who_is_no_volunteer_any_more_gets_nothing(robin: Member) -> None:
    path = address(robin)
    robin.groups.clear()
    assert Client().get(path).status_code == 404


def test_an_account_that_was_switched_off_gets_nothing(robin: Member) -> None:
    path = address(robin)
    Member.objects.filter(pk=robin.pk).update(is_active=False)
    assert Client().get(path).status_code == 404


def test_an_operator_who_is_switched_off_gets_nothing() -> None:
    boss = a_member("operator", is_superuser=True)
    path = address(boss)
    assert Client().get(path).status_code == 200
    Member.objects.filter(pk=boss.pk).update(is_active=False)
    assert Client().get(path).status_code == 404


def test_the_address_itself_is_not_stored(robin: Member) -> None:
    token = address(robin).split("/")[2]
    [row] = StaffFeed.objects.all()
    assert bytes(row.token) == digest_of(token)
    assert token.encode() not in bytes(row.token)


def test_it_is_only_read(robin: Member) -> None:
    path = address(robin)
    assert Client().post(path).status_code == 405


def test_a_text_its_author_took_back_does_not_wait(robin: Member) -> None:
    path = address(robin)
    letter = held()
    a_reply(letter)
    letter.turn(Deed.TAKE_BACK)
    assert "Nothing waits." in the_entry(path)["summary"]
