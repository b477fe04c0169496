"""Steps that volunteers take in the admin, for the tests of this folder."""

import re
from typing import Any

from django.test import Client

from comments.models import Reply
from letters.models import Letter
from members.models import Member
from tests.make import a_member, signed_in

LETTERS = "/admin/letters/letter/"
REPLIES = "/admin/comments/reply/"
GROUND = {"ground": "findable", "words": "A street is named. Take it out and post again."}


def inside(member: Member) -> Client:
    """A client of somebody who used the second factor in this session."""
    client = signed_in(member)
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
    return client


def a_volunteer(name: str = "robin") -> Client:
    """A moderator who has used the second factor."""
    return inside(a_member(name))


def room_of(subject: Letter | Reply) -> str:
    """The list in the admin where it stands."""
    return LETTERS if isinstance(subject, Letter) else REPLIES


def choose(client: Client, room: str, deed: str, *subjects: Any) -> Any:
    """Tick texts on a list and choose an act; the answer to that."""
    chosen = [str(subject.pk) for subject in subjects]
    return client.post(room, {"action": deed, "_selected_action": chosen, "index": "0"})


def do(client: Client, deed: str, *subjects: Any, **given: Any) -> Any:
    """The whole way: list, act, ground and words, send. The list with its messages."""
    asked = choose(client, room_of(subjects[0]), deed, *subjects)
    assert asked.status_code == 302, asked.content.decode()
    page = client.get(asked["Location"])
    assert page.status_code == 200
    form = hidden_in(page) | GROUND | given
    return client.post(asked["Location"].partition("?")[0], form, follow=True)


def hidden_in(page: Any) -> dict[str, str]:
    """The hidden fields of a form."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return dict(found)


def text_of(page: Any) -> str:
    """A page as text."""
    return str(page.content.decode())
