"""An account's password can stand for the six words: for the keys it holds, and no other."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.test import RequestFactory

from authors.refusals import TooFast
from desk import proof as desk_proof
from letters.models import Letter
from members import proof
from members.models import KeyRing, Member
from tests.make import PASSWORD, a_letter
from tests.members.people import key_of, somebody

pytestmark = pytest.mark.django_db


def asked(member: Member | None = None, password: str = "", **more: Any) -> Any:
    """A form sent by somebody who is signed in, or by nobody."""
    fields = ({"password": password} if password else {}) | more
    request = RequestFactory().post("/", fields)
    request.user = member or AnonymousUser()
    return request


@pytest.fixture
def letter() -> Letter:
    """A letter whose key robin holds."""
    return a_letter()


@pytest.fixture
def robin(letter: Letter) -> Member:
    """An account that holds one key."""
    return somebody("robin", letter)


def test_the_password_proves_a_key_that_the_account_holds(letter: Letter, robin: Member) -> None:
    key = key_of(letter).pk
    assert proof.offers(asked(robin), key)
    assert proof.by_password(asked(robin, PASSWORD), key) is True
    assert proof.by_password(asked(robin, "not the password"), key) is False


def test_it_proves_no_other_key(robin: Member) -> None:
    other = key_of(a_letter()).pk
    assert not proof.offers(asked(robin), other)
    assert proof.by_password(asked(robin, PASSWORD), other) is None


def test_another_accounts_password_proves_nothing(letter: Letter, robin: Member) -> None:
    key, wren = key_of(letter).pk, somebody("wren")
    assert not proof.offers(asked(wren), key)
    assert proof.by_password(asked(wren, PASSWORD), key) is None


def test_without_an_account_it_is_not_offered(letter: Letter, robin: Member) -> None:
    key = key_of(letter).pk
    assert not proof.offers(asked(), key)
    assert proof.by_password(asked(None, PASSWORD), key) is None


def test_without_a_password_it_says_nothing_and_counts_nothing(
    letter: Letter, robin: Member
) -> None:
    for _ in range(20):
        assert proof.by_password(asked(robin, six_words="x"), key_of(letter).pk) is None


def test_a_ring_that_does_not_open_proves_nothing(letter: Letter, robin: Member) -> None:
    KeyRing.objects.update(sealed="damaged")
    assert not proof.offers(asked(robin), key_of(letter).pk)
    assert proof.by_password(asked(robin, PASSWORD), key_of(letter).pk) is None


def test_wrong_passwords_wait_as_wrong_keys_do(letter: Letter, robin: Member) -> None:
    key = key_of(letter).pk
    for _ in range(10):
        assert proof.by_password(asked(robin, "not the password"), key) is False
    with pytest.raises(TooFast) as wait:
        proof.by_password(asked(robin, PASSWORD), key)
    assert 0 < wait.value.wait <= 30


def test_the_desk_knows_this_way(letter: Letter, robin: Member) -> None:
    key = key_of(letter).pk
    assert desk_proof.is_offered(asked(robin), key)
    assert not desk_proof.is_offered(asked(), key)
    assert desk_proof.problem(asked(robin, PASSWORD), key) == ""
    assert desk_proof.problem(asked(robin, "not the password"), key)
    assert desk_proof.problem(asked(somebody("wren"), PASSWORD), key)


def test_asking_makes_no_session() -> None:
    proof.offers(asked(), 1)
    assert not Session.objects.exists()
