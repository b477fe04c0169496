"""What a volunteer corrected stays corrected when the author edits the letter."""

import pytest
from django.test import Client

from letters.models import Category, ContentNote, Letter
from moderation import corrections
from tests import make
from tests.desk.rooms import holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> tuple[Client, Letter]:
    """An author's browser, and the letter that a volunteer has marked not safe, with a note."""
    make.a_letter()  # the pigeonholes
    make.post_letter(client)
    letter = Letter.objects.latest("pk")
    corrections.correct(
        letter,
        make.a_member(),
        rating="not_rated",
        categories=Category.objects.filter(slug="a-parent"),
        notes=ContentNote.objects.filter(slug="death"),
        ground="notes",
        words="",
    )
    return client, letter


def state(letter: Letter) -> tuple[str, set[str], set[str]]:
    """Rating, notes and categories as they are now."""
    now = Letter.objects.get(pk=letter.pk)
    notes = set(now.notes.values_list("slug", flat=True))
    return now.rating, notes, set(now.categories.values_list("slug", flat=True))


def test_the_short_form_of_the_desk_changes_words_only(desk: tuple[Client, Letter]) -> None:
    client, letter = desk
    page = client.post(f"/desk/{letter.public_id}/edit/", {"title": "New", "body": "New words."})
    assert page.status_code == 302
    assert Letter.objects.get(pk=letter.pk).source == "New words."
    assert state(letter) == ("not_rated", {"death"}, {"a-parent"})


def test_the_full_form_can_be_stricter_but_not_laxer(desk: tuple[Client, Letter]) -> None:
    client, letter = desk
    url = f"/desk/{letter.public_id}/edit/"
    assert b"A volunteer corrected" in client.get(url).content
    client.post(url, make.a_form(rating="safe", notes=["sex"], act="save"))
    assert state(letter) == ("not_rated", {"death", "sex"}, {"you"})
    client.post(url, make.a_form(rating="not_safe", act="save"))
    assert state(letter)[0] == "not_safe"


def test_without_a_correction_the_author_decides(client: Client) -> None:
    make.a_letter()
    make.post_letter(client)
    letter = Letter.objects.latest("pk")
    url = f"/desk/{letter.public_id}/edit/"
    assert b"A volunteer corrected" not in client.get(url).content
    client.post(url, make.a_form(rating="not_safe", notes=["sex"], act="save"))
    client.post(url, make.a_form(rating="safe", act="save"))
    assert state(letter) == ("safe", set(), {"you"})


def test_an_update_keeps_what_a_volunteer_corrected() -> None:
    letter = make.a_letter()
    update = make.an_update(letter)
    note = ContentNote.objects.filter(slug="death")
    given = {"rating": "not_safe", "notes": note, "ground": "notes", "words": ""}
    corrections.correct(update, make.a_member(), **given)
    page = f"/desk/{letter.public_id}/updates/{update.number}/"
    author = holding(letter)
    assert "A volunteer corrected" in author.get(page).content.decode()
    answer = author.post(page, {"title": "", "body": "Other words.", "rating": "safe"})
    assert answer.status_code == 302
    update.refresh_from_db()
    assert (update.source, update.rating) == ("Other words.", "not_safe")
    assert list(update.notes.values_list("slug", flat=True)) == ["death"]
