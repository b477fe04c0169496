"""A second volunteer is invited without e-mail: six words by hand, good once and for a week."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from authors import keys
from authors.models import Key, Tally
from members import invitations, newcomers
from members.models import Invitation, Member
from moderation import reports
from tests.authors import scan
from tests.config.pages import foreign_in, inline_in, inside, policy
from tests.make import PASSWORD, a_letter, a_member
from tests.test_html import assert_valid

pytestmark = pytest.mark.django_db
ADD, LIST = "/admin/members/invitation/add/", "/admin/members/invitation/"
DOOR = "/accounts/invitation/"
WEEK = datetime.timedelta(days=7)
NOT_GOOD = "These six words are no invitation, or it was used or is older than a week."


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def an_operator() -> Client:
    """Somebody who runs the site, signed in with a second factor."""
    return inside(a_member("operator", is_superuser=True))


def token_in(page: Any) -> str:
    """The one-time token of the operator's form."""
    found = re.search(r'name="token" value="([0-9a-f]{40})"', page.content.decode())
    assert found
    return found[1]


def invite(client: Client) -> str:
    """Make an invitation through the pages; its six words."""
    return words_on(client.post(ADD, {"token": token_in(client.get(ADD))}))


def words_on(page: Any) -> str:
    """The six words that stand on a page of the admin."""
    found = re.search(r"<code>([a-z-]+(?: [a-z-]+){5})</code>", page.content.decode())
    assert found, page.content.decode()
    return found[1]


def an_invitation() -> str:
    """The words of an open invitation."""
    return invitations.make(keys.new_token())[1]


def accept(words: str, client: Client | None = None, **instead: str) -> Any:
    """Fill in the form and send it."""
    form = {"username": "wren", "password1": PASSWORD, "password2": PASSWORD}
    return (client or Client()).post(DOOR, {"six_words": words} | form | instead)


def text_of(page: Any, status: int = 200) -> str:
    """The page, if it has this status."""
    assert page.status_code == status
    return str(page.content.decode())


def test_an_operator_invites_and_the_words_are_shown_once() -> None:
    client = an_operator()
    page = client.get(ADD)
    form = {"token": token_in(page)}
    made = client.post(ADD, form)
    words = words_on(made)
    assert "good once, until" in text_of(made)
    assert DOOR in text_of(made)
    assert words not in text_of(client.get(LIST))
    assert words not in text_of(client.get(ADD))
    assert words.encode() not in scan.database()
    assert Invitation.objects.get().state == "open"


def test_a_second_click_shows_the_same_words_and_makes_no_second_invitation() -> None:
    client = an_operator()
    form = {"token": token_in(client.get(ADD))}
    assert words_on(client.post(ADD, form)) == words_on(client.post(ADD, form))
    assert Invitation.objects.count() == 1
    assert LogEntry.objects.count() == 1
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)):
        late = text_of(client.post(ADD, form))
    assert "its words are not shown again" in late
    assert "<code>" not in late
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "z" * 40])
def test_a_forged_form_makes_no_invitation(token: str) -> None:
    an_operator().post(ADD, {"token": token})
    assert not Invitation.objects.exists()


def test_opening_the_page_makes_no_invitation() -> None:
    an_operator().get(ADD)
    assert not Invitation.objects.exists()


def test_a_volunteer_invites_nobody() -> None:
    client = inside(a_member("robin"))
    assert client.get(ADD).status_code == 403
    operators = an_operator().get(ADD)
    assert client.post(ADD, {"token": token_in(operators)}).status_code == 403
    assert client.get(LIST).status_code == 403
    assert not Invitation.objects.exists()


def test_whoever_has_the_words_gets_an_account_and_is_led_to_a_second_factor() -> None:
    words = invite(an_operator())
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        DOOR,
        {"six_words": words, "username": "wren", "password1": PASSWORD, "password2": PASSWORD},
        headers={"sec-fetch-site": "same-origin"},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/accounts/2fa/"
    assert "needs a second factor" in text_of(answer)
    member = Member.objects.get(username="wren")
    assert (member.is_staff, member.is_superuser, member.is_active) == (True, False, True)
    assert [group.name for group in member.groups.all()] == ["moderator"]
    assert member.password.startswith("argon2$")
    assert member.check_password(PASSWORD)
    assert client.get("/admin/").status_code == 302
    assert not Authenticator.objects.filter(user=member).exists()
    assert Invitation.objects.get().state == "used"


@pytest.mark.parametrize("shape", ["upper", "hyphens", "commas"])
def test_the_words_are_read_kindly(shape: str) -> None:
    words = an_invitation()
    typed = {
        "upper": words.upper(),
        "hyphens": f"  {words.replace(' ', '-')} ",
        "commas": words.replace(" ", ", "),
    }
    assert accept(typed[shape]).status_code == 302


def test_it_is_good_once_and_the_second_time_says_what_an_unknown_one_says() -> None:
    words = an_invitation()
    accept(words)
    page = text_of(accept(words, username="second"), 422)
    assert NOT_GOOD in page
    assert page.replace(words, "") == text_of(
        accept("no such six words at all", username="second"), 422
    ).replace("no such six words at all", "")
    assert Member.objects.count() == 1
    assert Tally.objects.get(deed="key").count == 2  # both count as wrong


def test_the_words_of_an_invitation_are_of_their_own_kind() -> None:
    token = keys.new_token()
    words = {invitations.words_for(token), keys.words_for(token), reports.receipt_words(token)}
    assert len(words) == 3


