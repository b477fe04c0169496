"""Categories and content notes in the admin, and the rights of the group of moderators."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from letters.models import Category, ContentNote, Letter
from tests.make import a_letter
from tests.moderation.rooms import a_volunteer, text_of

pytestmark = pytest.mark.django_db

SHELF = "/admin/letters/category/"
NOTE = "/admin/letters/contentnote/"


def test_the_group_of_moderators_has_exactly_the_rights_it_needs() -> None:
    group = Group.objects.get(name="moderator")
    rights = {f"{x.content_type.app_label}.{x.codename}" for x in group.permissions.all()}
    shelves = {
        f"letters.{verb}_{kind}"
        for verb in ("view", "add", "change", "delete")
        for kind in ("category", "contentnote", "term")
    }
    assert rights == shelves | {
        "letters.view_letter",
        "letters.view_update",
        "comments.view_reply",
        "moderation.view_report",
        "moderation.view_decision",
        "moderation.view_case",
        "moderation.decide",
        *(f"moderation.{verb}_phrase" for verb in ("view", "add", "change", "delete")),
    }


def test_a_volunteer_adds_a_category_that_letters_can_then_be_put_on() -> None:
    form = {"name": "To the sea", "slug": "to-the-sea", "kind": "to", "order": "7", "hint": ""}
    assert a_volunteer().post(f"{SHELF}add/", form).status_code == 302
    assert Category.objects.get(slug="to-the-sea").kind == "to"
    assert "To the sea" in text_of(Client().get("/write/"))


def test_a_volunteer_adds_a_content_note() -> None:
    form = {"name": "Spiders", "slug": "spiders", "order": "3"}
    assert a_volunteer().post(f"{NOTE}add/", form).status_code == 302
    assert "Spiders" in text_of(Client().get("/write/"))


def test_a_new_name_of_a_category_is_printed_on_its_letters() -> None:
    letter = a_letter(categories=["healing"])
    shelf, reader = Category.objects.get(slug="healing"), Client()
    etag = reader.get("/")["ETag"]
    form = {"name": "Mending", "slug": "healing", "kind": "about", "order": "1", "hint": ""}
    assert a_volunteer().post(f"{SHELF}{shelf.pk}/change/", form).status_code == 302
    assert "Mending" in text_of(reader.get(letter.get_absolute_url()))
    fresh = reader.get("/", headers={"If-None-Match": etag})
    assert fresh.status_code == 200
    assert "Mending" in Letter.objects.get().card


def test_a_new_name_of_a_note_is_printed_on_its_letters() -> None:
    letter = a_letter(notes=["death"])
    note = ContentNote.objects.get(slug="death")
    form = {"name": "Grief", "slug": "death", "order": "1"}
    assert a_volunteer().post(f"{NOTE}{note.pk}/change/", form).status_code == 302
    call_command("tick")
    assert "grief" in text_of(Client().get(letter.get_absolute_url()))


def test_a_reader_who_has_the_letter_gets_the_new_name_of_its_category() -> None:
    letter, reader = a_letter(categories=["healing"]), Client()
    shelf = Category.objects.get(slug="healing")
    etag = reader.get(letter.get_absolute_url())["ETag"]
    form = {"name": "Mending", "slug": "healing", "kind": "about", "order": "1", "hint": ""}
    a_volunteer().post(f"{SHELF}{shelf.pk}/change/", form)
    again = reader.get(letter.get_absolute_url(), headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert "Mending" in text_of(again)


@pytest.mark.parametrize(("room", "model"), [(SHELF, Category), (NOTE, ContentNote)])
def test_what_stands_on_letters_cannot_be_deleted_and_what_does_not_can(
    room: str, model: type[Category] | type[ContentNote]
) -> None:
    letter = a_letter(categories=["you"], notes=["death"])
    used = (letter.categories if model is Category else letter.notes).get()
    unused = model.objects.exclude(pk=used.pk).first()
    assert unused
    volunteer = a_volunteer()
    assert volunteer.post(f"{room}{used.pk}/delete/", {"post": "yes"}).status_code == 403
    assert volunteer.post(f"{room}{unused.pk}/delete/", {"post": "yes"}).status_code == 302
    assert model.objects.filter(pk=used.pk).exists()
    assert not model.objects.filter(pk=unused.pk).exists()


@pytest.mark.parametrize(("room", "model"), [(SHELF, Category), (NOTE, ContentNote)])
def test_what_stands_on_letters_cannot_be_deleted_in_bulk_either(
    room: str, model: type[Category] | type[ContentNote]
) -> None:
    letter = a_letter(categories=["you"], notes=["death"])
    used = (letter.categories if model is Category else letter.notes).get()
    form = {"action": "delete_selected", "_selected_action": [used.pk], "post": "yes"}
    a_volunteer().post(room, form | {"index": "0"})
    assert model.objects.filter(pk=used.pk).exists()
