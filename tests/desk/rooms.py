"""People and browsers for the desk's tests: who holds which key."""

import html
import re
from typing import Any

from django.conf import settings
from django.test import Client

from authors import desk_cookie
from comments.models import Voice
from letters.forms import fields_of
from letters.models import Letter


def holding(*owners: Letter | Voice, checks: bool = False) -> Client:
    """A browser that holds the keys of these letters and voices."""
    client = Client(enforce_csrf_checks=checks)
    keys = tuple(owner.key_id for owner in owners if owner.key_id)
    client.cookies[settings.DESK_COOKIE_NAME] = desk_cookie.seal(desk_cookie.Desk(keys))
    return client


def edit_form(letter: Letter, **instead: Any) -> dict[str, Any]:
    """What the edit page sends for a letter as it stands; `instead` wins."""
    return fields_of(letter) | instead


def desk_of(letter: Letter, page: str = "") -> str:
    """The address of a letter's desk, or of a page there."""
    return f"/desk/{letter.public_id}/{page}"


def text_of(response: Any, status: int = 200) -> str:
    """The page, if it has this status."""
    assert response.status_code == status
    return str(response.content.decode())


def form_in(page: str) -> tuple[str, dict[str, list[str]]]:
    """(action, hidden fields) of the first form inside the page's main part."""
    main = page.partition("<main")[2]
    action = re.search(r'<form [^>]*action="([^"]*)"', main)
    assert action, page
    fields: dict[str, list[str]] = {}
    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
    for name, value in re.findall(hidden, main.partition("</form>")[0]):
        fields.setdefault(name, []).append(html.unescape(value))
    return html.unescape(action[1]), fields
