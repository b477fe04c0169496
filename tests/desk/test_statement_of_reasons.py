"""Behaviour 2.2 and DSA Art. 17: a desk says what was done, why, by whom, and what now."""

from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authors.clock import this_hour
from comments.models import Reply, Voice
from letters.models import Letter
from moderation import acts, appeals
from moderation.acts import Act
from moderation.models import Decision, Report
from screening.verdict import Verdict
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_member, a_reply, a_voice
from writing.models import Deed, Writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A public letter."""
    return a_letter(title="My ticket", body="It was for platform nine.")


def decide(subject: Writing, deed: str, ground: str = "findable", **more: Any) -> None:
    """A volunteer does it."""
    who = more.pop("who", None) or a_member(f"volunteer{Decision.objects.count()}")
    acts.do(subject, Act(Deed(deed), who, ground, **more))


def desk(letter: Letter) -> str:
    """The desk of a letter, with its decisions."""
    return text_of(holding(letter).get(desk_of(letter)))


def row(page: str, name: str, which: int = 0) -> str:
    """What stands beside a name in the statements, the newest first."""
    found = page.split(f"<dt>{name}</dt><dd")[which + 1].partition("</dd>")[0]
    return found.partition(">")[2].strip()


def test_a_removal_says_what_which_facts_which_rule_who_and_who_sees_it(letter: Letter) -> None:
    with time_machine.travel("2026-05-03 10:20:00+00:00"):
        decide(letter, "remove", words="A platform is named.\nLeave it out.")
        page = desk(letter)
    assert row(page, "Decision").startswith('Taken down, <time datetime="2026-05-03">3 May 2026')
    assert row(page, "Facts") == "A platform is named.<br>Leave it out."
    assert "No one can be found from what is posted</a>: Someone could be found" in row(
        page, "Rule"
    )
    assert row(page, "Decided by") == "A volunteer."
    assert 'href="/log/"' in row(page, "Who can see this")
    assert "never your words" in row(page, "Who can see this")
    assert "volunteer0" not in page


def test_it_says_when_it_rests_on_a_law(letter: Letter) -> None:
    decide(letter, "remove", "rights")
    page = desk(letter)
    assert "It rests on a law: It uses words or work" in row(page, "Law")
    assert "<dt>Rule</dt>" not in page


def test_a_volunteer_who_wrote_nothing_is_not_given_words(letter: Letter) -> None:
    decide(letter, "hide")
    assert "wrote nothing more" in row(desk(letter), "Facts")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("phone",), "What the check found: a phone number."),
        (("phone", "link"), "What the check found: a phone number and a link."),
        (("phone", "email", "link"), "a phone number, an e-mail address and a link."),
    ],
)
def test_an_automatic_hold_says_what_the_check_found(codes: tuple[str, ...], said: str) -> None:
    letter = a_letter(status="held")
    letter.start(Verdict("findable", codes))
    page = desk(letter)
    assert said in row(page, "Facts")
    assert row(page, "Decided by") == (
        "A check that runs before anything is shown. A volunteer reads it next."
    )
    assert "It waits for a volunteer." in page


def test_a_hold_after_a_report_says_that_it_was_no_person(letter: Letter) -> None:
    Report.objects.create(letter=letter, ground="findable")
    letter.turn(Deed.HOLD, ground="findable", codes=("reported", "phone"))
    page = desk(letter)
    assert "when a reader reports something" in row(page, "Decided by")
    assert "a phone number" in row(page, "Facts")


def test_a_hold_after_many_reports_says_so(letter: Letter) -> None:
    Report.objects.create(letter=letter, ground="cruel", hour=this_hour() - 5)
    letter.turn(Deed.HOLD, ground="cruel", codes=("reported",))
    page = desk(letter)
    assert row(page, "Facts") == "Several readers reported it."
    assert "when a reader reports something" in row(page, "Decided by")


def test_a_decision_after_a_report_says_so_and_names_nobody(letter: Letter) -> None:
    Report.objects.create(letter=letter, ground="cruel", facts="They mean my brother Anselm.")
    decide(letter, "remove", "cruel")
    page = desk(letter)
    assert row(page, "Decided by") == "A volunteer, after a reader’s report."
    assert "Anselm" not in page


def test_a_report_that_somebody_else_settled_is_not_named_again(letter: Letter) -> None:
    Report.objects.create(letter=letter, ground="cruel")
    decide(letter, "keep", "cruel")
    decide(letter, "hide", "cruel")
    page = desk(letter)
    assert row(page, "Decided by", 0) == "A volunteer."
    assert row(page, "Decided by", 1) == "A volunteer, after a reader’s report."


def test_a_decision_about_what_a_check_held_says_so() -> None:
    letter = a_letter(status="held")
    letter.start(Verdict("spam", ("spam",)))
    decide(letter, "remove", "spam")
    assert row(desk(letter), "Decided by") == "A volunteer, after a check had held it."


def test_the_newest_statement_stands_first(letter: Letter) -> None:
    decide(letter, "hide", words="The first word.")
    decide(letter, "restore", words="The second word.")
    page = desk(letter)
    assert page.index("The second word.") < page.index("The first word.")
    assert row(page, "Words for you") == "The second word."


def test_words_in_a_statement_are_text(letter: Letter) -> None:
    decide(letter, "hide", words="<script>x</script>")
    assert "&lt;script&gt;x&lt;/script&gt;" in desk(letter)


@pytest.mark.parametrize("deed", ["hold", "hide", "revise", "remove"])
def test_the_words_stay_readable_to_their_author(letter: Letter, deed: str) -> None:
    decide(letter, deed)
    assert "It was for platform nine." in desk(letter)


@pytest.mark.parametrize("deed", ["hold", "hide", "revise", "remove"])
def test_the_words_of_a_reply_stay_readable_to_whoever_wrote_it(deed: str) -> None:
    voice = a_voice(a_letter(), "Tall heron")
    reply = a_reply(voice.letter, voice=voice, body="At number seven.")
    decide(reply, deed)
    assert "At number seven." in text_of(holding(voice).get(desk_of(voice.letter, "voice/")))


def test_a_removed_letter_says_until_when_its_words_are_here(letter: Letter, settings: Any) -> None:
    settings.REMOVED_DAYS = 44
    decide(letter, "remove")
    assert "They are erased 44 days after" in desk(letter)


def test_once_the_words_are_erased_the_page_says_so_and_keeps_the_reasons(letter: Letter) -> None:
    decide(letter, "remove", words="A platform is named.")
    letter.refresh_from_db()
    letter.erase()
    letter.save()
    page = desk(letter)
    assert "They have been erased. What was decided, and why, stays here." in page
    assert "A platform is named." in page
    assert "Untitled letter</h1>" in page
    assert "Appeal against this decision" not in page


def test_once_the_words_of_a_reply_are_erased_the_page_says_so() -> None:
    voice = a_voice(a_letter(), "Tall heron")
    reply = a_reply(voice.letter, voice=voice)
    decide(reply, "remove", words="A street is named.")
    reply.refresh_from_db()
    reply.erase()
    reply.save()
    page = text_of(holding(voice).get(desk_of(voice.letter, "voice/")))
    assert "Its words have been erased. What was decided, and why, stays here." in page
    assert "A street is named." in page


def test_closed_replies_are_named_at_the_desk(letter: Letter) -> None:
    decide(letter, "close", "cruel")
    page = desk(letter)
    assert "A volunteer closed the replies of this letter." in page
    assert "Published, replies closed by a volunteer" in page
    assert row(page, "Decision").startswith("Replies closed, ")


def test_whoever_answers_an_appeal_is_another_volunteer(letter: Letter) -> None:
    decide(letter, "remove", who=a_member("first"))
    waiting = appeals.appeal(letter.decisions.get(), "It was not mine.")
    appeals.judge(waiting, a_member("second"), stands=False, words="You are right.")
    page = desk(letter)
    assert row(page, "Decision").startswith("Put back")
    assert row(page, "Decided by") == "Another volunteer than before, after your appeal."
    assert row(page, "Words for you") == "You are right."


def test_one_person_alone_says_that_it_was_the_same_one(letter: Letter) -> None:
    me = a_member("only")
    with time_machine.travel("2026-05-03 10:00:00+00:00"):
        decide(letter, "remove", who=me)
        waiting = appeals.appeal(letter.decisions.get(), "It was not mine.")
    with time_machine.travel("2026-05-11 10:00:00+00:00"):
        appeals.judge(waiting, me, stands=True, words="")
    assert row(desk(letter), "Decided by").startswith("The same person, at least seven days")


def _a_busy_voice(replies: int) -> Voice:
    voice = a_voice(a_letter(), "Tall heron")
    for _ in range(replies):
        reply = a_reply(voice.letter, voice=voice)
        decide(Reply.objects.get(pk=reply.pk), "hide", words="One.")
        decide(Reply.objects.get(pk=reply.pk), "restore", words="Two.")
        Report.objects.create(reply=reply, ground="spam", facts="Three.")
    return voice


def test_many_decisions_cost_no_more_queries_than_one() -> None:
    counts = []
    for replies in (1, 6):
        voice = _a_busy_voice(replies)
        client = holding(voice)
        with CaptureQueriesContext(connection) as asked:
            text_of(client.get(desk_of(voice.letter, "voice/")))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_volunteers_words_are_in_a_language_nobody_noted_and_the_sites_are_not(
    letter: Letter,
) -> None:
    decide(letter, "remove", words="هذا اسم.")
    assert '<dd lang="" dir="auto">هذا اسم.</dd>' in desk(letter)
    held = a_letter(status="held")
    held.start(Verdict("findable", ("phone",)))
    assert "<dd>What the check found: a phone number.</dd>" in desk(held)


def test_a_deed_and_its_day_are_joined_with_the_comma_of_the_language(letter: Letter) -> None:
    decide(letter, "hide")
    page = text_of(holding(letter).get(desk_of(letter), headers={"Accept-Language": "ar"}))
    assert "، <time" in page
    assert ", <time" not in page
