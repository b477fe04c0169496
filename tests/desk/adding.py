"""Adding to a letter through its desk, as an author does: read it through, then add it."""

from typing import Any

from django.test import Client

from letters.models import Letter, Update
from tests.desk.rooms import desk_of, holding, text_of
from tests.letters.pages import hidden_fields
from tests.make import token_in

BETTER = "It is better now.\n\nI sold the coat.\n\nThe hook is empty."


def update_form(**given: Any) -> dict[str, Any]:
    """What the page for an update sends; given= values replace or add fields."""
    fields = {"title": "", "body": BETTER, "rating": "safe", "website": "", "act": "preview"}
    return fields | given


def where(letter: Letter, number: int = 0, page: str = "") -> str:
    """The address for adding an update, or for changing one."""
    return desk_of(letter, f"updates/{number}/{page}" if number else "updates/")


def preview(letter: Letter, client: Client | None = None, **given: Any) -> Any:
    """The second look."""
    return (client or holding(letter)).post(where(letter), update_form(**given))


def ready(letter: Letter, client: Client | None = None, **given: Any) -> dict[str, Any]:
    """What the button "Add the update" on a preview sends."""
    page = preview(letter, client, **given)
    assert page.status_code == 200, page.content.decode()
    return hidden_fields(page) | {"token": token_in(page), "act": "post"}


def add(letter: Letter, client: Client | None = None, **given: Any) -> Update:
    """Read it through and add it; the new row."""
    client = client or holding(letter)
    answer = client.post(where(letter), ready(letter, client, **given))
    assert answer.status_code == 302, answer.content.decode()
    return Update.objects.select_related("letter").latest("pk")


def edit(update: Update, client: Client | None = None, **given: Any) -> Any:
    """Save other words for one from its page; the answer."""
    fields = {
        "title": update.heading,
        "body": update.source,
        "rating": update.rating,
        "notes": [note.slug for note in update.notes.all()],
        "act": "save",
    }
    client = client or holding(update.letter)
    return client.post(where(update.letter, update.number), fields | given)


def move(update: Update, act: str, client: Client | None = None) -> Any:
    """Take it back, or put it back; the answer."""
    client = client or holding(update.letter)
    return client.post(where(update.letter, update.number, "move/"), {"act": act})


def public(letter: Letter, client: Client | None = None) -> str:
    """The letter's page as anybody reads it now."""
    letter.refresh_from_db()
    return text_of((client or Client()).get(letter.get_absolute_url()))
