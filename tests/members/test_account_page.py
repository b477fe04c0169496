"""The account's page: every letter and reply whose key it holds, from any device."""

from typing import Any

import pytest

from authors.desk_cookie import MOST_KEYS, Desk, seal
from letters.models import Letter
from members import rings
from members.models import KeyRing
from tests.desk.rooms import desk_of
from tests.make import a_key, a_letter, a_reply, a_voice
from tests.members.people import DESK, OPEN, handle, inside, key_of, said, somebody
from writing.models import Deed

pytestmark = pytest.mark.django_db


def test_it_lists_what_its_keys_open_and_nothing_else() -> None:
    mine, theirs = a_letter(title="My ticket"), a_letter(title="Their coat")
    voice, other = a_voice(theirs, "Tall heron"), a_voice(theirs, "Night ferry")
    page = said(inside(somebody("robin", mine, voice)).get(DESK))
    assert "My ticket" in page
    assert "Tall heron" in page
    assert "Their coat" not in page
    assert "Night ferry" not in page
    assert other.name == "Night ferry"


def test_it_is_the_same_on_another_device() -> None:
    member = somebody("robin", a_letter(title="My ticket"))
    assert "My ticket" in said(inside(member).get(DESK))
    assert "My ticket" in said(inside(member).get(DESK))


def test_another_account_sees_nothing_of_it() -> None:
    somebody("robin", a_letter(title="My ticket"))
    page = said(inside(somebody("wren")).get(DESK))
    assert "My ticket" not in page
    assert "Your account holds no key yet." in page


def test_new_replies_of_strangers_are_counted_since_the_last_visit() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    assert "new" not in said(client.get(DESK)).split()
    a_reply(letter)
    a_reply(letter)
    a_reply(letter, by_author=True)
    a_reply(letter, status="held")
    assert "2 new" in said(client.get(DESK))
    client.post(OPEN, {"entry": handle(letter)}, follow=True)
    assert "2 new" not in said(client.get(DESK))


def test_looking_at_the_list_does_not_count_as_a_visit() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    a_reply(letter)
    for _ in range(2):
        assert "1 new" in said(client.get(DESK))


def test_new_answers_to_a_voice_are_counted_and_its_own_are_not() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    own = a_reply(letter, voice=voice)
    client = inside(somebody("robin", voice))
    a_reply(letter, parent=own)
    a_reply(letter, parent=own, voice=voice)
    a_reply(letter)
    assert "1 new" in said(client.get(DESK))


def test_under_a_letter_that_is_not_public_nothing_is_new() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    own = a_reply(letter, voice=voice)
    client = inside(somebody("robin", letter, voice))
    a_reply(letter, parent=own)
    Letter.objects.get().turn(Deed.HIDE, by=None, ground="notes")
    page = said(client.get(DESK))
    assert "new" not in page.split()
    assert "Tall heron" in page


def test_a_button_opens_a_letters_desk_in_this_browser() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    assert client.get(desk_of(letter)).status_code == 403
    opened = client.post(OPEN, {"entry": handle(letter)})
    assert opened["Location"] == desk_of(letter)
    assert client.get(desk_of(letter)).status_code == 200


def test_a_button_opens_the_desk_of_a_voice() -> None:
    voice = a_voice(a_letter(), "Tall heron")
    client = inside(somebody("robin", voice))
    page = client.post(OPEN, {"entry": handle(voice)}, follow=True)
    assert "Tall heron" in said(page)
    assert page.redirect_chain == [(desk_of(voice.letter, "voice/"), 302)]


def test_a_browser_that_is_full_says_so_and_opens_nothing() -> None:
    letter = a_letter()
    client = inside(somebody("robin", letter))
    client.cookies["desk"] = seal(Desk(tuple(range(1, MOST_KEYS + 1))))
    page = client.post(OPEN, {"entry": handle(letter)})
    assert "already holds 100 keys, so that desk was not opened" in said(page, 422)
    assert client.get(desk_of(letter)).status_code == 403


def test_a_key_that_is_gone_vanishes_without_an_error() -> None:
    burned, orphaned, here = a_letter(title="One"), a_letter(title="Two"), a_letter(title="Three")
    member = somebody("robin", burned, orphaned, here)
    for gone in (burned, orphaned):
        key_of(gone).delete()
    client = inside(member)
    page = said(client.get(DESK))
    assert "Three" in page
    assert "One" not in page
    assert "Two" not in page
    assert rings.held(member) == (key_of(here).pk,), "the sign-in dropped them"
    answer = client.post(OPEN, {"entry": handle(burned)})
    assert "not in your account any more" in said(answer, 422)


def damage(member: Any) -> str:
    """Change one letter in the middle of what is kept; the text that is there now."""
    row = KeyRing.objects.get(member=member)
    middle = "A" if row.sealed[900] != "A" else "B"
    row.sealed = row.sealed[:900] + middle + row.sealed[901:]
    row.save()
    return row.sealed


def test_a_damaged_ring_is_said_plainly_and_never_overwritten() -> None:
    letter = a_letter(title="My ticket")
    member = somebody("robin", letter)
    kept = damage(member)
    client = inside(member)  # a sign-in locks rings anew, but not this one
    page = said(client.get(DESK))
    assert "What your account holds does not open now" in page
    assert "six words still open them" in page
    for path in (OPEN, "/accounts/desk/let-go/"):
        assert client.post(path, {"entry": handle(letter), "sure": "on"}).status_code == 422
    assert KeyRing.objects.get(member=member).sealed == kept


def test_a_ring_of_another_account_put_in_ones_own_row_opens_nothing() -> None:
    robin = somebody("robin", a_letter(title="My ticket"))
    wren = somebody("wren")
    theirs = KeyRing.objects.get(member=robin).sealed
    KeyRing.objects.filter(member=wren).update(sealed=theirs)
    page = said(inside(wren).get(DESK))
    assert "My ticket" not in page
    assert "does not open now" in page


def fill(count: int) -> list[Any]:
    """Letters and voices, half and half."""
    letters = [a_letter(title=f"No {number}") for number in range(count)]
    return [*letters, *(a_voice(letter) for letter in letters)]


def test_the_work_does_not_grow_with_the_keys(django_assert_num_queries: Any) -> None:
    few = inside(somebody("robin", *fill(1)))
    many = inside(somebody("wren", *fill(12)))
    few.get(DESK), many.get(DESK)
    for client in (few, many):
        with django_assert_num_queries(8):
            client.get(DESK)


def test_an_account_without_a_ring_yet_is_shown_an_empty_page() -> None:
    member = somebody("robin")
    client = inside(member)
    KeyRing.objects.all().delete()
    assert "Your account holds no key yet." in said(client.get(DESK))
    assert not KeyRing.objects.exists(), "looking makes nothing"


def test_a_key_that_opens_nothing_is_passed_over() -> None:
    member = somebody("robin")
    rings.bring(member, [a_key().pk])
    assert "Your account holds no key yet." in said(inside(member).get(DESK))
