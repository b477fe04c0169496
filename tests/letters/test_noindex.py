"""A letter whose author asks search engines to leave it out."""

from typing import Any

import pytest
from django.test import Client

from letters import stored
from letters.models import Letter
from tests.desk.rooms import desk_of, edit_form, holding
from tests.letters.pages import hidden_fields, source
from tests.make import a_form, a_letter, post_letter
from writing.models import Deed

pytestmark = pytest.mark.django_db
LABEL = "Ask search engines to leave this letter out"
META = '<meta name="robots" content="noindex">'
BOX = 'name="noindex"'
CHECKED = 'name="noindex" checked'


def page_of(letter: Letter) -> Any:
    """The letter's page."""
    return Client().get(letter.get_absolute_url())


def test_the_write_page_offers_it_and_does_not_choose_it(stranger: Client) -> None:
    text = source(stranger.get("/write/"))
    assert LABEL in text
    assert BOX in text
    assert CHECKED not in text


def test_a_letter_with_the_tick_is_left_out(stranger: Client) -> None:
    post_letter(stranger, noindex="on")
    letter = Letter.objects.get()
    assert letter.noindex
    page = page_of(letter)
    assert META in source(page)
    assert page["X-Robots-Tag"] == "noindex"
    assert "application/ld+json" not in source(page)


def test_a_letter_without_it_is_not(stranger: Client) -> None:
    post_letter(stranger)
    letter = Letter.objects.get()
    assert not letter.noindex
    page = page_of(letter)
    assert META not in source(page)
    assert "X-Robots-Tag" not in page
    assert "application/ld+json" in source(page)
    assert "data-nosnippet" not in source(Client().get("/"))


def test_the_header_stands_on_an_answer_without_a_page_too() -> None:
    letter = a_letter(noindex=True)
    page = page_of(letter)
    again = Client().get(letter.get_absolute_url(), headers={"If-None-Match": page["ETag"]})
    assert again.status_code == 304
    assert again["X-Robots-Tag"] == "noindex"


def test_the_tick_outlasts_the_preview_and_a_mistake(stranger: Client) -> None:
    preview = stranger.post("/write/", a_form(noindex="on"))
    assert hidden_fields(preview)["noindex"] == ["on"]
    again = stranger.post("/write/", hidden_fields(preview) | {"act": "edit"})
    assert CHECKED in source(again)
    mistaken = stranger.post("/write/", a_form(noindex="on", body=""))
    assert mistaken.status_code == 422
    assert CHECKED in source(mistaken)


def test_the_desk_shows_it_and_changes_it() -> None:
    letter = a_letter()
    client, edit = holding(letter), desk_of(letter, "edit/")
    assert LABEL in source(client.get(edit))
    assert CHECKED not in source(client.get(edit))
    assert client.post(edit, edit_form(letter, noindex="on")).status_code == 302
    assert Letter.objects.get().noindex
    assert CHECKED in source(client.get(edit))
    assert META in source(page_of(letter))
    form = edit_form(Letter.objects.get())
    del form["noindex"]
    client.post(edit, form)
    assert not Letter.objects.get().noindex


def test_the_desks_short_form_leaves_it_as_it_is() -> None:
    for noindex in (True, False):
        letter = a_letter(noindex=noindex)
        form = {"title": "Another one", "body": "Other words."}
        assert holding(letter).post(desk_of(letter, "edit/"), form).status_code == 302
        letter.refresh_from_db()
        assert (letter.title, letter.noindex) == ("Another one", noindex)


def test_its_card_asks_that_no_list_be_quoted_with_it() -> None:
    a_letter(title="The ticket", noindex=True, categories=["you"])
    a_letter(title="The tap")
    for path in ("/", "/to/you/", "/waiting/"):
        text = source(Client().get(path))
        before, _, card = text.partition("<div data-nosnippet>")
        assert "The ticket" in card.partition("</article></div>")[0]
        assert "The ticket" not in before
        assert text.count("data-nosnippet") == 1


def test_a_card_from_before_is_drawn_anew() -> None:
    letter = a_letter(noindex=True)
    Letter.objects.update(markup_version=stored.VERSION - 1, card="<article>old</article>")
    assert "<div data-nosnippet>" in source(Client().get("/"))
    letter.refresh_from_db()
    assert letter.markup_version == stored.VERSION


def test_readers_here_find_it_as_before() -> None:
    letter = a_letter(title="The ticket", noindex=True)
    month = f"/archive/{letter.published_on:%Y}/{letter.published_on.month}/"  # type: ignore
    for path in ("/", "/to/you/", month, "/feed/"):
        assert "The ticket" in source(Client().get(path))


def test_it_is_not_in_the_sitemap() -> None:
    letter, other = a_letter(noindex=True), a_letter()
    text = source(Client().get(f"/sitemap/{letter.published_on:%Y-%m}.xml"))
    assert letter.public_id not in text
    assert other.public_id in text


def test_a_letter_that_is_gone_asks_to_be_forgotten() -> None:
    letter = a_letter()
    letter.turn(Deed.TAKE_BACK)
    page = page_of(letter)
    assert page.status_code == 410
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex, noarchive">' in source(page)
