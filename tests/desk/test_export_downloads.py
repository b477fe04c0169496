"""A download is a file that tells nothing by its name, is kept by nobody and changes nothing."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.config.pages import STRICT, policy
from tests.desk.exports import FORMS, an_update
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db
TYPES = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "epub": "application/epub+zip",
    "json": "application/json",
}


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter with a title that says a lot, and a conversation."""
    letter = a_letter(title="To Sam, about the night", byline="left hand")
    a_reply(letter, by_author=True)
    an_update(letter, "It is better now.")
    return letter


def addresses(letter: Letter) -> list[str]:
    """Every download of a desk."""
    own = [f"/desk/{letter.public_id}/export.{form}" for form in FORMS]
    said = [f"/desk/{letter.public_id}/voice/export.{form}" for form in FORMS]
    return [*own, *said, "/desk/export.json"]


def test_the_name_of_the_file_is_a_day(letter: Letter) -> None:
    for address in addresses(letter):
        answer = holding(letter).get(address)
        form = address.rpartition(".")[2]
        said = answer["Content-Disposition"]
        assert re.fullmatch(rf'attachment; filename="letters?-\d{{4}}-\d\d-\d\d\.{form}"', said)
        assert answer["Content-Type"] == TYPES[form]


def test_nobody_keeps_it_or_lists_it_and_its_type_is_not_guessed(letter: Letter) -> None:
    for address in addresses(letter):
        for answer in (holding(letter).get(address), holding(letter).head(address)):
            assert answer.status_code == 200
            assert answer["Cache-Control"] == "no-store"
            assert answer["X-Robots-Tag"] == "noindex"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Referrer-Policy"] == "same-origin"
            assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
            assert policy(answer) == STRICT
            assert "ETag" not in answer
            assert "Last-Modified" not in answer


def test_asking_what_it_would_be_makes_nothing(letter: Letter) -> None:
    for address in addresses(letter):
        answer = holding(letter).head(address)
        assert b"".join(answer) == b""
        assert "Content-Length" not in answer
        assert answer["Content-Type"] == TYPES[address.rpartition(".")[2]]


def test_it_keeps_the_desk_open_as_any_page_of_it_does(letter: Letter) -> None:
    for address in addresses(letter):
        cookie = holding(letter).get(address).cookies[settings.DESK_COOKIE_NAME]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def _rows() -> dict[str, list[Any]]:
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in apps.get_models()}  # fmt: skip  # noqa: E501


def test_taking_something_home_changes_no_row_not_even_what_was_seen(letter: Letter) -> None:
    a_reply(letter, name="Tall heron", body="Not seen yet.")
    before = _rows()
    assert before["letters.Letter"]
    for address in addresses(letter):
        answer = holding(letter).get(address)
        b"".join(answer.streaming_content)
    assert _rows() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_get_a_calm_page(method: str, letter: Letter) -> None:
    for address in addresses(letter):
        answer = getattr(holding(letter), method)(address)
        assert answer.status_code == 405
        assert "GET" in answer["Allow"]


def test_no_address_of_a_download_carries_a_key(letter: Letter) -> None:
    page = holding(letter).get(f"/desk/{letter.public_id}/").content.decode()
    assert str(letter.key_id) not in page


@pytest.mark.parametrize(
    ("template", "count"), [("_export.html", 3), ("_export_voice.html", 3), ("_export_all.html", 1)]
)
def test_each_panel_offers_its_files(template: str, count: int, letter: Letter) -> None:
    from django.template.loader import render_to_string

    panel = render_to_string(f"desk/{template}", {"letter": letter})
    links = re.findall(r'href="([^"]+)" download', panel)
    assert len(links) == len(set(links)) == count
    for link in links:
        assert holding(letter).get(link).status_code == 200
        assert Client().get(link).status_code in (302, 403)


def test_the_panel_promises_the_conversation_only_while_it_can_be_read(letter: Letter) -> None:
    from django.template.loader import render_to_string

    letter.status = "held"
    held = render_to_string("desk/_export.html", {"letter": letter})
    letter.status = "published"
    public = render_to_string("desk/_export.html", {"letter": letter})
    assert "the conversation under it" in public
    assert "the conversation under it" not in held
    assert "only while the letter can be read by everybody" in held
