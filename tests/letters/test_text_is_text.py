"""HTML typed into any field is text on every page that shows it."""

import pytest
from django.test import Client

from letters.models import Letter
from tests.letters.pages import source
from tests.make import a_form, post_letter, token_in

SCRIPT = "<script>alert('felt')</script>"
PICTURE = '"><img src=x onerror=alert(1)>'
LINK = '<a href="javascript:alert(1)">here</a>'
BODY = f"{SCRIPT}\n\n{PICTURE}\n\n{LINK}\n\n<!-- a remark --> &lt;b&gt; <b>bold</b>"
TYPED = {"title": f"Title {SCRIPT}{PICTURE}", "name": "tap <img> <i>", "body": BODY}


def harmless(page: object) -> str:
    """The page, after looking that none of what was typed is markup in it."""
    text = source(page)
    lower = text.lower()
    for markup in ("<script>", "<img", "<b>bold", 'href="javascript', "<!-- a remark", "<i>"):
        assert markup not in lower, markup
    assert "alert('felt')" not in text, "quotes inside attributes have to be escaped"
    return text


def test_the_preview_shows_markup_as_text(stranger: Client) -> None:
    text = harmless(stranger.post("/write/", a_form(**TYPED)))
    assert "&lt;script&gt;" in text
    assert "tap &lt;img&gt;" in text


def test_the_form_shows_markup_as_text(stranger: Client) -> None:
    text = harmless(stranger.post("/write/", a_form(**TYPED, act="edit")))
    assert "tap &lt;img&gt;" in text
    harmless(stranger.post("/write/", a_form(**TYPED, rating="")))


def test_every_page_about_a_posted_letter_shows_markup_as_text(stranger: Client) -> None:
    harmless(post_letter(stranger, **TYPED))
    letter = Letter.objects.get()
    assert letter.source == BODY
    text = harmless(stranger.get(letter.get_absolute_url()))
    assert "&lt;script&gt;alert(" in text
    assert "<p>&lt;a href=" in text
    assert "&amp;lt;b&amp;gt;" in text
    assert "&lt;script&gt;" in harmless(stranger.get("/"))
    assert "&lt;script&gt;" in harmless(stranger.get(f"/desk/{letter.public_id}/"))
    harmless(stranger.get(f"/desk/{letter.public_id}/edit/"))
    harmless(stranger.get("/desk/"))
    for page in ("/to/you/", "/waiting/", f"/letters/{letter.public_id}/reply/"):
        harmless(stranger.get(page))


def test_error_pages_hand_markup_back_as_text(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(**TYPED, rating="nothing"))
    assert page.status_code == 400
    assert "&lt;script&gt;" in harmless(page)


def test_a_name_with_markup_under_an_untitled_letter_is_text(stranger: Client) -> None:
    post_letter(stranger, **TYPED | {"title": ""})
    letter = Letter.objects.get()
    text = harmless(stranger.get(letter.get_absolute_url()))
    assert "<title>&lt;script&gt;" in text
    assert "signed <bdi>tap &lt;img&gt; &lt;i&gt;</bdi>" in text


def test_template_marks_and_slots_are_text(stranger: Client) -> None:
    body = "{{ letter.key }} {% include 'x' %} \x1ereplies\x1e %(words)s"
    post_letter(stranger, body=body)
    text = source(stranger.get(Letter.objects.get().get_absolute_url()))
    assert "{{ letter.key }} {% include &#x27;x&#x27; %} replies %(words)s" in text


@pytest.mark.parametrize("field", ["title", "body", "name"])
def test_a_hidden_field_of_the_preview_cannot_be_broken_out_of(
    stranger: Client, field: str
) -> None:
    page = stranger.post("/write/", a_form(**{field: 'x" autofocus y="'}))
    assert 'x" autofocus' not in source(page)
    assert len(token_in(page)) == 40
