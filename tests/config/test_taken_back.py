"""What its author takes back is nobody else's, and its words are erased 30 days later."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests import make
from tests.desk.traces import leave
from writing.models import Deed

pytestmark = pytest.mark.django_db
SECRET = "gooseberry"
LATER = datetime.timedelta(days=31)


def whole_database() -> str:
    """Every value of every table, as one text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            rows += cursor.fetchall()
    return str(rows)


def in_a_month() -> datetime.datetime:
    """31 days from now."""
    return datetime.datetime.now(datetime.UTC) + LATER


def a_secret_letter() -> Letter:
    """A letter with one word in its title, its body and its byline, answered by its author."""
    letter = make.a_letter(
        title=f"The {SECRET}", body=f"A {SECRET}.\n\nTwo.", byline=f"{SECRET} jam"
    )
    make.a_reply(letter, body="Not that word.")
    make.a_reply(letter, by_author=True, body="Nor here.")
    return letter


def test_its_words_are_erased_after_30_days_everywhere() -> None:
    letter = a_secret_letter()
    letter.turn(Deed.TAKE_BACK)
    call_command("tick")
    assert SECRET in whole_database()
    with time_machine.travel(in_a_month(), tick=False):
        call_command("tick")
        call_command("tick")
    assert SECRET not in whole_database()
    assert "Not that word." in whole_database()
    assert Client().get(letter.get_absolute_url(), follow=True).status_code == 410


def test_a_reply_that_was_taken_back_is_erased_and_leaves_its_place() -> None:
    letter = make.a_letter()
    reply = make.a_reply(letter, body=f"My {SECRET}.")
    make.a_reply(letter, parent=reply)
    reply.turn(Deed.TAKE_BACK)
    with time_machine.travel(in_a_month(), tick=False):
        call_command("tick")
    assert SECRET not in whole_database()
    page = Client().get(letter.get_absolute_url()).content
    assert b"Its author took it back." in page
    assert Reply.objects.get(pk=reply.pk).status == "taken_back"


def test_nothing_else_is_erased() -> None:
    for status in ("published", "held", "hidden"):
        make.a_letter(body=f"{SECRET} {status}", status=status)
    with time_machine.travel(in_a_month(), tick=False):
        call_command("tick")
    assert all(f"{SECRET} {status}" in whole_database() for status in ("published", "hidden"))


def test_a_volunteer_cannot_read_or_correct_it() -> None:
    letter = a_secret_letter()
    letter.turn(Deed.TAKE_BACK)
    room = make.signed_in(make.a_member())
    for url in ("", f"{letter.pk}/change/"):
        page = room.get(f"/admin/letters/letter/{url}")
        assert page.status_code == 200
        assert SECRET not in page.content.decode()
    assert room.get(f"/admin/letters/letter/{letter.pk}/correct/").status_code == 400


def test_its_author_can_still_read_it_at_the_desk(client: Client) -> None:
    make.a_letter()
    words = make.words_in(make.post_letter(client, body=f"A {SECRET}, and more."))
    letter = Letter.objects.latest("pk")
    leave(client, letter, "take_back", words)
    page = client.get(f"/desk/{letter.public_id}/").content.decode()
    assert SECRET in page
    assert "30 days" in page


def test_a_removed_letter_can_be_taken_back_and_then_not_restored(client: Client) -> None:
    make.a_letter()
    words = make.words_in(make.post_letter(client))
    letter = Letter.objects.latest("pk")
    member = make.a_member()
    letter.turn(Deed.REMOVE, by=member, ground="findable")
    leave(client, letter, "take_back", words)
    from moderation import acts

    assert acts.decide([letter], acts.Act(Deed.RESTORE, member, "other")).done == 0
    assert Letter.objects.get(pk=letter.pk).status == "taken_back"
