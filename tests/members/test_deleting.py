"""Deleting an account: a choice for each letter, the password, and then nothing of it is left."""

import datetime
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from authors.clock import today
from authors.models import Key
from comments.models import Reply
from letters.models import Letter
from members import rings
from members.models import KeyRing, Member
from tests import engines
from tests.authors import scan
from tests.make import (
    PASSWORD,
    a_letter,
    a_member,
    a_reply,
    a_voice,
    post_letter,
    with_totp,
    words_in,
)
from tests.members.people import (
    BRING,
    DELETE,
    DESK,
    handle,
    inside,
    is_inside,
    key_of,
    said,
    sign_in,
    somebody,
)
from writing import erasures
from writing.models import Deed, Status

pytestmark = pytest.mark.django_db

SURE = {"sure": "on", "password": PASSWORD}


def choose(*pairs: tuple[Any, str]) -> dict[str, str]:
    """The form, with what becomes of each."""
    return SURE | {f"for {handle(owner)}": choice for owner, choice in pairs}


def test_the_page_explains_each_choice_and_begins_with_leaving() -> None:
    letter = a_letter(title="My ticket")
    page = inside(somebody("robin", letter)).get(DELETE)
    text = said(page)
    for sentence in ("Leave it as it is.", "Orphan it.", "Burn it.", "This cannot be undone."):
        assert sentence in text
    checked = re.findall(r'value="(\w+)" checked', page.content.decode())
    assert checked == ["leave"]


def test_nothing_of_the_account_is_left(settings: Any) -> None:
    member = somebody("robin-of-the-hill", a_letter())
    with_totp(member)
    elsewhere, client = inside(member), inside(member)
    page = client.post(DELETE, SURE)
    assert "The account is deleted" in said(page)
    for model in (Member, KeyRing, Authenticator, Session):
        assert not model.objects.exists(), model
    assert b"robin-of-the-hill" not in scan.database()
    assert client.get(DESK).status_code == elsewhere.get(DESK).status_code == 302


def test_this_browser_lets_go_of_its_keys_and_its_copies() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    client.post("/accounts/desk/open/", {"entry": handle(letter)})
    answer = client.post(DELETE, SURE)
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"
    assert client.get(f"/desk/{letter.public_id}/").status_code == 403


def test_what_is_left_stays_and_its_words_still_open_it(shelves: None) -> None:
    words = words_in(post_letter(Client(), title="My ticket"))
    client = inside(somebody())
    client.post(BRING, {"six_words": words, "sure": "on"})
    client.post(DELETE, SURE)
    letter = Letter.objects.get()
    assert letter.is_public
    assert "The desk of" in said(Client().post("/key/", {"six_words": words}, follow=True))


def test_what_is_orphaned_stays_and_nothing_opens_it(shelves: None) -> None:
    words = words_in(post_letter(Client(), title="My ticket"))
    client = inside(somebody())
    client.post(BRING, {"six_words": words, "sure": "on"})
    client.post(DELETE, choose((Letter.objects.get(), "orphan")))
    letter = Letter.objects.get()
    assert letter.is_public
    assert letter.key_id is None
    assert "do not open a letter" in said(Client().post("/key/", {"six_words": words}), 422)


def test_what_is_burned_is_gone_and_answers_of_others_stay() -> None:
    letter = a_letter(title="My ticket", body="A sentence that nobody shall read again.")
    theirs = a_reply(letter, body="I heard you.")
    key = key_of(letter)
    inside(somebody("robin", letter)).post(DELETE, choose((letter, "burn")))
    burned = Letter.objects.get()
    assert (burned.status, burned.source, burned.title) == (Status.BURNED, "", "")
    assert not Key.objects.filter(pk=key.pk).exists()
    assert Reply.objects.get(pk=theirs.pk).source == "I heard you."
    assert b"nobody shall read again" not in scan.database()


def test_each_letter_and_each_voice_has_its_own_choice() -> None:
    left, burned, orphaned = a_letter(title="A"), a_letter(title="B"), a_letter(title="C")
    voice = a_voice(left, "Tall heron")
    reply = a_reply(left, voice=voice, body="Only mine.")
    member = somebody("robin", left, burned, orphaned, voice)
    form = choose((left, "leave"), (burned, "burn"), (orphaned, "orphan"), (voice, "burn"))
    assert inside(member).post(DELETE, form).status_code == 200
    rows = {letter.pk: letter for letter in Letter.objects.all()}
    assert (rows[left.pk].status, rows[left.pk].key_id) == (Status.PUBLISHED, left.key_id)
    assert rows[burned.pk].status == Status.BURNED
    assert (rows[orphaned.pk].status, rows[orphaned.pk].key_id) == (Status.PUBLISHED, None)
    assert Reply.objects.get(pk=reply.pk).status == Status.BURNED


def test_what_was_taken_back_can_be_left_or_burned_and_not_orphaned() -> None:
    letter = a_letter(status="taken_back")
    client = inside(somebody("robin", letter))
    page = client.get(DELETE).content.decode()
    assert re.findall(rf'name="for {letter.public_id}" value="(\w+)"', page) == ["leave", "burn"]
    assert client.post(DELETE, choose((letter, "orphan"))).status_code == 400
    assert Member.objects.exists()
    client.post(DELETE, choose((letter, "burn")))
    assert Letter.objects.get().status == Status.BURNED


