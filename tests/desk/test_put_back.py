"""What its author took back can be put back for 30 days: as it stood, never more public."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from comments.models import Reply
from desk import leaving
from letters.models import Category, Letter, Month
from moderation import acts
from moderation.acts import Act
from moderation.models import Case, Report
from tests.comments.pages import html_of, one_reply
from tests.desk.exports import a_letter_that_is
from tests.desk.rooms import desk_of, holding, text_of
from tests.desk.traces import SIX, leave
from tests.make import a_letter, a_member, a_reply, a_voice, an_update
from tests.moderation.rooms import report
from writing.models import Deed, Echo

pytestmark = pytest.mark.django_db
STATUSES = ["published", "held", "hidden", "removed"]


def put_back(letter: Letter, client: Client | None = None) -> Any:
    """Press the button at the desk; the answer."""
    return (client or holding(letter)).post(desk_of(letter, "put-back/"))


def days_later(days: int) -> Any:
    """That many days from now."""
    return time_machine.travel(
        datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days), tick=False
    )


@pytest.mark.parametrize("status", STATUSES)
def test_it_stands_again_where_it_stood(status: str) -> None:
    letter = a_letter_that_is(status, words=SIX)
    before = Letter.objects.filter(pk=letter.pk).values(*_kept(letter)).get()
    assert leave(holding(letter), letter, "take_back").status_code == 302
    letter.refresh_from_db()
    assert letter.status == "taken_back"
    answer = put_back(letter)
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))
    assert Letter.objects.filter(pk=letter.pk).values(*_kept(letter)).get() == before


def _kept(letter: Letter) -> list[str]:
    """Every field but the counter of its page and what the desk only shows."""
    moves = ("version", "card", "sheet", "open_reports")
    return [field.attname for field in letter._meta.fields if field.name not in moves]


@pytest.mark.parametrize("status", STATUSES)
def test_readers_see_no_more_of_it_than_before(status: str) -> None:
    letter = a_letter_that_is(status, words=SIX, title="My ticket")
    where = letter.get_absolute_url()
    before = Client().get(where).status_code
    leave(holding(letter), letter, "take_back")
    assert Client().get(where).status_code in (404, 410)
    put_back(letter)
    assert Client().get(where).status_code == before
    assert ("My ticket" in text_of(Client().get("/?show=all"))) is (status == "published")


def test_it_has_the_day_it_was_published_on_and_not_todays() -> None:
    with time_machine.travel("2031-05-04 12:00:00+00:00", tick=False) as clock:
        letter = a_letter(words=SIX)
        clock.move_to("2031-06-20 12:00:00+00:00")
        leave(holding(letter), letter, "take_back")
        clock.move_to("2031-07-10 12:00:00+00:00")
        put_back(letter)
    letter.refresh_from_db()
    assert str(letter.published_on) == "2031-05-04"
    assert letter.taken_back_on is None


def test_where_volunteers_read_first_what_was_public_is_public_again(settings: Any) -> None:
    letter = a_letter(words=SIX)
    settings.PUBLISH = "after_reading"
    leave(holding(letter), letter, "take_back")
    put_back(letter)
    letter.refresh_from_db()
    assert letter.status == "published"


def test_replies_updates_counts_and_fingerprint_are_there_again() -> None:
    def counts() -> list[tuple[int, int]]:
        rows = [*Category.objects.order_by("pk"), *Month.objects.order_by("pk")]
        return [(row.all_count, row.safe_count) for row in rows]

    letter = a_letter(words=SIX, body="I kept the ticket for a train that no longer runs at all.")
    a_reply(letter, body="I was on that train.")
    an_update(letter, heading="Spring")
    with_it, before = counts(), html_of(Client(), letter)
    leave(holding(letter), letter, "take_back")
    assert counts() != with_it
    assert not Echo.objects.filter(text=str(letter)).exists()
    put_back(letter)
    letter.refresh_from_db()
    assert counts() == with_it
    assert (letter.reply_count, letter.update_marks) == (1, [[1, 1]])
    assert html_of(Client(), letter) == before
    assert Echo.objects.filter(text=str(letter)).exists()


def test_a_second_click_changes_nothing() -> None:
    letter = a_letter(words=SIX)
    browser = holding(letter)
    leave(browser, letter, "take_back")
    for _ in range(2):
        assert put_back(letter, browser)["Location"] == desk_of(letter)
    letter.refresh_from_db()
    assert letter.status == "published"
    Letter.objects.get().turn(Deed.HIDE, by=a_member(), ground="cruel")
    put_back(letter, browser)
    letter.refresh_from_db()
    assert letter.status == "hidden"


def test_it_asks_for_no_words_again_but_for_the_key_in_this_browser() -> None:
    letter = a_letter(words=SIX, status="taken_back")
    strangers = (Client(), holding(a_letter()), holding(a_voice(letter)))
    for browser in strangers:
        assert put_back(letter, browser).status_code == 403
    letter.refresh_from_db()
    assert letter.status == "taken_back"
    assert Client().post(desk_of(letter, "put-back/"), {"six_words": SIX}).status_code == 302
    letter.refresh_from_db()
    assert letter.status == "published"


def test_opening_the_address_puts_nothing_back() -> None:
    letter = a_letter(status="taken_back")
    assert holding(letter).get(desk_of(letter, "put-back/")).status_code == 405
    letter.refresh_from_db()
    assert letter.status == "taken_back"


def test_on_the_thirtieth_day_its_words_are_gone_and_the_desk_says_so() -> None:
    letter = a_letter(words=SIX, body="I kept the gooseberry.")
    update = an_update(letter, body="A gooseberry again.")
    leave(holding(letter), letter, "take_back")
    with days_later(29):
        call_command("tick")
        desk = holding(letter).get(desk_of(letter))
        assert "Put the letter back" in text_of(desk)
    with days_later(30):
        call_command("tick")
        desk = holding(letter).get(desk_of(letter))
        assert "Its words have been erased." in text_of(desk)
        assert "Put the letter back" not in text_of(desk)
        assert "This can no longer be changed" in text_of(put_back(letter), 403)
    letter.refresh_from_db()
    update.refresh_from_db()
    assert (letter.status, letter.source, update.source) == ("taken_back", "", "")


def test_an_open_report_is_heard_after_all() -> None:
    letter = a_letter(words=SIX)
    report(f"/report/letter/{letter.public_id}/", words="It is cruel.")
    leave(holding(letter), letter, "take_back")
    assert not Case.objects.exists()
    assert Report.objects.get().settled
    put_back(letter)
    assert Case.objects.get().letter == letter
    letter.refresh_from_db()
    assert letter.open_reports == 1


def test_a_report_that_a_volunteer_answered_is_not_heard_again() -> None:
    letter = a_letter(words=SIX)
    report(f"/report/letter/{letter.public_id}/", words="It is cruel.")
    acts.do(letter, Act(Deed.KEEP, a_member(), "other"))
    leave(holding(letter), letter, "take_back")
    put_back(letter)
    assert not Case.objects.exists()
    assert Report.objects.get().settled


# --- one reply, one update --------------------------------------------------------------------

MOVES: dict[str, Callable[[Reply], None]] = {
    "published": lambda reply: None,
    "held": lambda reply: reply.turn(Deed.HOLD, by=a_member(), ground="cruel"),
    "hidden": lambda reply: reply.turn(Deed.HIDE, by=a_member(), ground="cruel"),
    "removed": lambda reply: reply.turn(Deed.REMOVE, by=a_member(), ground="cruel"),
    "muted": lambda reply: reply.turn(Deed.MUTE),
}


@pytest.mark.parametrize("status", MOVES)
def test_a_reply_stands_again_where_it_stood(status: str) -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    reply = a_reply(letter, voice=voice, body="I was on that train.")
    MOVES[status](reply)
    assert reply.status == status
    browser, where = holding(voice), desk_of(letter, "voice/1/move/")
    before = one_reply(html_of(Client(), letter), 1)
    for act in ("take_back", "take_back", "put_back", "put_back"):
        answer = browser.post(where, {"act": act})
        assert (answer.status_code, answer["Location"]) == (302, desk_of(letter, "voice/"))
        reply.refresh_from_db()
        assert reply.status == ("taken_back" if act == "take_back" else status)
    letter.refresh_from_db()
    assert letter.reply_count == (status == "published")
    assert one_reply(html_of(Client(), letter), 1) == before


def test_a_reply_whose_words_are_erased_is_answered_clearly() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice, status="taken_back")
    with days_later(31):
        call_command("tick")
        where = desk_of(letter, "voice/1/move/")
        page = text_of(holding(voice).post(where, {"act": "put_back"}), 403)
        assert "This can no longer be changed" in page
        desk = text_of(holding(voice).get(desk_of(letter, "voice/")))
    assert "Its words have been erased." in desk
    assert "Put it back" not in desk


def test_an_act_no_form_of_ours_sends_moves_nothing() -> None:
    letter = a_letter()
    voice = a_voice(letter)
    a_reply(letter, voice=voice)
    where = desk_of(letter, "voice/1/move/")
    assert holding(voice).post(where, {"act": "publish"}).status_code == 400
    assert Reply.objects.get().status == "published"


@pytest.mark.parametrize("status", ["published", "held", "hidden"])
def test_what_was_taken_back_before_the_site_knew_where_it_stood_is_held(status: str) -> None:
    letter = a_letter(status=status)
    leaving.take_back(letter)
    Letter.objects.update(came_from="")  # as a row of before
    put_back(letter)
    letter.refresh_from_db()
    assert letter.status == "held"
