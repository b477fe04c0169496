"""Anybody may say that a letter or a reply needs a look, without an account or a cookie."""

import pytest
from django.test import Client

from letters.models import Letter
from moderation.models import Report
from tests.make import a_letter, a_reply
from tests.moderation.rooms import a_volunteer, text_of

pytestmark = pytest.mark.django_db


def address(kind: str, letter: Letter) -> str:
    """Where a letter, or its first reply, is reported."""
    tail = f"{letter.public_id}/" if kind == "letter" else f"{letter.public_id}/1/"
    return f"/report/{kind}/{tail}"


def a_thread() -> Letter:
    """A letter with one reply."""
    return a_reply(a_letter()).letter


@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_a_reader_reports_without_an_account_and_gets_no_cookie(kind: str) -> None:
    letter, reader = a_thread(), Client(enforce_csrf_checks=True)
    form = reader.get(address(kind, letter))
    sent = reader.post(address(kind, letter), {"ground": "cruel", "words": "The second line."})
    assert (form.status_code, sent.status_code) == (200, 200)
    report = Report.objects.get()
    assert report.subject == (letter if kind == "letter" else letter.replies.get())
    assert (report.ground, report.words, report.settled) == ("cruel", "The second line.", False)
    assert not reader.cookies


@pytest.mark.parametrize("kind", ["letter", "reply"])
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
    Client().post(address("letter", a_thread()), {"ground": "spam", "words": "x" * 2_000})
    assert Report.objects.get().words == "x" * 2_000


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
        Client().post(address("letter", letter), {"ground": ground})
        Client().post(address("reply", letter), {"ground": ground})
    assert Report.objects.count() == 6
    assert Client().get(letter.get_absolute_url()).status_code == 200
    assert letter.replies.get().status == "published"


def test_one_hand_reports_so_often_in_an_hour_and_gets_its_words_back(settings: object) -> None:
    settings.LIMITS = settings.LIMITS | {"report": 2}  # type: ignore[attr-defined]
    where = address("letter", a_thread())
    form = {"ground": "spam", "words": "The third time"}
    codes = [Client().post(where, form).status_code for _ in range(3)]
    page = Client().post(where, form)
    assert codes == [200, 200, 429]
    assert int(page["Retry-After"]) > 0
    assert "The third time" in text_of(page)
    assert Report.objects.count() == 2
    elsewhere = Client(REMOTE_ADDR="203.0.113.9").post(where, form)
    assert elsewhere.status_code == 200


def test_a_report_keeps_a_day_and_nothing_about_who_sent_it() -> None:
    Client(REMOTE_ADDR="203.0.113.9").post(address("letter", a_thread()), {"ground": "spam"})
    names = {field.name for field in Report._meta.fields}
    assert names == {"id", "letter", "reply", "ground", "words", "reported_on", "settled"}
    assert len(str(Report.objects.get().reported_on)) == 10


def test_volunteers_see_the_oldest_open_report_first() -> None:
    first, second, done = a_letter(), a_letter(), a_letter()
    Report.objects.create(letter=second, ground="spam", reported_on="2024-05-02")
    Report.objects.create(letter=first, ground="spam", reported_on="2024-05-01")
    Report.objects.create(letter=done, ground="spam", reported_on="2024-04-01", settled=True)
    page = text_of(a_volunteer().get("/admin/moderation/report/"))
    places = [page.index(letter.public_id) for letter in (first, second, done)]
    assert places == sorted(places)


def test_a_report_leads_to_what_it_is_about() -> None:
    letter = a_thread()
    Client().post(address("reply", letter), {"ground": "spam", "words": "<script>x</script>"})
    volunteer = a_volunteer()
    where = f"/admin/comments/reply/{letter.replies.get().pk}/change/"
    assert f'href="{where}"' in text_of(volunteer.get("/admin/moderation/report/"))
    page = text_of(volunteer.get(where))
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page
