"""No page of a desk is kept or indexed, and looking at one changes nothing but what was seen."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
PAGES = ("", "edit/", "leave/", "put-back/", "updates/", "replies/1/")
VOICE_PAGES = ("voice/", "voice/1/", "voice/leave/", "voice/1/move/")


@pytest.fixture
def everything(db: None) -> tuple[Letter, Client]:
    """A letter with a conversation, and a browser that holds every key of it."""
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    said = a_reply(letter, voice=voice)
    a_reply(letter, parent=said, by_author=True)
    a_reply(letter, parent=said)
    return letter, holding(letter, voice)


def _addresses(letter: Letter) -> list[str]:
    return ["/desk/", "/desk/?opened", *(desk_of(letter, page) for page in (*PAGES, *VOICE_PAGES))]


def test_every_page_of_a_desk_is_kept_by_nobody(everything: tuple[Letter, Client]) -> None:
    letter, browser = everything
    for client in (browser, Client()):
        for address in _addresses(letter):
            answer = client.get(address)
            assert answer["Cache-Control"] == "no-store", address
            assert "noindex" in answer["X-Robots-Tag"], address
            if answer.status_code == 200:
                assert '<meta name="robots" content="noindex' in answer.content.decode()


def _rows() -> dict[str, list[Any]]:
    """Every row of every table, but for the marker of what was seen."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "seen_number"}
            for row in model.objects.order_by("pk").values()
        ]
        for model in apps.get_models()
    }


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing_but_the_marker(
    method: str, everything: tuple[Letter, Client]
) -> None:
    letter, browser = everything
    before = _rows()
    assert before["letters.Letter"]
    for address in _addresses(letter):
        getattr(browser, method)(address, {"way": "burn", "body": "x", "letter": letter.public_id})
    assert _rows() == before


def test_the_marker_is_what_looking_changes(everything: tuple[Letter, Client]) -> None:
    letter, browser = everything
    version = Letter.objects.get().version
    browser.get(desk_of(letter))
    browser.get(desk_of(letter, "voice/"))
    letter.refresh_from_db()
    assert letter.seen_number == 3
    assert letter.voices.get(name="Tall heron").seen_number == 3
    assert letter.version == version


def test_the_cookie_of_a_desk_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    letter = a_letter()
    cookie = holding(letter).get(desk_of(letter)).cookies[settings.DESK_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["max-age"]
    assert not cookie["domain"]
    assert str(letter.key_id) not in cookie.value


def test_no_address_of_a_desk_carries_a_key(everything: tuple[Letter, Client]) -> None:
    letter, browser = everything
    for address in (desk_of(letter), desk_of(letter, "voice/"), "/desk/"):
        assert str(letter.key_id) not in browser.get(address).content.decode()