def test_a_letter_that_sleeps_and_is_burned_leaves_no_row() -> None:
    letter = a_letter(status="held")
    day = today() + datetime.timedelta(days=1)
    Letter.objects.update(status=Status.SCHEDULED, publish_on=day)
    inside(somebody("robin", letter)).post(DELETE, choose((letter, "burn")))
    assert not Letter.objects.exists()
    assert not Key.objects.exists()


def test_a_wrong_password_changes_nothing_and_keeps_the_choices() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    page = client.post(DELETE, choose((letter, "burn")) | {"password": "not the password"})
    assert "That is not the password of this account. Nothing was changed." in said(page, 422)
    source = page.content.decode()
    assert 'value="burn" checked' in source
    assert "not the password" not in source.replace("That is not the password", "")
    assert Letter.objects.get().is_public
    assert is_inside(client)


def test_without_the_tick_nothing_happens_and_no_password_is_tried() -> None:
    client = inside(somebody("robin", a_letter()))
    for _ in range(12):
        page = client.post(DELETE, {"password": "not the password"})
    assert "Tick the box if you want to delete this account." in said(page, 422)


def test_after_ten_wrong_passwords_each_further_try_waits() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    for _ in range(10):
        client.post(DELETE, SURE | {"password": "not the password"})
    page = client.post(DELETE, choose((letter, "orphan")))
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert 'value="orphan" checked' in page.content.decode()
    assert PASSWORD not in page.content.decode()
    assert Member.objects.exists()


def test_a_choice_that_no_form_offers_is_refused() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    assert client.post(DELETE, choose((letter, "publish"))).status_code == 400
    assert Member.objects.exists()


def test_a_letter_of_somebody_else_in_the_form_is_not_touched() -> None:
    theirs = a_letter(title="Their coat")
    client = inside(somebody("robin", a_letter()))
    client.post(DELETE, choose((theirs, "burn")))
    assert not Member.objects.exists()
    assert Letter.objects.get(pk=theirs.pk).is_public


def test_a_second_click_finds_nobody_and_changes_nothing() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    client.post(DELETE, SURE)
    again = client.post(DELETE, choose((letter, "burn")))
    assert again.status_code == 302
    assert again["Location"].startswith("/accounts/login/")
    assert Letter.objects.get().is_public


def test_a_key_that_was_burned_elsewhere_meanwhile_is_passed_over() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    client = inside(member)
    key_of(letter).delete()
    assert "deleted" in said(client.post(DELETE, choose((letter, "burn"))))
    assert Letter.objects.get().is_public


@pytest.mark.parametrize("staff", [True, False])
def test_an_account_that_decides_or_decided_is_not_deleted_here(staff: bool) -> None:
    member = a_member("iris")
    letter = a_letter()
    letter.turn(Deed.HIDE, by=member, ground="notes")
    Member.objects.update(is_staff=staff)
    client = inside(member)
    assert "Ask whoever runs this site" in said(client.get(DELETE))
    assert "Nothing was changed." in said(client.post(DELETE, SURE), 403)
    assert Member.objects.exists()
    assert is_inside(client)


def test_a_ring_that_does_not_open_keeps_nobody_from_leaving() -> None:
    letter = a_letter()
    member = somebody("robin", letter)
    KeyRing.objects.update(sealed="damaged")
    client = inside(member)
    assert "every letter stays as it is if you go on" in said(client.get(DELETE))
    client.post(DELETE, choose((letter, "burn")))
    assert not Member.objects.exists()
    assert Letter.objects.get().is_public


def test_the_erasure_list_learns_that_an_account_went() -> None:
    member = somebody()
    inside(member).post(DELETE, SURE)
    assert erasures.digest(erasures.account_name(member.pk)) in erasures.path().read_text()


def everything() -> dict[str, list[Any]]:
    """All rows of all tables but those that count tries."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in set(tables) - {"authors_tally"}:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
@pytest.mark.parametrize("table", ["members_member", "authors_key"])
def test_if_it_fails_half_way_everything_is_as_before(table: str) -> None:
    """The database itself refuses one row in the middle, as a full disk would."""
    first, second = a_letter(title="A"), a_letter(title="B")
    member = somebody("robin", first, second)
    kept = member.pk if table == "members_member" else max(key_of(first).pk, key_of(second).pk)
    client = inside(member)
    client.raise_request_exception = False
    before = everything()
    with engines.refusing_to_delete(table, kept):
        answer = client.post(DELETE, choose((first, "burn"), (second, "burn")))
    assert answer.status_code == 500
    assert everything() == before
    assert set(rings.held(member)) == {key_of(first).pk, key_of(second).pk}
    assert is_inside(sign_in("robin"))
    assert "deleted" in said(client.post(DELETE, choose((first, "burn"), (second, "burn"))))
    assert {letter.status for letter in Letter.objects.all()} == {Status.BURNED}
