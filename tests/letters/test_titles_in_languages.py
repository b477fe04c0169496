"""A title says which language it is in, wherever it stands on a page in another one."""

import pytest
from django.test import Client
from django.utils import translation

from letters.models import Letter, Near
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_form, a_letter, a_reply, an_update
from tests.spoken import said_in

pytestmark = pytest.mark.django_db
TITLE = "Straßenbahn im Regen"
ADDED = "Ein Jahr danach"
ARABIC = {"Accept-Language": "ar"}


def arabic(path: str, client: Client | None = None) -> str:
    """A page as a reader of Arabic has it."""
    return text_of((client or Client()).get(path, headers=ARABIC))


@pytest.fixture
def letter() -> Letter:
    """A German letter that waits for a reply."""
    return a_letter(title=TITLE, language="de", body="Die Nacht war lang und nass.")


@pytest.mark.parametrize("path", ["/", "/waiting/", "/to/you/", "/search/?q=Regen"])
def test_on_a_card(letter: Letter, path: str) -> None:
    page = arabic(path)
    # The search marks what it found, so the title is in two pieces there.
    assert said_in(page, "Straßenbahn im") == {"de"}
    assert said_in(page, "Die Nacht war lang") == {"de"}


def test_above_the_letter_and_its_conversation(letter: Letter) -> None:
    a_reply(letter)
    assert said_in(arabic(letter.get_absolute_url()), TITLE) == {"de"}


def test_near_another_letter_and_beside_it_in_a_list(letter: Letter) -> None:
    other = a_letter(title="The ticket", body="Die Nacht war lang und nass.")
    Near.objects.filter(letter=other).delete()
    Near.objects.create(letter=other, other=letter, rank=0)
    page = arabic(f"{other.get_absolute_url()}?in=all")
    assert page.count(TITLE) == 2
    assert said_in(page, TITLE) == {"de"}


def test_what_was_searched_for_is_in_a_language_nobody_knows(letter: Letter) -> None:
    assert said_in(arabic("/search/?q=regen"), "regen") == {""}


def test_while_it_is_read_through(shelves: None) -> None:
    form = a_form(title=TITLE, language="de")
    page = Client().post("/write/", form, headers=ARABIC)
    assert said_in(text_of(page), TITLE) == {"de"}


def test_a_first_line_that_is_offered_as_title(shelves: None) -> None:
    form = a_form(title="", body=f"{TITLE}\n\nDie Nacht war lang.", language="de")
    page = Client().post("/write/", form, headers=ARABIC)
    assert said_in(text_of(page), TITLE) == {"de"}


def test_while_somebody_replies(letter: Letter) -> None:
    path = f"/letters/{letter.public_id}/reply/"
    assert said_in(arabic(path), TITLE) == {"de"}
    form = {"body": "I was on that train.", "act": "preview"}
    assert said_in(text_of(Client().post(path, form, headers=ARABIC)), TITLE) == {"de"}


def test_at_the_desk(letter: Letter) -> None:
    an_update(letter, heading=ADDED)
    client = holding(letter)
    page = arabic(desk_of(letter), client)
    assert said_in(page, TITLE) == said_in(page, ADDED) == {"de"}
    assert said_in(arabic("/desk/", client), TITLE) == {"de"}


def test_at_the_desk_of_who_replied(letter: Letter) -> None:
    reply = a_reply(letter)
    an_update(letter, heading=ADDED)
    page = arabic(desk_of(letter, "voice/"), holding(reply.voice))
    assert said_in(page, TITLE) == said_in(page, ADDED) == {"de"}


@pytest.mark.parametrize("rating", ["safe", "not_safe"])
def test_above_an_update(letter: Letter, rating: str) -> None:
    an_update(letter, heading=ADDED, rating=rating)
    assert said_in(arabic(letter.get_absolute_url()), ADDED) == {"de"}


def test_a_language_without_a_name_is_not_taken_for_that_of_the_page() -> None:
    letter = a_letter(title="Sporvognen", body="Det regnede.", language="und")
    for path in ("/", letter.get_absolute_url()):
        page = arabic(path)
        assert said_in(page, "Sporvognen") == said_in(page, "Det regnede.") == {""}


def test_a_title_that_is_ours_is_in_the_language_of_the_page() -> None:
    letter = a_letter(title="", rating="not_safe", language="de")
    with translation.override("ar"):
        untitled = translation.gettext("Untitled letter")
    for path in ("/?show=all", letter.get_absolute_url()):
        assert said_in(arabic(path), untitled) == {"ar"}
