"""Whatever volunteers, authors and readers do, in any order: no decision is lost, and no public
address shows words that nobody may read."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.models import Letter
from moderation import acts, appeals, cases, eyes
from moderation.models import Decision, Report, Subject
from moderation.subjects import is_away, letter_of
from screening.verdict import PASSED, Verdict
from tests.make import a_letter, a_member, a_reply, an_update
from writing.models import CURATING, Deed, Status, Writing, WrongTurn

pytestmark = pytest.mark.django_db

STAFF = ("ada", "bea")
NOT_DONE = (Deed.CORRECT, Deed.UPHOLD, Deed.OVERTURN, Deed.RELEASE)
ACTS = [deed.value for deed in Deed if deed not in NOT_DONE]
OTHERS = ("report", "appeal", "stands", "overturn", "held by a screen")
# What an author does, and what one does to a stranger's reply.
OWN = (Deed.TAKE_BACK, Deed.PUT_BACK, Deed.BURN, Deed.MUTE, Deed.UNMUTE)
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([*ACTS, *OTHERS]), st.sampled_from(STAFF)),
    min_size=3,
    max_size=14,
)


def words_of(place: int) -> str:
    """A sentence that stands in one text only."""
    return f"Quillon{place} stood at the window.\n\nIt rained.\n\nThen it did not."


def a_site() -> list[Subject]:
    """Two letters, one of them not safe, with a reply and an update each."""
    texts: list[Subject] = []
    for place, rating in ((0, "safe"), (3, "not_safe")):
        letter = a_letter(title=f"Quillon{place}", body=words_of(place), rating=rating)
        reply = a_reply(letter, body=words_of(place + 1), name=f"Voice {place}")
        heading = f"Quillon{place + 2}"
        texts += [letter, reply, an_update(letter, heading=heading, body=words_of(place + 2))]
    return texts


def step(text: Writing, what: str, who: str, staff: dict[str, object]) -> None:
    """One thing that somebody does; what is not possible just now is turned down."""
    if what == "report" and text.is_public:
        Report.objects.create(**cases.about(text), ground="cruel", facts="Look.")
        cases.refresh(text)
    elif what == "held by a screen":
        text.was_edited(Verdict("findable", ("phone",)))
    elif what == "appeal":
        _appeal(text)
    elif what in ("stands", "overturn"):
        for waiting in appeals.waiting_about(text)[:1]:
            appeals.judge(waiting, staff[who], stands=what == "stands", words="")
    elif what in OWN and (what not in CURATING or text.kind == "reply"):
        text.turn(Deed(what))
    elif what in (Deed.EDIT, Deed.RESUBMIT):
        text.was_edited(PASSED)
    elif what in ACTS and what not in OWN:
        pieces = ("It rained",) if what == Deed.REDACT else ()
        acts.do(text, acts.Act(Deed(what), staff[who], "cruel", "A word.", pieces))


def _appeal(text: Writing) -> None:
    for decision in text.decisions.all():  # type: ignore[attr-defined]
        if appeals.can_be_appealed(decision):
            appeals.appeal(decision, "Please read it again.")


def crawl(client: Client) -> dict[str, str]:
    """Every public page that links lead to, with what it says."""
    seen: dict[str, str] = {}
    waiting = ["/?show=all", "/archive/?show=all", "/waiting/?show=all", "/log/", "/log/feed/"]
    waiting += [f"{letter.get_absolute_url()}" for letter in Letter.objects.all()]
    while waiting:
        where = waiting.pop()
        if where in seen:
            continue
        answer = client.get(where)
        seen[where] = answer.getvalue().decode(errors="replace")
        for link in re.findall(r'href="(/[^"#]*)"', seen[where]):
            if not re.match(r"/(static|leave|random|accounts|admin)", link):
                waiting.append(link.replace("&amp;", "&"))
    return seen


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_sequence_loses_a_decision_or_shows_what_is_hidden(
    steps: list[tuple[int, str, str]],
) -> None:
    with transaction.atomic():
        texts = a_site()
        staff: dict[str, object] = {name: a_member(name) for name in STAFF}
        ledger: list[int] = []
        for place, what, who in steps:
            text = texts[place]
            text.refresh_from_db()
            with suppress(WrongTurn, eyes.SameEyes):
                step(text, what, who, staff)
            now = list(Decision.objects.order_by("pk").values_list("pk", flat=True))
            assert now[: len(ledger)] == ledger
            ledger = now
        _nothing_shows(texts)
        _every_text_waits_where_it_should(texts)
        transaction.set_rollback(True)


def _nothing_shows(texts: list[Subject]) -> None:
    pages = crawl(Client())
    for place, text in enumerate(texts):
        text.refresh_from_db()
        if text.is_public and letter_of(text).is_public:
            continue
        for where, page in pages.items():
            assert not re.search(rf"Quillon{place}\b", page), (where, text.status)


def _every_text_waits_where_it_should(texts: list[Subject]) -> None:
    """The queue says of each text what the text itself says."""
    for text in texts:
        case = cases.of(text)
        reports = Report.objects.filter(**cases.about(text), settled=False).count()
        assert text.open_reports == reports
        if is_away(text):
            assert case is None
        elif went_along(text):
            assert case is None or case.appealed
        elif text.status == Status.HELD or reports or appeals.waiting_about(text):
            assert case is not None
            assert (case.held, case.reports) == (text.status == Status.HELD, reports)
        else:
            assert case is None


def went_along(text: Subject) -> bool:
    """Whether it is an update of a letter that was removed."""
    return text.kind == "update" and letter_of(text).status == Status.REMOVED


PROBES: dict[str, Callable[[Letter], str]] = {
    "its address": lambda letter: letter.get_absolute_url(),
    "a reply page": lambda letter: f"/letters/{letter.public_id}/reply/",
    "a report page": lambda letter: f"/report/letter/{letter.public_id}/",
    "a report page of its update": lambda letter: f"/report/update/{letter.public_id}/1/",
    "a desk without its key": lambda letter: f"/desk/{letter.public_id}/",
}


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.parametrize("deed", ["hide", "hold", "remove", "revise", "take_back", "burn"])
def test_no_address_of_a_text_that_is_gone_shows_its_words(probe: str, deed: str) -> None:
    letter = a_letter(title="Quillon0", body=words_of(0))
    a_reply(letter, body=words_of(1))
    an_update(letter, heading="Quillon2", body=words_of(2))
    letter.turn(Deed(deed), by=None if deed in OWN else a_member(), ground="cruel")
    page = Client().get(PROBES[probe](letter))
    assert page.status_code in (403, 404, 410)
    assert "Quillon" not in page.content.decode()
