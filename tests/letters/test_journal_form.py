"""Behaviour 2.2: a journal is a letter that goes on; its list goes by the latest entry."""

import datetime

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from tests.desk.adding import BETTER, add, edit, move
from tests.desk.rooms import desk_of, edit_form, holding
from tests.letters.pages import latest, source
from tests.make import a_form, a_letter, post_letter
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)


def journals(query: str = "") -> list[str]:
    """The headings of the list of journals, in order."""
    return latest(Client().get(f"/journals/{query}"))


def two() -> tuple[Letter, Letter]:
    """Two journals; the second is the later one."""
    first = a_letter(form="journal", title="The coat", body="It hangs there.", published_on=DAY)
    later = DAY + datetime.timedelta(days=3)
    return first, a_letter(form="journal", title="The scarf", body="Blue.", published_on=later)


def test_a_writer_chooses_a_letter_or_a_journal(shelves: None) -> None:
    client = Client()
    post_letter(client, title="The coat", body="It hangs there.", form="journal")
    post_letter(client, title="The scarf", body="It was blue, and far too long.")
    forms = dict(Letter.objects.values_list("title", "form"))
    assert forms == {"The coat": "journal", "The scarf": "letter"}
    assert journals() == ["The coat"]


def test_a_form_nobody_offers_is_refused(shelves: None) -> None:
    answer = Client().post("/write/", a_form(form="novel"))
    assert answer.status_code == 400
    assert "I kept the ticket." in source(answer)


def test_an_entry_brings_a_journal_to_the_top_of_its_list_and_of_no_other() -> None:
    first, _ = two()
    assert journals() == ["The scarf", "The coat"]
    with time_machine.travel("2031-06-02 10:00:00+00:00", tick=False):
        add(first)
    assert journals() == ["The coat", "The scarf"]
    assert latest(Client().get("/")) == ["The scarf", "The coat"]
    assert "Updated" in source(Client().get("/journals/"))


def test_mending_a_word_moves_nothing() -> None:
    first, _ = two()
    with time_machine.travel("2031-06-02 10:00:00+00:00", tick=False):
        update = add(first)
    second = Letter.objects.get(title="The scarf")
    with time_machine.travel("2031-06-04 10:00:00+00:00", tick=False):
        add(second, body="I found it.")
    assert journals() == ["The scarf", "The coat"]
    with time_machine.travel("2031-07-01 10:00:00+00:00", tick=False):
        edit(update, body="It is better by far.")
        form = edit_form(first, body="It hangs there still.")
        holding(first).post(desk_of(first, "edit/"), form)
    first.refresh_from_db()
    assert (first.edited_on, first.renewed_on) == (
        datetime.date(2031, 7, 1),
        datetime.date(2031, 6, 2),
    )
    assert journals() == ["The scarf", "The coat"]


def test_an_entry_that_goes_away_no_longer_counts_and_counts_again_when_it_comes_back() -> None:
    first, _ = two()
    with time_machine.travel("2031-06-02 10:00:00+00:00", tick=False):
        update = add(first)
    with time_machine.travel("2031-06-09 10:00:00+00:00", tick=False):
        move(update, "take_back")
        assert journals() == ["The scarf", "The coat"]
        move(update, "put_back")
    assert journals() == ["The coat", "The scarf"]
    first.refresh_from_db()
    assert first.renewed_on == datetime.date(2031, 6, 2)


def test_an_entry_that_waits_for_a_volunteer_moves_nothing_yet() -> None:
    first, _ = two()
    with time_machine.travel("2031-06-02 10:00:00+00:00", tick=False):
        update = add(first, body="My number is 07700 900 142.")
    assert journals() == ["The scarf", "The coat"]
    assert "Updated" not in source(Client().get("/journals/"))
    with time_machine.travel("2031-06-05 10:00:00+00:00", tick=False):
        update.turn(Deed.PUBLISH)
    assert journals() == ["The coat", "The scarf"]


def test_a_letter_can_become_a_journal_at_its_desk() -> None:
    letter = a_letter(title="The coat")
    assert journals() == []
    holding(letter).post(desk_of(letter, "edit/"), edit_form(letter, form="journal"))
    assert journals() == ["The coat"]


def test_journals_that_are_not_safe_are_left_out_where_a_reader_wants_safe_ones() -> None:
    a_letter(form="journal", title="Wisteria", rating="not_safe")
    assert journals() == []
    assert journals("?show=all") == ["Wisteria"]


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_journals_nobody_may_read_are_on_no_list(status: str) -> None:
    a_letter(form="journal", title="Wisteria", status=status)
    assert journals("?show=all") == []


def test_turning_the_pages_of_journals_meets_each_once() -> None:
    for number in range(23):
        day = DAY + datetime.timedelta(days=number // 3)
        a_letter(form="journal", title=f"Journal {number}", body=BETTER, published_on=day)
    page = Client().get("/journals/")
    first = latest(page)
    older = source(page).partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    rest = latest(Client().get("/journals/" + older.replace("&amp;", "&")))
    assert len(first) == 20
    assert sorted([*first, *rest]) == sorted(f"Journal {number}" for number in range(23))