def test_it_is_good_for_a_week() -> None:
    now = datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False) as clock:
        words, other = an_invitation(), an_invitation()
        clock.move_to(now + WEEK)
        assert accept(words).status_code == 302
        clock.move_to(now + WEEK + datetime.timedelta(days=1))
        assert NOT_GOOD in text_of(accept(other, username="late"), 422)
        assert {one.state for one in Invitation.objects.all()} == {"used", "over"}
    assert Member.objects.count() == 1


def test_an_invitation_that_was_withdrawn_is_no_longer_good() -> None:
    client = an_operator()
    words = invite(client)
    row = Invitation.objects.get()
    client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})
    assert NOT_GOOD in text_of(accept(words), 422)
    assert not Invitation.objects.exists()


def test_an_invitation_cannot_be_changed_by_hand() -> None:
    client = an_operator()
    invite(client)
    row = Invitation.objects.get()
    answer = client.post(f"{LIST}{row.pk}/change/", {"used": "", "made_on": "2030-01-01"})
    assert answer.status_code == 403
    row.refresh_from_db()
    assert row.state == "open"


def test_the_words_of_a_letter_are_no_invitation_and_the_other_way_round() -> None:
    words = an_invitation()
    a_letter(words="six plain words of a letter")
    assert NOT_GOOD in text_of(accept("six plain words of a letter"), 422)
    assert Client().post("/key/", {"six_words": words}).status_code == 422
    assert Key.objects.count() == 1


def test_wrong_words_are_counted_and_then_have_to_wait() -> None:
    client, words = Client(), an_invitation()
    for _ in range(10):
        assert accept("not these six words at all", client).status_code == 422
    slowed = accept(words, client)
    page = text_of(slowed, 429)
    assert 0 < int(slowed["Retry-After"]) <= 30
    assert PASSWORD not in page
    assert "wren" in page
    assert not Member.objects.exists()
    assert client.post("/key/", {"six_words": "not these six words at all"}).status_code == 429
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=6)):
        assert accept(words, client).status_code == 302


WRONG = {
    "no words": ({"six_words": ""}, "Type the six words"),
    "no name": ({"username": ""}, "Choose a name"),
    "a long name": ({"username": "x" * 41}, "at most 40 characters"),
    "two words": ({"username": "two words"}, "Use letters, digits and"),
    "no password": ({"password1": "", "password2": ""}, "Choose a password."),
    "short": ({"password1": "brief", "password2": "brief"}, "too short"),
    "common": ({"password1": "password1234", "password2": "password1234"}, "too common"),
    "the name": ({"password1": "wren-wren-wren", "password2": "wren-wren-wren"}, "too similar"),
    "two passwords": ({"password2": "another passphrase"}, "are not the same"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistake_makes_nothing_and_leaves_the_invitation_good(wrong: str) -> None:
    words = an_invitation()
    given, said = WRONG[wrong]
    name = {"username": "wren-wren-wren"} if wrong == "the name" else {}
    page = accept(words, **(name | given))
    html = text_of(page, 422)
    assert said in html
    assert_valid(page)
    for password in (PASSWORD, given.get("password1"), given.get("password2")):
        assert not password or f'value="{password}"' not in html or wrong == "the name"
    assert not Member.objects.exists()
    assert accept(words).status_code == 302


def test_a_name_that_is_taken_is_said_only_to_somebody_who_was_invited() -> None:
    a_member("robin")
    stranger = text_of(accept("not these six words at all", username="robin"), 422)
    assert "has that name" not in stranger
    words = an_invitation()
    assert "has that name already" in text_of(accept(words, username="robin"), 422)
    assert Invitation.objects.get().state == "open"
    assert Member.objects.get().check_password(PASSWORD)


def test_two_who_choose_one_name_at_once_get_one_account_and_keep_one_invitation() -> None:
    first, second = an_invitation(), an_invitation()
    accept(first)
    with pytest.raises(newcomers.NameTaken):
        invitations.accept(Invitation.objects.filter(used=False).get(), "wren", PASSWORD)
    assert Member.objects.count() == 1
    assert accept(second, username="lark").status_code == 302


def test_two_who_use_one_invitation_at_once_get_one_account() -> None:
    an_invitation()
    row = Invitation.objects.get()
    invitations.accept(row, "wren", PASSWORD)
    with pytest.raises(invitations.Spent):
        invitations.accept(row, "lark", PASSWORD)
    assert Member.objects.get().username == "wren"


def test_old_invitations_are_forgotten() -> None:
    an_invitation()
    Invitation.objects.update(made_on=datetime.date(2026, 1, 1))
    call_command("tick")
    assert not Invitation.objects.exists()


def test_the_pages_are_strict_valid_and_never_kept() -> None:
    operator = an_operator()
    pages = [Client().get(DOOR), operator.get(ADD)]
    pages.append(operator.post(ADD, {"token": token_in(pages[1])}))
    for page in pages:
        assert page.status_code == 200
        assert inline_in(page) == []
        assert foreign_in(page) == []
        assert "'unsafe" not in str(policy(page))
        assert "no-store" in page["Cache-Control"]
    assert_valid(pages[0])
    assert "six words" in text_of(Client().get("/accounts/login/"))


def test_no_address_carries_the_words() -> None:
    words = an_invitation()
    assert Client().get(DOOR, {"six_words": words}).status_code == 200
    assert words not in text_of(Client().get(DOOR, {"six_words": words}))
    assert Invitation.objects.get().state == "open"
