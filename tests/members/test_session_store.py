"""Sessions as the database keeps them: a copy of the table signs nobody in."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from config import keyfile
from members.session_store import SessionStore, kept_as
from tests.members.people import inside, is_inside, somebody

pytestmark = pytest.mark.django_db


def a_session(**held: Any) -> SessionStore:
    """A saved session that holds these."""
    store = SessionStore()
    store.update(held)
    store.save()
    return store


def test_what_is_put_in_comes_out_for_the_same_cookie() -> None:
    store = a_session(colour="green")
    assert SessionStore(store.session_key)["colour"] == "green"


def test_the_table_holds_neither_the_cookie_nor_a_word_of_it() -> None:
    store = a_session(colour="green")
    row = Session.objects.get()
    assert store.session_key not in (row.session_key, row.session_data)
    assert "green" not in row.session_data


def test_what_stands_in_the_table_is_no_cookie() -> None:
    client = inside(somebody())
    thief = Client()
    thief.cookies["session"] = Session.objects.get().session_key
    assert is_inside(client)
    assert not is_inside(thief)


def test_it_ends_on_its_second_though_its_row_has_only_a_day() -> None:
    with time_machine.travel("2026-03-05T00:00:00Z"):
        store = a_session(colour="green")
    with time_machine.travel("2026-03-05T11:59:59Z"):
        assert SessionStore(store.session_key).get("colour") == "green"
    with time_machine.travel("2026-03-05T12:00:01Z"):
        assert SessionStore(store.session_key).get("colour") is None


def test_contents_moved_from_another_key_file_are_empty(tmp_path: Path, settings: Any) -> None:
    store = a_session(colour="green")
    keyfile.make(tmp_path / "keys.json")
    settings.SECRETS = keyfile.load(tmp_path / "keys.json")
    assert SessionStore(store.session_key).get("colour") is None
    assert SessionStore().decode(Session.objects.get().session_data) == {}


@pytest.mark.parametrize("damaged", ["", "gAAAA", "e30:1a:x"])
def test_damaged_contents_are_empty_and_no_error(damaged: str) -> None:
    client = inside(somebody())
    Session.objects.update(session_data=damaged)
    assert not is_inside(client)


def test_a_cookie_nobody_was_given_finds_nothing() -> None:
    a_session(colour="green")
    assert SessionStore("a" * 32).get("colour") is None
    assert not SessionStore().exists("a" * 32)


def test_it_is_found_deleted_and_renamed_by_its_cookie() -> None:
    store = a_session(colour="green")
    first = str(store.session_key)
    assert SessionStore().exists(first)
    store.cycle_key()
    assert not SessionStore().exists(first)
    assert SessionStore(store.session_key)["colour"] == "green"
    store.delete()
    assert not Session.objects.exists()
    SessionStore().delete()  # one that was never saved


def test_a_change_is_saved_in_the_same_row() -> None:
    store = a_session(colour="green")
    again = SessionStore(store.session_key)
    again["colour"] = "blue"
    again.save()
    assert Session.objects.get().session_key == kept_as(str(store.session_key))
    assert SessionStore(store.session_key)["colour"] == "blue"
