"""House 3: nothing joins what one browser said under two letters, in the rows or on the pages."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from letters.models import Letter
from tests.comments.pages import html_of
from tests.make import a_letter, post_letter, post_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_letters() -> tuple[Letter, Letter]:
    """One browser has replied under both, in words that have nothing in common."""
    first, second = a_letter(title="A ticket"), a_letter(title="A coat")
    browser = Client()
    post_reply(browser, first, body="I was on that train.", name="Tall heron")
    post_reply(browser, second, body="We had a coat like yours.", name="Night ferry")
    return first, second


def _telling(row: Any) -> set[Any]:
    """The values of a row that could be somebody's mark: long texts, bytes and numbers."""
    values = set()
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, memoryview):
            value = bytes(value)
        long = isinstance(value, (str, bytes)) and len(value) > 12
        if long or (isinstance(value, int) and value > 1000):
            values.add(value)
    return values


def _of(letter: Letter) -> list[Any]:
    """Every row that belongs to the strangers under a letter."""
    voices = list(letter.voices.select_related("key"))
    rows: list[Any] = [*voices, *letter.replies.all()]
    for voice in voices:
        assert voice.key
        rows += [voice.key, *voice.key.forms.all()]
    return rows


def _except_the_clock(values: set[Any], rows: list[Any]) -> set[Any]:
    return values - {row.quarter for row in rows if hasattr(row, "quarter")}


def test_two_replies_of_one_browser_share_no_value_in_any_column(
    two_letters: tuple[Letter, Letter],
) -> None:
    first, second = (_of(letter) for letter in two_letters)
    assert len(first) == len(second) == 4
    ones = set().union(*map(_telling, first))
    others = set().union(*map(_telling, second))
    assert ones
    assert _except_the_clock(ones & others, first) == set()


def test_each_voice_has_a_key_of_its_own(two_letters: tuple[Letter, Letter]) -> None:
    one, other = (letter.voices.get() for letter in two_letters)
    assert one.key_id != other.key_id
    assert bytes(one.key.digest) != bytes(other.key.digest)
    assert one.seal != other.seal


def test_no_table_outside_the_thread_points_at_a_key_or_a_voice(
    two_letters: tuple[Letter, Letter],
) -> None:
    pointing = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model._meta.label in ("authors.Key", "comments.Voice")
    }
    assert pointing == {
        ("authors.UsedForm", "key"),
        ("letters.Letter", "key"),
        ("comments.Voice", "key"),
        ("comments.Reply", "voice"),
        ("desk.PrivateFeed", "voice"),
    }


def test_no_session_is_kept_for_somebody_who_writes(two_letters: tuple[Letter, Letter]) -> None:
    assert apps.get_model("sessions.Session").objects.count() == 0


def _marks(html: str) -> set[str]:
    """Seals, names and ids inside the letter and its conversation."""
    inside = html.partition("<main")[2].partition("</main>")[0]
    seals = re.findall(r'<svg class="seal.*?</svg>', inside, re.DOTALL)
    names = re.findall(r"<bdi>(.*?)</bdi>", inside)
    addresses = re.findall(r"/letters/(\w+)/", inside)
    return {*seals, *names, *addresses}


def test_public_pages_of_two_letters_share_no_seal_no_name_and_no_id(
    two_letters: tuple[Letter, Letter], client: Client
) -> None:
    first, second = (_marks(html_of(client, letter)) for letter in two_letters)
    assert len(first) >= 4
    assert not first & second


def test_two_letters_of_one_browser_share_no_seal_and_no_key(client: Client, shelves: None) -> None:
    browser = Client()
    post_letter(browser, title="A ticket")
    post_letter(browser, title="A coat", body="It hangs there.\n\nIt is still warm.")
    first, second = Letter.objects.all()
    assert first.key_id != second.key_id
    assert first.seal != second.seal
    assert not _marks(html_of(client, first)) & _marks(html_of(client, second))
