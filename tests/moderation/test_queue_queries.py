"""With ten thousand items the queue and an item's page ask as many questions as with ten."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors import hands
from authors.clock import this_hour
from letters.models import ContentNote, Letter, new_public_id
from moderation.models import Case, Decision, Proposal, Report
from tests.make import a_letter, a_member, a_reply, an_update
from tests.moderation.rooms import QUEUE, a_volunteer, act, an_appeal, inside, item, queue

pytestmark = pytest.mark.django_db

MANY = 10_000


def queries(client: Client, address: str, **query: str) -> int:
    """How many the second call makes: the first one warms what is kept in memory."""
    assert client.get(address, query).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address, query).status_code == 200
    return len(asked)


def fill(count: int) -> None:
    """So many letters that wait, half of them by a hand of their own, some with a note."""
    like = a_letter(rating="not_rated")
    somebody = hands.seal(b"\x01" * 32)
    values = {field.attname: getattr(like, field.attname) for field in Letter._meta.fields}
    Letter.objects.bulk_create(
        Letter(
            **values
            | {"id": None, "public_id": new_public_id(), "hand": somebody if n % 2 else None}
        )
        for n in range(count)
    )
    made = Letter.objects.filter(pk__gt=like.pk).order_by("pk").values_list("pk", flat=True)
    hour = this_hour()
    Case.objects.bulk_create(
        Case(letter_id=pk, unrated=True, reports=n % 3, since=hour - n % 100, urgent=n % 50 == 0)
        for n, pk in enumerate(made)
    )
    note = ContentNote.objects.get(slug="death")
    through: Any = Letter.notes.through
    through.objects.bulk_create(
        through(letter_id=pk, contentnote_id=note.pk) for pk in list(made)[::7]
    )


def a_long_story(by: Client) -> Letter:
    """A letter with reports, decisions, replies and an appeal."""
    letter = a_letter(rating="not_rated", notes=["death"])
    for ground in ("cruel", "spam", "worried"):
        Report.objects.create(letter=letter, ground=ground, facts="Look.")
        act(by, letter, "keep")
    act(by, letter, "hide")
    an_appeal(letter)
    return letter


def test_the_list_and_the_page_of_an_item_cost_the_same_for_ten_and_for_ten_thousand() -> None:
    volunteer = a_volunteer()
    letter = a_long_story(volunteer)
    reply = a_reply(a_letter(), hand=hands.seal(b"\x01" * 32))
    update = an_update(a_letter(), notes=["death"])
    first = {"urgent": True, "since": 0}  # the list has one of each kind on its first page
    Case.objects.create(reply=reply, held=True, reports=1, **first)
    Case.objects.create(update=update, held=True, reports=1, **first)
    Case.objects.filter(letter=letter).update(**first)
    fill(10)
    addresses = [
        (QUEUE, {}),
        (QUEUE, {"why": "reported"}),
        (QUEUE, {"why": "care"}),
        (item(letter), {}),
        (item(reply), {}),
        (item(update), {}),
    ]
    few = [queries(volunteer, address, **query) for address, query in addresses]
    fill(MANY)
    many = [queries(volunteer, address, **query) for address, query in addresses]
    assert Case.objects.count() > MANY
    assert many == few
    assert max(few) <= 30
    assert queries(volunteer, QUEUE, p="200") <= few[0]


def test_the_list_costs_the_same_whatever_stands_in_its_rows() -> None:
    volunteer = a_volunteer()
    a_letter(rating="not_rated")
    one = queries(volunteer, QUEUE)
    robin = a_member("sam")
    for number in range(10):
        reply = a_reply(
            a_letter(rating="not_rated", notes=["death"]), hand=hands.seal(bytes([number]) * 32)
        )
        case = Case.objects.create(reply=reply, reports=number, codes="phone email")
        if number % 2:
            Proposal.objects.create(case=case, deed="remove", ground="cruel", by=robin)
    assert len(queue(volunteer)) == 21
    assert queries(volunteer, QUEUE) <= one + 3  # replies, and the notes of letters above them
    before = queries(volunteer, QUEUE)
    for _ in range(10):
        reply = a_reply(a_letter(notes=["death"]))
        Case.objects.create(reply=reply, held=True)
    assert queries(volunteer, QUEUE) == before


def test_a_shield_adds_the_same_few_for_any_number() -> None:
    volunteer = a_volunteer()
    fill(10)
    notes = ContentNote.objects.filter(slug="death").values_list("pk", flat=True)
    volunteer.post(f"{QUEUE}shield/", {"notes": list(notes)}, follow=True)
    few = queries(volunteer, QUEUE)
    fill(200)
    assert queries(volunteer, QUEUE) == few


def test_the_page_of_an_item_costs_the_same_however_long_its_story_is() -> None:
    sam = a_volunteer("sam")
    letter = a_long_story(a_volunteer("robin"))
    before = queries(sam, item(letter))
    person = inside(a_member("alex"))
    for number in range(10):
        Report.objects.create(letter=letter, ground="spam", facts=f"Number {number}.")
        act(person, letter, "restore" if number % 2 == 0 else "hide", words=f"Words {number}.")
    assert letter.decisions.count() == 14
    assert Decision.objects.filter(said__isnull=False).count() == 14
    assert queries(sam, item(letter)) == before
