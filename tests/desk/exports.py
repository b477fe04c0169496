"""Taking things home in tests: one file of every form, opened as a stranger's program would."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

from django.test import Client

from authors.clock import today
from comments.models import Voice
from desk import leaving
from desk.export.book import Book, Entry, Said
from letters.models import Letter, Update
from tests.make import a_letter, a_member
from writing.models import Deed

FORMS = ("txt", "html", "epub")
STATUSES = ("published", "held", "hidden", "removed", "taken_back", "scheduled")
XHTML = "{http://www.w3.org/1999/xhtml}"


def taken(client: Client, address: str) -> bytes:
    """The file a browser would save."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def letter_file(client: Client, letter: Letter, form: str) -> str:
    """All text of the letter's export, of an EPUB that of its documents."""
    return readable(taken(client, f"/desk/{letter.public_id}/export.{form}"), form)


def voice_file(client: Client, letter: Letter, form: str) -> str:
    """The same for what a voice said."""
    return readable(taken(client, f"/desk/{letter.public_id}/voice/export.{form}"), form)


def readable(content: bytes, form: str) -> str:
    """What a person could find in a file with a search."""
    if form != "epub":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def documents(content: bytes) -> dict[str, ElementTree.Element]:
    """Name -> tree of every XML file in an EPUB, by a parser that forgives nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        names = [name for name in book.namelist() if name != "mimetype"]
        return {name: ElementTree.fromstring(book.read(name)) for name in names}  # noqa: S314


def words_of(tree: ElementTree.Element) -> str:
    """The text of a tree, as a reading device would show it."""
    return " ".join("".join(tree.itertext()).split())


def a_letter_that_is(status: str, **given: Any) -> Letter:
    """A letter in any status in which it has a desk."""
    if status == "scheduled":
        letter = a_letter(status="held", publish_on=today() + timedelta(days=3), **given)
        letter.turn(Deed.PUBLISH)
    elif status == "removed":
        letter = a_letter(**given)
        letter.turn(Deed.REMOVE, by=a_member(f"mod-{letter}"), ground="cruel")
    else:
        letter = a_letter(status=status, **given)
    letter.refresh_from_db()
    assert letter.status == status
    return letter


def an_update(letter: Letter, body: str, status: str = "published", **given: Any) -> Update:
    """The next update of a letter: status is "published", "held" or "hidden"."""
    number = letter.updates.count() + 1
    given = {"rating": "safe", "heading": ""} | given
    update = Update(letter=letter, number=number, **given)
    update.set_words(body)
    update.save()
    if status != "held":
        update.turn(Deed.PUBLISH)
    if status == "hidden":
        update.turn(Deed.HIDE)
    letter.refresh_from_db()
    return update


def burn(owner: Letter | Voice) -> None:
    """Everything written with this key is gone."""
    assert owner.key
    leaving.burn(owner.key)


def a_book(*said: Said, **given: Any) -> Book:
    """A book of one letter, made of plain data."""
    entry = Entry(0, "The ticket", ("21 November 2026",), "I kept it.", "<p>I kept it.</p>", "en")
    fields: dict[str, Any] = {
        "title": "The ticket",
        "byline": "",
        "facts": (("Form", "Letter"),),
        "address": "",
        "mark": "urn:uuid:5f0c6a5e-0000-5000-8000-000000000000",
        "made_on": today(),
        "entries": lambda: iter([entry]),
        "thread": lambda: iter(said),
    }
    return Book(**fields | given)


def sentences(count: int) -> Iterator[Said]:
    """So many replies of plain data."""
    for number in range(1, count + 1):
        yield Said(number, name=f"moth {number}", source=f"Say {number}.", html=f"<p>{number}</p>")
