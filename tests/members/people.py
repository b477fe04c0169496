"""People with accounts, for the tests of this folder."""

import html
import re
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client

from authors.models import Key
from comments.models import Voice
from letters.models import Letter
from members import rings
from members.models import Member
from tests.make import PASSWORD, a_member, signed_in

DESK, BRING, DELETE = "/accounts/desk/", "/accounts/desk/bring/", "/accounts/delete/"
OPEN, LET_GO = "/accounts/desk/open/", "/accounts/desk/let-go/"
SESSIONS, END = "/accounts/sessions/", "/accounts/sessions/end/"
SIGN_UP, LOGIN, LOGOUT = "/accounts/signup/", "/accounts/login/", "/accounts/logout/"


def somebody(name: str = "robin", *holds: Letter | Voice) -> Member:
    """An account of somebody who is no volunteer, holding the keys of these."""
    member = a_member(name, moderator=False)
    rings.renew(member)
    if holds:
        rings.bring(member, [key_of(one).pk for one in holds])
    return member


def key_of(owner: Letter | Voice) -> Key:
    """The key that opens it."""
    key = owner.key
    assert key
    return key


def inside(member: Member) -> Client:
    """A browser in which this account is signed in."""
    return signed_in(member, mfa=False)


def sign_in(name: str = "robin", password: str = PASSWORD, **environ: Any) -> Client:
    """A browser that signs in through the page."""
    cache.clear()
    client = Client(**environ)
    client.post(LOGIN, {"login": name, "password": password})
    return client


def is_inside(client: Client) -> bool:
    """Whether the next page is shown to somebody who is signed in."""
    return SESSION_KEY in client.session and client.get(DESK).status_code == 200


def said(page: Any, status: int = 200) -> str:
    """What a page says in its main part, without its tags."""
    assert page.status_code == status, page.content.decode()
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def handle(owner: Letter | Voice) -> str:
    """What the forms of an account call a letter or a voice."""
    if isinstance(owner, Letter):
        return owner.public_id
    return f"{owner.letter.public_id}.{owner.seal}"
