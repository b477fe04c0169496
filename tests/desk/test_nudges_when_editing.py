"""What an edit brings in is shown before it is saved; what stood there is not said again."""

import pytest
from django.test import Client

from letters.models import Letter
from tests.make import post_letter, post_reply
from tests.moderation.rooms import hidden_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(shelves: None) -> Client:
    """A browser that keeps its desk."""
    return Client()


NUMBER = "Call me.\n\nMy number is 07700 900 142.\n\nAlways."


def test_a_number_that_an_edit_brings_in_is_shown_first_and_then_waits(writer: Client) -> None:
    post_letter(writer)
    letter = Letter.objects.get()
    where = f"/desk/{letter.public_id}/edit/"
    page = writer.post(where, {"title": "The ticket", "body": NUMBER})
    assert page.status_code == 200
    assert "Not saved yet." in text_of(page)
    assert "<mark" in text_of(page)
    assert NUMBER.splitlines()[0] in text_of(page)
    assert Letter.objects.get().source == letter.source
    form = {"title": "The ticket", "body": NUMBER, "seen": hidden_in(page)["seen"]}
    assert writer.post(where, form).status_code == 302
    kept = Letter.objects.get()
    assert (kept.source, kept.status) == (NUMBER, "held")


def test_softer_words_are_saved_at_once_when_nothing_else_is_left(writer: Client) -> None:
    post_letter(writer)
    where = f"/desk/{Letter.objects.get().public_id}/edit/"
    form = {"title": "The ticket", "body": NUMBER, "soften": "07700 900 142"}
    assert writer.post(where, form).status_code == 302
    kept = Letter.objects.get()
    assert "07700" not in kept.source
    assert kept.status == "published"


def test_another_number_than_the_one_that_was_seen_is_shown_again(writer: Client) -> None:
    post_letter(writer)
    where = f"/desk/{Letter.objects.get().public_id}/edit/"
    seen = hidden_in(writer.post(where, {"title": "x", "body": NUMBER}))["seen"]
    other = NUMBER.replace("142", "143")
    page = writer.post(where, {"title": "x", "body": other, "seen": seen})
    assert "Not saved yet." in text_of(page)
    assert "07700" not in Letter.objects.get().source


def test_what_stood_there_before_is_not_said_again(writer: Client) -> None:
    post_letter(writer, body=NUMBER)
    letter = Letter.objects.get()
    where = f"/desk/{letter.public_id}/edit/"
    form = {"title": "The ticket", "body": f"{NUMBER}\n\nGood night."}
    assert writer.post(where, form).status_code == 302
    assert Letter.objects.get().source.endswith("Good night.")


def test_a_reply_is_looked_at_in_the_same_way(writer: Client) -> None:
    post_letter(Client())
    letter = Letter.objects.get()
    post_reply(writer, letter)
    where = f"/desk/{letter.public_id}/voice/1/"
    page = writer.post(where, {"body": NUMBER})
    assert "Not saved yet." in text_of(page)
    form = {"body": NUMBER, "seen": hidden_in(page)["seen"]}
    assert writer.post(where, form).status_code == 302
    assert letter.replies.get().status == "held"
