"""A decision is written once. Nobody changes or deletes one, by whatever way."""

import contextlib
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client

from letters.models import Letter
from moderation.models import Decision, DecisionWords
from tests.make import a_letter, a_member, a_reply
from tests.moderation.rooms import a_volunteer, do, inside

pytestmark = pytest.mark.django_db

ROOM = "/admin/moderation/decision/"


def a_decision() -> Decision:
    """A removal, made by a volunteer through the admin."""
    do(a_volunteer(), "remove", a_letter())
    return Decision.objects.get()


def an_operator() -> Client:
    """Somebody who may do everything, with a second factor."""
    return inside(a_member("operator", is_superuser=True))


def still_says(decision: Decision) -> bool:
    """Whether the row in the database is what it was."""
    now = Decision.objects.get(pk=decision.pk)
    return (now.deed, now.ground, now.actor_id, now.letter_id) == (
        decision.deed,
        decision.ground,
        decision.actor_id,
        decision.letter_id,
    )


BY_CODE = {
    "saving": lambda decision: decision.save(),
    "saving one field": lambda decision: decision.save(update_fields=["ground"]),
    "deleting": lambda decision: decision.delete(),
    "updating many": lambda decision: Decision.objects.update(ground="other"),
    "deleting many": lambda decision: Decision.objects.all().delete(),
    "updating by filter": lambda decision: Decision.objects.filter(pk=decision.pk).update(deed="x"),
    "updating in bulk": lambda decision: Decision.objects.bulk_update([decision], ["ground"]),
}


@pytest.mark.parametrize("way", BY_CODE)
def test_no_method_changes_or_deletes_a_decision(way: str) -> None:
    written = a_decision()
    copy = Decision.objects.get()
    copy.ground = "spam"
    with pytest.raises(TypeError, match="never"), transaction.atomic():
        BY_CODE[way](copy)
    assert still_says(written)


BY_SQL = [
    "UPDATE moderation_decision SET ground = 'spam'",
    "UPDATE moderation_decision SET letter_id = NULL, reply_id = NULL",
    "UPDATE moderation_decision SET decided_at = '2001-01-01 00:00:00'",
    "DELETE FROM moderation_decision",
]


@pytest.mark.parametrize("sql", BY_SQL)
def test_the_database_itself_refuses_to_change_or_delete_a_decision(sql: str) -> None:
    decision = a_decision()
    with (
        pytest.raises(DatabaseError, match="a decision is never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert still_says(decision)


def test_an_unguarded_manager_meets_the_lock_of_the_database() -> None:
    decision = a_decision()
    for attempt in ("update", "delete"):
        rows: Any = Decision._base_manager.filter(pk=decision.pk)
        change = {"ground": "spam"} if attempt == "update" else {}
        with pytest.raises((DatabaseError, TypeError, ProtectedError)), transaction.atomic():
            getattr(rows, attempt)(**change)
    assert still_says(decision)


@pytest.mark.parametrize("who", ["moderator", "operator"])
def test_no_page_of_the_admin_changes_adds_or_deletes_a_decision(who: str) -> None:
    decision = a_decision()
    client = an_operator() if who == "operator" else a_volunteer("sam")
    form = {"deed": "publish", "ground": "spam", "letter": decision.letter_id, "post": "yes"}
    pages = (f"{ROOM}{decision.pk}/change/", f"{ROOM}{decision.pk}/delete/", f"{ROOM}add/")
    assert [client.post(page, form).status_code for page in pages] == [403, 403, 403]
    assert still_says(decision)
    assert Decision.objects.count() == 1


def test_the_list_of_decisions_has_no_act_that_deletes() -> None:
    decision = a_decision()
    form = {"action": "delete_selected", "_selected_action": [decision.pk], "post": "yes"}
    an_operator().post(ROOM, form | {"index": "0"})
    assert still_says(decision)
    assert "delete_selected" not in an_operator_list()


def an_operator_list() -> str:
    """The list of decisions as a second operator sees it."""
    return str(inside(a_member("other", is_superuser=True)).get(ROOM).content.decode())


@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_a_text_with_a_decision_cannot_be_deleted(kind: str) -> None:
    letter = a_letter()
    subject: Any = letter if kind == "letter" else a_reply(letter)
    do(a_volunteer(), "remove", subject)
    with pytest.raises(ProtectedError):
        subject.delete()
    with pytest.raises(ProtectedError):
        letter.delete()
    assert Letter.objects.filter(pk=letter.pk).exists()


def test_a_volunteer_who_has_decided_cannot_be_deleted() -> None:
    decision = a_decision()
    with pytest.raises(ProtectedError):
        decision.actor.delete()


def test_the_words_of_a_decision_can_be_erased_and_the_decision_stays() -> None:
    decision = a_decision()
    DecisionWords.objects.update(words="")
    assert still_says(decision)


def test_a_decision_is_about_exactly_one_thing_and_made_by_somebody() -> None:
    letter, member = a_letter(), a_member("robin")
    reply = a_reply(letter)
    wrong: list[dict[str, Any]] = [
        {"letter": letter, "reply": reply, "actor": member},
        {"actor": member},
        {"letter": letter, "actor": None, "automated": False},
    ]
    for fields in wrong:
        with contextlib.suppress(DatabaseError), transaction.atomic():
            Decision.objects.create(deed="hide", ground="spam", **fields)
    assert not Decision.objects.exists()
