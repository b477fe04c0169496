"""The work that comes round can be repeated without harm."""

import io

import pytest
from django.core.management import call_command
from django.test import Client

from comments.models import Reply
from letters.models import Category, ContentNote, Letter
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db


def said_by(*command: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_starting_twice_adds_nothing() -> None:
    first = said_by("load_starter", "--samples")
    counts = [model.objects.count() for model in (Category, ContentNote, Letter, Reply)]
    again = said_by("load_starter", "--samples")
    assert "Loaded" in first
    assert again == ""
    assert counts == [model.objects.count() for model in (Category, ContentNote, Letter, Reply)]
    assert all(counts)


def test_a_site_that_has_letters_gets_no_samples() -> None:
    a_letter()
    said_by("load_starter", "--samples")
    assert Letter.objects.count() == 1


def test_the_samples_can_be_read_and_count_true() -> None:
    said_by("load_starter", "--samples")
    for letter in Letter.objects.all():
        assert Client().get(letter.get_absolute_url()).status_code == 200
        assert letter.reply_count == letter.replies.visible().count()
    for shelf in Category.objects.all():
        assert shelf.all_count == shelf.letters.visible().count()
        assert shelf.safe_count == shelf.letters.visible().safe().count()


@pytest.mark.parametrize("command", ["tick", "rerender"])
def test_old_markup_is_rendered_once_and_comes_out_the_same(command: str) -> None:
    letter = a_reply(a_letter(title="The last bus")).letter
    letter.refresh_from_db()
    before = (letter.card, letter.sheet, Reply.objects.get().markup)
    Letter.objects.update(markup_version=0, card="old", sheet="old")
    Reply.objects.update(markup_version=0, markup="old")
    first, again = said_by(command), said_by(command)
    letter.refresh_from_db()
    assert (letter.card, letter.sheet, Reply.objects.get().markup) == before
    assert "Texts rendered anew: 2" in first
    assert "2 texts" not in again


def test_a_quiet_round_says_nothing() -> None:
    said_by("tick")
    assert said_by("tick") == ""
