"""Anybody may say that a text needs a look, without an account or a cookie."""

import time

import pytest
from django.db import connection
from django.test import Client

from letters.models import Letter
from moderation.models import Report
from tests.make import a_letter, a_reply, an_update
from tests.moderation.rooms import a_volunteer, hidden_in, report, text_of

pytestmark = pytest.mark.django_db


def address(kind: str, letter: Letter) -> str:
    """Where a letter, its first reply or its first update is reported."""
    tail = f"{letter.public_id}/" if kind == "letter" else f"{letter.public_id}/1/"
    return f"/report/{kind}/{tail}"


def a_thread() -> Letter:
    """A letter with one reply and one update."""
    letter = a_letter()
    an_update(letter)
    return a_reply(letter).letter


@pytest.mark.parametrize("kind", ["letter", "reply", "update"])
def test_a_reader_reports_without_an_account_and_gets_no_cookie(kind: str) -> None:
    letter, reader = a_thread(), Client(enforce_csrf_checks=True)
    sent = report(address(kind, letter), reader, words="The second line.")
    assert sent.status_code == 200
    made = Report.objects.get()
    under = {"letter": letter, "reply": letter.replies.get(), "update": letter.updates.get()}
    assert made.subject == under[kind]
    assert (made.ground, made.facts, made.settled) == ("cruel", "The second line.", False)
    assert not reader.cookies


@pytest.mark.parametrize("kind", ["letter", "reply", "update"])
def test_a_report_without_a_ground_is_asked_again_with_its_words_kept(kind: str) -> None:
    page = Client().post(address(kind, a_thread()), {"words": "Look at <this> & that"})
    assert page.status_code == 422
    assert "Choose what is wrong." in text_of(page)
    assert "Look at &lt;this&gt; &amp; that" in text_of(page)
    assert not Report.objects.exists()


def test_a_ground_no_form_offers_is_refused() -> None:
    answer = Client().post(address("letter", a_thread()), {"ground": "boring", "words": "Hm"})
    assert answer.status_code == 400
    assert "Hm" in text_of(answer)
    assert not Report.objects.exists()


def test_words_over_the_limit_come_back_whole() -> None:
    words = "x" * 2_001
    page = Client().post(address("letter", a_thread()), {"ground": "spam", "words": words})
    assert page.status_code == 422
    assert words in text_of(page)
    assert not Report.objects.exists()


def test_words_at_the_limit_are_kept_whole() -> None:
    report(address("letter", a_thread()), words="x" * 2_000)
    assert Report.objects.get().facts == "x" * 2_000


@pytest.mark.parametrize(
    ("status", "answer"), [("held", 404), ("hidden", 404), ("taken_back", 410)]
)
def test_a_letter_nobody_can_read_cannot_be_reported(status: str, answer: int) -> None:
    letter = a_letter(status=status)
    form = {"ground": "spam"}
    assert Client().get(address("letter", letter)).status_code == answer
    assert Client().post(address("letter", letter), form).status_code == answer
    assert not Report.objects.exists()


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_a_reply_nobody_can_read_cannot_be_reported(status: str) -> None:
    letter = a_reply(a_letter(), status=status).letter
    assert Client().post(address("reply", letter), {"ground": "spam"}).status_code == 404
    assert not Report.objects.exists()


def test_a_reply_of_another_letter_is_not_found_under_this_one() -> None:
    a_thread()
    assert Client().get(address("reply", a_letter())).status_code == 404


def test_an_unknown_letter_is_404_and_the_words_are_handed_back() -> None:
    page = Client().post("/report/letter/nothere/", {"ground": "spam", "words": "My words"})
    assert page.status_code == 404
    assert "My words" in text_of(page)


def test_two_people_may_report_the_same_thing_and_it_hides_nothing() -> None:
    letter = a_thread()
    for ground in ("cruel", "findable", "child"):
        report(address("letter", letter), ground=ground)
        report(address("reply", letter), ground=ground)
    assert Report.objects.count() == 6
    assert Client().get(letter.get_absolute_url()).status_code == 200
    assert letter.replies.get().status == "published"


def test_one_hand_reports_so_often_in_an_hour_and_gets_its_words_back(settings: object) -> None:
    settings.LIMITS = settings.LIMITS | {"report": 2}  # type: ignore[attr-defined]
    where = address("letter", a_thread())
    codes = [report(where, words="The third time").status_code for _ in range(3)]
    page = report(where, words="The third time")
    assert codes == [200, 200, 429]
    assert int(page["Retry-After"]) > 0
    assert "The third time" in text_of(page)
    assert Report.objects.count() == 2
    elsewhere = report(where, Client(REMOTE_ADDR="203.0.113.9"))
    assert elsewhere.status_code == 200


def test_a_report_keeps_an_hour_and_nothing_about_who_sent_it_after_three_days() -> None:
    report(address("letter", a_thread()), Client(REMOTE_ADDR="203.0.113.9"))
    names = {field.name for field in Report._meta.fields}
    about = {"id", "letter", "reply", "update", "ground", "facts", "hour", "settled", "decision"}
    assert names == about | {"contact", "receipt", "hand"}  # each with an end: test_retention
    assert Report.objects.get().hour == int(time.time()) // 3600


def test_facts_and_contact_are_locked_in_the_database() -> None:
    report(address("letter", a_thread()), words="A lighthouse", contact="ring the bell")
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts, contact FROM moderation_report")
        row = cursor.fetchone()
    assert "lighthouse" not in row[0]
    assert "bell" not in row[1]
    made = Report.objects.get()
    assert (made.facts, made.contact) == ("A lighthouse", "ring the bell")


def test_a_report_needs_a_word_of_honour_and_hands_the_words_back() -> None:
    where = address("letter", a_thread())
    page = report(where, words="Look at <this>", contact="me & you", honest="")
    assert page.status_code == 422
    for kept in ("Look at &lt;this&gt;", "me &amp; you", "Tick the box"):
        assert kept in text_of(page)
    assert not Report.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "f" * 40])
def test_a_form_whose_token_is_missing_or_old_is_asked_for_once_more(token: str) -> None:
    page = report(address("letter", a_thread()), words="Kept words", token=token)
    assert page.status_code == 422
    assert "Kept words" in text_of(page)
    assert len(hidden_in(page)["token"]) == 40
    assert not Report.objects.exists()


def test_volunteers_see_the_oldest_open_report_first() -> None:
    first, second, done = a_letter(), a_letter(), a_letter()
    Report.objects.create(letter=second, ground="spam", hour=475_002)
    Report.objects.create(letter=first, ground="spam", hour=475_001)
    Report.objects.create(letter=done, ground="spam", hour=474_000, settled=True)
    page = text_of(a_volunteer().get("/admin/moderation/report/"))
    places = [page.index(letter.public_id) for letter in (first, second, done)]
    assert places == sorted(places)


def test_a_report_leads_to_what_it_is_about() -> None:
    letter = a_thread()
    report(address("reply", letter), words="<script>x</script>", contact="<b>me</b>")
    volunteer = a_volunteer()
    where = f"/admin/comments/reply/{letter.replies.get().pk}/change/"
    assert f'href="{where}"' in text_of(volunteer.get("/admin/moderation/report/"))
    page = text_of(volunteer.get(where))
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "&lt;b&gt;me&lt;/b&gt;" in page
    assert "<script>x" not in page
