"""Making an account: a name and a password, where the operator lets people."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client

from authors import hands
from members.models import KeyRing, Member
from tests.make import PASSWORD, a_member
from tests.members.people import DESK, LOGIN, SIGN_UP, is_inside, said, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def form(**given: str) -> dict[str, str]:
    """What the page sends; given= replaces a field."""
    return {"username": "robin", "password1": PASSWORD, "password2": PASSWORD} | given


def test_a_name_and_a_password_make_an_account_and_lead_to_its_page() -> None:
    client = Client()
    page = client.post(SIGN_UP, form(), follow=True)
    assert page.redirect_chain == [(DESK, 302)]
    assert "Your account holds no key yet." in said(page)
    member = Member.objects.get()
    assert (member.username, member.is_staff, member.is_superuser) == ("robin", False, False)
    assert member.check_password(PASSWORD)
    assert not member.groups.exists()


def test_the_page_asks_for_nothing_but_a_name_and_a_password() -> None:
    page = Client().get(SIGN_UP).content.decode()
    assert set(re.findall(r'<input [^>]*name="(\w+)"', page)) == {
        "username",
        "password1",
        "password2",
    }
    assert "Nobody needs one." in page
    assert "Do not take one that you are known by elsewhere." in page


def test_every_new_account_has_an_empty_ring() -> None:
    Client().post(SIGN_UP, form())
    assert KeyRing.objects.get().member.username == "robin"


def test_a_new_account_never_reaches_the_volunteers_room() -> None:
    client = Client()
    client.post(SIGN_UP, form())
    assert client.get("/admin/").status_code in (302, 403)
    assert "volunteers" not in said(client.get(DESK))


def test_fields_of_volunteers_are_not_taken_from_the_form() -> None:
    Client().post(SIGN_UP, form(is_staff="on", is_superuser="on", groups="1", email="a@b.de"))
    member = Member.objects.get()
    assert not member.is_staff
    assert not member.is_superuser


WRONG = [
    ({"username": ""}, "Choose a name to sign in with."),
    ({"username": "two words"}, "Use letters, digits and @ . + - _ in the name"),
    ({"username": "r" * 41}, "at most 40 characters"),
    ({"password1": "elf-lore", "password2": "elf-lore"}, "at least 12 characters"),
    ({"password1": "sonyericsson", "password2": "sonyericsson"}, "too common"),
    ({"password2": "another passphrase"}, "The two passwords are not the same."),
    ({"password1": ""}, "Choose a password."),
]


@pytest.mark.parametrize(("given", "says"), WRONG)
def test_a_mistake_comes_back_with_the_name_and_without_the_password(
    given: dict[str, str], says: str
) -> None:
    page = Client().post(SIGN_UP, form(**given))
    assert says in said(page, 422)
    assert not Member.objects.exists()
    source = page.content.decode()
    assert f'value="{form(**given)["username"]}"' in source
    assert form(**given)["password2"] not in source


@pytest.mark.parametrize("name", ["robin", "Robin", "ROBIN", "ｒobin"])
def test_a_name_that_somebody_has_is_not_given_again(name: str) -> None:
    somebody("robin")
    page = Client().post(SIGN_UP, form(username=name))
    assert "Somebody here has that name already." in said(page, 422)
    assert Member.objects.count() == 1


def test_the_database_keeps_two_names_apart_that_differ_in_capitals_only() -> None:
    a_member("robin")
    with pytest.raises(IntegrityError):
        a_member("Robin")


def test_a_hand_makes_five_accounts_in_an_hour_and_then_waits() -> None:
    for number in range(5):
        assert Client().post(SIGN_UP, form(username=f"robin{number}")).status_code == 302
    page = Client().post(SIGN_UP, form(username="robin5"))
    assert "Nothing was made." in said(page, 429)
    assert 0 < int(page["Retry-After"]) <= 3600
    assert Member.objects.count() == 5
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert elsewhere.post(SIGN_UP, form(username="robin6")).status_code == 302


def test_a_hand_learns_few_names_by_asking() -> None:
    somebody("robin")
    answers = [Client().post(SIGN_UP, form()).status_code for _ in range(17)]
    assert answers == [422] * 15 + [429] * 2


def test_the_page_that_says_wait_holds_the_name_and_no_password() -> None:
    somebody("robin")
    for _ in range(16):
        page = Client().post(SIGN_UP, form(username="wren" if _ == 15 else "robin"))
    assert page.status_code == 429
    assert 'value="wren"' in page.content.decode()
    assert PASSWORD not in page.content.decode()


def test_what_is_counted_is_a_hand_and_not_an_address() -> None:
    Client(REMOTE_ADDR="203.0.113.77").post(SIGN_UP, form())
    rows = hands.Tally.objects.filter(deed__startswith="signup")
    assert rows.count() == 2
    assert all(len(bytes(row.hand)) == 32 for row in rows)


def test_where_sign_up_is_closed_nothing_is_made(settings: Any) -> None:
    settings.SIGN_UP = "closed"
    page = Client().post(SIGN_UP, form())
    assert "No new accounts are made here now" in said(page)
    assert not Member.objects.exists()


def test_closing_sign_up_leaves_existing_accounts_as_they_are(settings: Any) -> None:
    settings.SIGN_UP = "closed"
    somebody("robin")
    client = Client()
    client.post(LOGIN, {"login": "robin", "password": PASSWORD})
    assert is_inside(client)


def test_somebody_who_is_signed_in_is_led_to_the_account() -> None:
    client = Client()
    client.post(SIGN_UP, form())
    assert client.get(SIGN_UP)["Location"] == DESK
    assert client.post(SIGN_UP, form(username="wren"))["Location"] == DESK
    assert Member.objects.count() == 1


def test_signing_in_leads_a_member_to_the_account_and_a_volunteer_to_the_room() -> None:
    somebody("robin")
    a_member("iris")
    robin = Client().post(LOGIN, {"login": "robin", "password": PASSWORD})
    iris = Client().post(LOGIN, {"login": "iris", "password": PASSWORD})
    assert (robin["Location"], iris["Location"]) == (DESK, "/admin/")
