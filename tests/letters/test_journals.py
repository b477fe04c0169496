"""Journals: the one with the latest entry first, and only there."""

import datetime
import re

import pytest
import time_machine
from django.test import Client

from authors.clock import today
from letters import lists, updating
from letters.models import Letter, Update
from screening.verdict import PASSED
from tests import engines
from tests.letters.pages import latest, source
from tests.letters.test_glossary import an_update
from tests.letters.test_lists import next_link, pages
from tests.letters.test_query_plans import assert_from_an_index, plans
from tests.make import a_form, a_letter, a_member, post_letter
from tests.moderation.rooms import hidden_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
MAY = datetime.date(2031, 5, 20)


def journals(query: str = "") -> list[str]:
    """The titles in the list of journals."""
    return latest(Client().get(f"/journals/{query}"))


def a_journal(title: str, days_ago: int = 0, **given: object) -> Letter:
    """A journal begun some days before 20 May 2031."""
    day = MAY - datetime.timedelta(days=days_ago)
    return a_letter(title=title, form="journal", published_on=day, **given)


def an_entry(letter: Letter, day: datetime.date) -> Update:
    """One more entry, published on that day."""
    with time_machine.travel(datetime.datetime.combine(day, datetime.time(12)), tick=False):
        return an_update(letter, "It is better now.")


def later(days: int) -> datetime.date:
    return MAY + datetime.timedelta(days=days)


def test_only_journals_are_there() -> None:
    a_letter(title="A letter")
    a_journal("A journal")
    assert journals() == ["A journal"]


def test_without_entries_they_stand_by_the_day_they_were_begun() -> None:
    for days in (3, 9, 1):
        a_journal(f"{days} days", days)
    assert journals() == ["1 days", "3 days", "9 days"]


def test_a_new_entry_brings_a_journal_to_the_front_and_its_card_says_when() -> None:
    old, _ = a_journal("Old", 400), a_journal("New")
    an_entry(old, later(3))
    text = source(Client().get("/journals/"))
    assert journals() == ["Old", "New"]
    assert 'Updated <time datetime="2031-05-23">23 May 2031</time>' in text


def test_home_keeps_its_order_whatever_is_added() -> None:
    old, _ = a_journal("Old", 400), a_journal("New")
    before = latest(Client().get("/"))
    an_entry(old, later(3))
    assert before == latest(Client().get("/")) == ["New", "Old"]


def test_mending_a_word_moves_nothing() -> None:
    old, new = a_journal("Old", 400), a_journal("New")
    entry = an_entry(old, later(3))
    an_entry(new, later(5))
    fields = {"title": "", "body": "It is better now!", "rating": "safe", "notes": []}
    with time_machine.travel(datetime.datetime(2031, 7, 1, 12), tick=False):
        updating.edit(entry, fields, PASSED)
    old.refresh_from_db()
    assert (old.renewed_on, entry.edited_on) == (later(3), datetime.date(2031, 7, 1))
    assert journals() == ["New", "Old"]


def test_an_author_who_edits_the_letter_itself_moves_nothing(stranger: Client) -> None:
    post_letter(stranger, title="Old", form="journal")
    begun = datetime.date(2019, 5, 1)
    Letter.objects.update(renewed_on=begun)
    a_letter(title="New", form="journal", published_on=datetime.date(2020, 5, 1))
    letter = Letter.objects.get(title="Old")
    edit = f"/desk/{letter.public_id}/edit/"
    form = a_form(body="Other words.", title="Old", form="journal")
    assert stranger.post(edit, hidden_in(stranger.get(edit)) | form).status_code == 302
    letter.refresh_from_db()
    assert letter.source == "Other words."
    assert (letter.renewed_on, letter.edited_on) == (begun, today())
    assert journals() == ["New", "Old"]


def test_an_entry_that_is_not_public_does_not_count() -> None:
    old, _ = a_journal("Old", 400), a_journal("New")
    entry = an_entry(old, later(3))
    assert journals() == ["Old", "New"]
    entry.turn(Deed.HIDE, by=a_member(), ground="findable", words="A street.")
    assert journals() == ["New", "Old"]
    assert "Updated" not in source(Client().get("/journals/"))
    entry.turn(Deed.RESTORE, by=a_member("wren"), ground="", words="")
    assert journals() == ["Old", "New"]


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_journals_that_nobody_can_read_are_not_there(status: str) -> None:
    a_journal("Wisteria", status=status)
    assert journals("?show=all") == []


def test_a_journal_that_waits_for_its_day_is_not_there_before() -> None:
    letter = a_letter(form="journal", status="held", publish_on=later(36500))
    letter.turn(Deed.PUBLISH)
    assert letter.status == "scheduled"
    assert journals("?show=all") == []


def test_journals_not_safe_are_for_those_who_want_all() -> None:
    a_journal("Wisteria", rating="not_safe")
    a_journal("Umbrella", 1, rating="not_rated")
    assert journals() == []
    assert journals("?show=all") == ["Wisteria", "Umbrella"]


def test_journals_with_notes_that_a_reader_leaves_out_are_not_there() -> None:
    a_journal("Wisteria", notes=["death"])
    reader = Client()
    reader.cookies["preferences"] = "safe.device.death"
    assert latest(reader.get("/journals/")) == []


def forty_five() -> list[str]:
    """Journals begun in one order and renewed in another; their titles in the list's order."""
    for number in range(45):
        journal = a_journal(f"Journal {number}", number)
        Letter.objects.filter(pk=journal.pk).update(renewed_on=later(number * 7 % 4))
    rows = Letter.objects.values_list("renewed_on", "public_id", "title")
    return [title for _, _, title in sorted(rows, reverse=True)]


def test_turning_the_pages_meets_every_journal_once_there_and_back() -> None:
    expected = forty_five()
    found = pages("/journals/", "", "next")
    assert [len(page) for page in found] == [lists.PAGE, lists.PAGE, 5]
    assert [title for page in found for title in page] == expected
    second = next_link(source(Client().get("/journals/")), "next")
    assert re.match(r"\?before=2031-05-\d\d_", second)
    back = next_link(source(Client().get("/journals/" + second)), "prev")
    assert journals(back) == expected[: lists.PAGE]


def test_the_list_reads_its_own_index() -> None:
    forty_five()
    for query in ("?show=safe", "?show=all", f"?show=all&before={later(2)}_{'z' * 13}",
                  f"?show=all&after={later(1)}_{'2' * 13}"):  # fmt: skip
        assert_from_an_index(f"/journals/{query}")


@engines.only_on_sqlite("PostgreSQL takes the index that suits the rows it has counted")
def test_and_not_that_of_another_list() -> None:
    forty_five()
    used = [plan for sql, plan in plans("/journals/?show=all") if '"form"' in sql]
    assert any("renewed" in plan for plan in used), used


def test_the_list_is_found_from_home_and_says_when_it_is_empty() -> None:
    a_letter()
    assert 'href="/journals/"' in source(Client().get("/"))
    text = source(Client().get("/journals/"))
    assert "Nobody keeps a journal here yet" in text
    assert 'href="/journals/" aria-current="page"' in text


def test_a_new_entry_replaces_the_copy_a_reader_has() -> None:
    letter = a_journal("Old", 400)
    mark = Client().get("/journals/")["ETag"]
    assert Client().get("/journals/", headers={"If-None-Match": mark}).status_code == 304
    an_entry(letter, later(3))
    assert Client().get("/journals/", headers={"If-None-Match": mark}).status_code == 200
