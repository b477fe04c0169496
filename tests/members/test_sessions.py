"""Where an account is signed in: a day and nothing else, and ending it."""

import re
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from members import sessions
from tests.make import PASSWORD, a_member, with_totp
from tests.members.people import END, LOGIN, SESSIONS, inside, is_inside, said, sign_in, somebody

pytestmark = pytest.mark.django_db


def marks(client: Client) -> list[str]:
    """What the page calls the other sessions."""
    page = client.get(SESSIONS).content.decode()
    return re.findall(r'name="session" value="(\w+)"', page)


def test_the_list_says_the_day_each_began_and_which_one_is_this() -> None:
    member = somebody()
    with time_machine.travel("2026-03-04T22:10:00Z"):
        inside(member)
    with time_machine.travel("2026-03-05T09:00:00Z"):
        page = said(inside(member).get(SESSIONS))
    assert "2 sessions" in page
    assert "Began on 5 March 2026 This one" in page
    assert "Began on 4 March 2026 End it" in page


def test_a_sign_in_through_the_page_is_listed_with_its_day() -> None:
    somebody()
    with time_machine.travel("2026-03-05T09:00:00Z"):
        assert "Began on 5 March 2026 This one" in said(sign_in().get(SESSIONS))


def test_one_that_ran_out_is_not_listed() -> None:
    member = somebody()
    with time_machine.travel("2026-03-04T09:00:00Z"):
        inside(member)
    with time_machine.travel("2026-03-04T21:00:01Z"):
        assert "1 session" in said(inside(member).get(SESSIONS))


def test_only_the_own_ones_are_listed() -> None:
    inside(somebody("wren"))
    assert marks(inside(somebody("robin"))) == []


def test_one_other_can_be_ended() -> None:
    member = somebody()
    lost, kept, here = inside(member), inside(member), inside(member)
    mark = sessions.kept_as(lost.session.session_key)
    page = here.post(END, {"session": mark}, follow=True)
    assert "That session has ended." in said(page)
    assert [is_inside(one) for one in (lost, kept, here)] == [False, True, True]


def test_all_others_can_be_ended_at_once() -> None:
    member = somebody()
    others, here = [inside(member) for _ in range(3)], inside(member)
    stranger = inside(somebody("wren"))
    assert "nowhere else" in said(here.post(END, {"others": "on"}, follow=True))
    assert [is_inside(one) for one in (*others, here, stranger)] == [False] * 3 + [True] * 2


def test_a_sign_in_that_waits_for_its_second_factor_is_ended_too() -> None:
    member = somebody()
    with_totp(member)
    waiting = sign_in()
    assert waiting.get("/accounts/2fa/authenticate/").status_code == 200
    inside(member).post(END, {"others": "on"})
    assert waiting.get("/accounts/2fa/authenticate/").status_code == 302


def test_the_same_one_twice_is_harmless() -> None:
    member = somebody()
    lost, here = inside(member), inside(member)
    mark = sessions.kept_as(lost.session.session_key)
    for _ in range(2):
        assert here.post(END, {"session": mark}).status_code == 302
    assert is_inside(here)


def test_a_session_of_somebody_else_is_not_ended() -> None:
    theirs = inside(somebody("wren"))
    mark = sessions.kept_as(theirs.session.session_key)
    inside(somebody("robin")).post(END, {"session": mark})
    assert is_inside(theirs)


@pytest.mark.parametrize("form", [{}, {"session": ""}])
def test_a_form_that_names_none_is_refused(form: dict[str, str]) -> None:
    assert inside(somebody()).post(END, form).status_code == 400


def test_the_mark_on_the_page_signs_nobody_in() -> None:
    member = somebody()
    inside(member)
    here = inside(member)
    thief = Client()
    thief.cookies["session"] = marks(here)[0]
    assert not is_inside(thief)


def test_a_new_password_ends_the_others() -> None:
    member = somebody()
    other, here = inside(member), sign_in()
    form = {"oldpassword": PASSWORD, "password1": "quite another passphrase"}
    answer = here.post("/accounts/password/", form | {"password2": form["password1"]})
    assert answer.status_code == 302
    again = sign_in("robin", "quite another passphrase")
    assert marks(again) == [], "what the old password began no longer counts"
    assert not is_inside(other)


def test_signing_in_again_lists_an_old_session_without_a_day_too() -> None:
    member = somebody()
    old = inside(member)
    session = old.session
    del session["began"]
    session.save()
    assert "a day that was not kept" in said(inside(member).get(SESSIONS))


def test_a_volunteer_has_the_list_as_well() -> None:
    a_member("iris")
    client = Client()
    client.post(LOGIN, {"login": "iris", "password": PASSWORD})
    assert "1 session" in said(client.get(SESSIONS))


def test_no_row_of_a_session_tells_whose_it_is_or_an_hour(settings: Any) -> None:
    member = somebody("robin")
    with time_machine.travel("2026-03-05T09:41:23Z"):
        client = inside(member)
        row = Session.objects.get()
    assert row.expire_date.isoformat() == "2026-03-06T00:00:00+00:00"
    assert row.session_key != client.session.session_key
    assert row.get_decoded() == {}, "Django's own store cannot read it"
