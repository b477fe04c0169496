"""A stolen database joins no letter to an account, and no letter to another one."""

import base64
import sqlite3
import struct
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from authors.models import Key
from config import keyfile
from members import ring, rings
from members.models import KeyRing, Member
from tests.make import a_letter, a_voice
from tests.members.people import inside, key_of, somebody

pytestmark = pytest.mark.django_db


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def shapes(number: int) -> list[str]:
    """How a key's id could be written down."""
    packed = struct.pack(">Q", number)
    both = (packed, packed[::-1])
    return [str(number), *(b.hex() for b in both), *(base64.b64encode(b).decode() for b in both)]


def test_no_column_leads_from_a_key_to_an_account_or_back() -> None:
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    pairs = {(field.model, field.related_model) for field in fields if field.is_relation}
    assert not {(Key, Member), (Member, Key), (KeyRing, Key), (Key, KeyRing)} & pairs
    columns = {field.name for field in KeyRing._meta.fields}
    assert columns == {"id", "member", "sealed"}


def test_which_account_holds_a_letter_shows_in_the_locked_text_alone() -> None:
    """Two databases, the same but for who holds the letter, differ in nothing else."""
    letter = a_letter()
    robin, wren = somebody("robin"), somebody("wren")
    rings.bring(robin, [key_of(letter).pk])
    first = rows()
    rings.let_go(robin, key_of(letter).pk)
    rings.bring(wren, [key_of(letter).pk])
    second = rows()
    assert [table for table in first if first[table] != second[table]] == ["members_keyring"]
    for before, after in zip(first["members_keyring"], second["members_keyring"], strict=True):
        pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        assert [len(one) for one, _ in pairs] == [len(other) for _, other in pairs]
        assert all(one.startswith("gAAAA") for pair in pairs for one in pair)


def test_no_row_that_belongs_to_an_account_writes_down_a_key() -> None:
    letter = a_letter()
    voice = a_voice(letter)
    member = somebody("robin", letter, voice)
    inside(member).post("/accounts/desk/open/", {"entry": letter.public_id})
    mine = ("members_", "django_session", "mfa_", "account_", "django_admin_log")
    text = repr([found for table, found in rows().items() if table.startswith(mine)])
    for owner in (letter, voice):
        for shape in (*shapes(key_of(owner).pk), letter.public_id):
            assert shape not in text


def test_two_accounts_with_the_same_key_have_different_texts() -> None:
    letter = a_letter()
    somebody("robin", letter)
    somebody("wren", letter)
    one, other = KeyRing.objects.values_list("sealed", flat=True)
    assert one != other
    assert len(one) == len(other)


def test_an_empty_ring_and_a_full_one_look_alike() -> None:
    somebody("robin")
    somebody("wren", *(a_letter() for _ in range(20)))
    one, other = KeyRing.objects.values_list("sealed", flat=True)
    assert len(one) == len(other)


def test_without_the_key_file_no_ring_opens(tmp_path: Path, settings: Any) -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    keyfile.make(tmp_path / "keys.json")
    settings.SECRETS = keyfile.load(tmp_path / "keys.json")
    with pytest.raises(ring.Damaged):
        rings.held(member)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_the_database_file_itself_holds_no_ring_in_the_clear(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a file is what SQLite has")
    letters = [a_letter() for _ in range(3)]
    somebody("robin", *letters)
    copy = tmp_path / "stolen.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(copy) as stolen:
        connection.connection.backup(stolen)
    stolen.close()
    keys = [key_of(letter).pk for letter in letters]
    data = copy.read_bytes()
    assert struct.pack(">Q", keys[0]) in data, "the key's own row is there"
    assert struct.pack(">2Q", *keys[:2]) not in data
    assert struct.pack(">2Q", *keys[1::-1]) not in data
    assert ring.pack(keys)[:20] not in data
    assert base64.urlsafe_b64encode(ring.pack(keys))[:24] not in data


def test_every_account_has_a_ring_and_every_sign_in_locks_it_anew() -> None:
    member = somebody("robin", a_letter())
    before = KeyRing.objects.get().sealed
    held = rings.held(member)
    inside(member)
    assert KeyRing.objects.get().sealed != before
    assert rings.held(member) == held
    KeyRing.objects.all().delete()
    inside(member)
    assert KeyRing.objects.count() == 1
