"""A receipt: six words, given once, that show anybody who has them what came of a report."""

import datetime
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from authors import keys
from moderation.models import Report
from tests.authors import scan
from tests.make import a_letter, a_reply
from tests.moderation.rooms import (
    a_volunteer,
    act,
    hidden_in,
    outcome_of,
    receipt_in,
    report,
    text_of,
)

pytestmark = pytest.mark.django_db
KEY = "abacus zoology mulberry thimble unpaved riverbank"
FORM = {"ground": "cruel", "words": "The second line.", "contact": "ring the bell", "honest": "on"}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Five to one, on a day in spring."""
    start = datetime.datetime(2031, 5, 5, 12, 55, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


def door(letter: Any) -> str:
    """Where a letter is reported."""
    return f"/report/letter/{letter.public_id}/"


def a_form(where: str) -> dict[str, str]:
    """A report form, opened and filled in."""
    return hidden_in(Client().get(where)) | FORM


def kept(page: Any) -> list[str]:
    """The words an error page hands back."""
    return re.findall(r'<textarea id="kept-\d"[^>]*>([^<]*)<', text_of(page))


def test_a_report_is_answered_with_six_words_of_the_list_that_nobody_keeps() -> None:
    page = report(door(a_letter()))
    words = receipt_in(page).split()
    assert len(words) == 6
    assert set(words) <= set(keys.word_list())
    assert re.findall(r"<li>([a-z-]+)</li>", text_of(page)) == words
    left = scan.database() + scan.files()
    assert bytes(Report.objects.get().receipt) in left  # the search would find what is there
    for trace in (" ".join(words), "-".join(words), "".join(words)):
        assert trace.encode() not in left


def test_another_report_of_the_same_hand_has_another_receipt() -> None:
    letter = a_letter()
    assert receipt_in(report(door(letter))) != receipt_in(report(door(letter)))


def test_a_second_click_shows_the_same_receipt_for_an_hour(clock: time_machine.Traveller) -> None:
    where = door(a_letter())
    form = a_form(where)
    words = receipt_in(Client().post(where, form))
    clock.shift(datetime.timedelta(minutes=60))
    assert receipt_in(Client().post(where, form)) == words
    assert Report.objects.count() == 1


def test_later_a_second_click_says_that_it_was_shown(clock: time_machine.Traveller) -> None:
    where = door(a_letter())
    form = a_form(where)
    words = receipt_in(Client().post(where, form))
    clock.shift(datetime.timedelta(hours=2))
    page = Client().post(where, form)
    assert page.status_code == 200
    assert "It is not shown again" in text_of(page)
    assert words not in text_of(page)
    assert Report.objects.count() == 1
    assert outcome_of(words).status_code == 200


@pytest.mark.parametrize("status", ["hide", "remove"])
def test_a_second_click_shows_the_receipt_though_the_text_has_gone(status: str) -> None:
    letter = a_letter()
    form = a_form(door(letter))
    words = receipt_in(Client().post(door(letter), form))
    act(a_volunteer(), letter, status)
    page = Client().post(door(letter), form)
    assert receipt_in(page) == words
    assert letter.public_id not in text_of(page)  # there is nothing to go back to
    assert Client().post(door(letter), a_form(door(a_letter()))).status_code in (404, 410)


def test_a_report_that_held_the_text_shows_its_receipt_to_a_second_click() -> None:
    reply = a_reply(a_letter(), body="My number is 07700 900 142.")
    where = f"/report/reply/{reply.letter.public_id}/1/"
    form = a_form(where) | {"ground": "findable"}
    words = receipt_in(Client().post(where, form))
    assert Client().get(where).status_code == 404
    assert receipt_in(Client().post(where, form)) == words
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "other", [{"words": "The third line."}, {"contact": "knock"}, {"ground": "spam"}]
)
def test_other_words_with_the_same_form_are_refused_and_handed_back(other: dict[str, str]) -> None:
    where = door(a_letter())
    form = a_form(where)
    Client().post(where, form)
    page = Client().post(where, form | other)
    assert page.status_code == 409
    assert kept(page) == [(form | other)["words"], (form | other)["contact"]]
    made = Report.objects.get()
    assert (made.ground, made.facts, made.contact) == ("cruel", "The second line.", "ring the bell")


def test_the_form_of_one_text_makes_no_report_of_another() -> None:
    letter, other = a_letter(), a_letter()
    form = a_form(door(letter))
    Client().post(door(letter), form)
    assert Client().post(door(other), form).status_code == 409
    assert Report.objects.get().letter == letter


@pytest.mark.parametrize(
    "typed",
    [str, str.upper, str.title, lambda w: w.replace(" ", "-"), lambda w: f" {w}. ", "\n".join],
)
def test_a_receipt_opens_the_outcome_in_any_browser_however_it_is_typed(typed: Any) -> None:
    words = receipt_in(report(door(a_letter()), Client()))
    page = outcome_of(typed(words), Client())
    assert page.status_code == 200
    assert "Nobody has decided yet" in text_of(page)


def wrong_words() -> dict[str, str]:
    """Words that are no receipt, in every way we could think of."""
    a_letter(words=KEY)
    old = receipt_in(report(door(a_letter())))
    Report.objects.update(receipt=None)  # as manage.py tick closes it
    right = receipt_in(report(door(a_letter())))
    return {
        "unknown": "unpaved zoology mulberry thimble abacus riverbank",
        "the key of a letter": KEY,
        "closed": old,
        "in another order": " ".join(reversed(right.split())),
        "one word less": right.rpartition(" ")[0],
        "no words at all": "<script>alert(1)</script>",
        "another alphabet": "моё слово",
        "very long": "abacus " * 5_000,
    }


def test_whatever_is_wrong_with_the_words_the_answer_is_the_same() -> None:
    answers = {name: outcome_of(words) for name, words in wrong_words().items()}
    assert {answer.status_code for answer in answers.values()} == {422}
    assert len({answer.content for answer in answers.values()}) == 1
    assert "no receipt of ours" in text_of(answers["unknown"])


def test_each_try_costs_the_same_work_right_or_wrong(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    tried = wrong_words()
    right = receipt_in(report(door(a_letter())))
    outcome_of("a first try makes the row that counts wrong ones")
    real, runs = hashlib.scrypt, []

    def counting(*args: Any, **given: Any) -> bytes:
        runs.append(1)
        return real(*args, **given)

    monkeypatch.setattr(hashlib, "scrypt", counting)
    for words in [right, *tried.values()]:
        runs.clear()
        with django_assert_num_queries(3):  # right: its text; wrong: the count
            outcome_of(words)
        assert len(runs) == 1


def test_after_ten_wrong_tries_a_hand_has_to_wait(clock: time_machine.Traveller) -> None:
    words = receipt_in(report(door(a_letter())))
    assert {outcome_of("wrong words").status_code for _ in range(10)} == {422}
    for typed in ("wrong words", words):  # while it waits, a right one is not tried either
        page = outcome_of(typed)
        assert page.status_code == 429
        assert page["Retry-After"] == "30"
        assert words not in text_of(page)
    assert outcome_of(words, Client(REMOTE_ADDR="203.0.113.9")).status_code == 200
    clock.shift(datetime.timedelta(seconds=31))
    assert outcome_of(words).status_code == 200


def test_a_receipt_opens_no_desk_and_is_no_voice() -> None:
    letter = a_letter()
    words, browser = receipt_in(report(door(letter))), Client()
    assert browser.post("/key/", {"six_words": words}).status_code == 422
    answered = {"body": "Hello.", "six_words": words}
    page = browser.post(f"/letters/{letter.public_id}/reply/", answered)
    assert page.status_code == 422
    assert not browser.cookies


def test_two_people_may_report_the_same_thing_and_both_hear_what_came_of_it() -> None:
    reply = a_reply(a_letter())
    where = f"/report/reply/{reply.letter.public_id}/1/"
    one = receipt_in(report(where, Client(REMOTE_ADDR="203.0.113.9")))
    other = receipt_in(report(where, Client(REMOTE_ADDR="198.51.100.7")))
    assert one != other
    act(a_volunteer(), reply, "remove")
    first, second = outcome_of(one), outcome_of(other)
    assert "It was taken down" in text_of(first)
    assert first.content == second.content


def test_the_six_words_never_stand_in_an_address() -> None:
    words = receipt_in(report(door(a_letter())))
    asked = Client().get("/receipt/", {"six_words": words})
    assert asked.status_code == 200
    assert "Show the outcome" in text_of(asked)
    assert words not in text_of(asked)
    page = text_of(outcome_of(words))
    assert words not in page
    forms = re.findall(r"<form [^>]*>", text_of(asked))
    assert all('method="post"' in form for form in forms if "sheet" in form)


def test_every_page_of_a_receipt_is_kept_nowhere_and_sets_no_cookie() -> None:
    where, browser = door(a_letter()), Client(enforce_csrf_checks=True)
    sent = report(where, browser)
    words = receipt_in(sent)
    pages = [sent, browser.get(where), browser.get("/receipt/")]
    pages += [outcome_of(words, browser), outcome_of("wrong", browser)]
    for page in pages:
        assert page["Cache-Control"] == "no-store"
        assert 'name="robots" content="noindex"' in text_of(page)
    assert not browser.cookies


def test_the_receipt_can_be_saved_as_a_file() -> None:
    words = receipt_in(report(door(a_letter())))
    page = Client().post("/key/file/", {"six_words": words})
    assert page.content.decode().strip() == words
