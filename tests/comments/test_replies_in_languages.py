"""Nobody says which language a reply is in, so no page may claim to know."""

import pytest
from django.test import Client

from comments.models import Reply
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply
from tests.spoken import said_in

pytestmark = pytest.mark.django_db
WORDS = "Ich saß auch in dieser Bahn."
ARABIC = {"Accept-Language": "ar"}


@pytest.fixture
def reply() -> Reply:
    """A reply under a German letter."""
    return a_reply(a_letter(language="de"), body=WORDS)


def arabic(path: str, client: Client | None = None) -> str:
    """A page as a reader of Arabic has it."""
    return text_of((client or Client()).get(path, headers=ARABIC))


def test_under_the_letter(reply: Reply) -> None:
    assert said_in(arabic(reply.letter.get_absolute_url()), WORDS) == {""}


def test_where_its_language_came_with_it_the_page_says_it() -> None:
    reply = a_reply(a_letter(), body=WORDS, language="de")
    assert said_in(arabic(reply.letter.get_absolute_url()), WORDS) == {"de"}


def test_while_it_is_answered_and_while_it_is_read_through(reply: Reply) -> None:
    path = f"/letters/{reply.letter.public_id}/reply/"
    assert said_in(arabic(f"{path}?to={reply.number}"), WORDS) == {""}
    preview = Client().post(path, {"body": WORDS, "act": "preview"}, headers=ARABIC)
    assert said_in(text_of(preview), WORDS) == {""}


def test_at_the_desks(reply: Reply) -> None:
    letter = reply.letter
    author, stranger = holding(letter), holding(reply.voice)
    assert said_in(arabic(desk_of(letter), author), WORDS) == {""}
    assert said_in(arabic(desk_of(letter, f"replies/{reply.number}/"), author), WORDS) == {""}
    assert said_in(arabic(desk_of(letter, "voice/"), stranger), WORDS) == {""}


def test_a_reply_that_was_stored_before_is_made_anew(reply: Reply) -> None:
    Reply.objects.update(markup="<p>old</p>", markup_version=3)
    assert said_in(arabic(reply.letter.get_absolute_url()), WORDS) == {""}
