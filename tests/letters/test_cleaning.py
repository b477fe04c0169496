"""What hides in pasted text is taken out; the words around it stay as they were."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from authors import keys
from letters.models import Letter
from tests.letters.pages import body_field, source
from tests.make import a_form, post_letter, token_in

URLENCODED = "application/x-www-form-urlencoded"
UTF_7 = "multipart/form-data; boundary=edge; charset=utf-7"
LONE_SURROGATE = b"before +2AA- after"  # UTF-7 for U+D800 between two words


def multipart(fields: dict[str, object], body: bytes) -> bytes:
    """A form as no browser sends it: each part in UTF-7."""
    parts = [(name, str(value).encode()) for name, value in fields.items()] + [("body", body)]
    head = '--edge\r\nContent-Disposition: form-data; name="{}"\r\n\r\n'
    return b"".join(head.format(n).encode() + v + b"\r\n" for n, v in parts) + b"--edge--\r\n"


def half_a_character(client: Client, fields: dict[str, object]) -> Any:
    """Send a form whose body holds a lone surrogate."""
    return client.generic("POST", "/write/", multipart(fields, LONE_SURROGATE), UTF_7)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\x00two", "onetwo"),
        ("safe \u202eetis\u202c words", "safe etis words"),
        ("a\u2066b\u2069c", "abc"),
        ("\ufeffsoft\u00adly", "softly"),
        ("bell\x07 and escape\x1b[31m", "bell and escape[31m"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("wide\u00a0space  \nnext", "wide space\nnext"),
        ("e\u0301t\u00e9", "\u00e9t\u00e9"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("tag\U000e0041\U000e0042s", "tags"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_what_does_not_print_is_taken_out_of_a_letter(
    stranger: Client, typed: str, stored: str
) -> None:
    assert "Your letter is posted" in source(post_letter(stranger, body=typed))
    letter = Letter.objects.get()
    assert letter.source == stored
    page = source(stranger.get(letter.get_absolute_url()))
    assert typed not in page


@pytest.mark.parametrize(
    "kept",
    [
        "می\u200cخواهم",
        "👩\u200d🚀",
        "so… if only",
        "wait.. what...",
        "like that–where",
        "i’m “here”",
    ],
    ids=ascii,
)
def test_what_people_need_is_kept(stranger: Client, kept: str) -> None:
    post_letter(stranger, body=kept)
    assert Letter.objects.get().source == kept


def test_title_and_name_are_cleaned_to_one_line(stranger: Client) -> None:
    post_letter(stranger, title="The\x00 \u202e ticket\r\nto   nowhere", name="left\u00a0\x00tap")
    letter = Letter.objects.get()
    assert (letter.title, letter.byline) == ("The ticket to nowhere", "left tap")


def test_bytes_that_are_no_utf_8_do_not_stop_a_letter(stranger: Client) -> None:
    form = urlencode(a_form(body=""), doseq=True) + "&body=before+%ED%A0%80+after"
    preview = stranger.post("/write/", form, content_type=URLENCODED)
    assert preview.status_code == 200
    sent = f"{form}&act=post&token={token_in(preview)}"
    assert "Your letter is posted" in source(
        stranger.post("/write/", sent.replace("act=preview&", ""), content_type=URLENCODED)
    )
    stored = Letter.objects.get().source
    assert stored.startswith("before ")
    assert stored.endswith(" after")


@pytest.mark.parametrize("act", ["preview", "post"])
def test_half_a_character_does_not_stop_a_letter(stranger: Client, act: str) -> None:
    fields = a_form(act=act, token=keys.new_token(), categories="you")
    del fields["body"]
    page = half_a_character(stranger, fields)
    assert page.status_code == 200
    if act == "post":
        assert "\ud800" not in Letter.objects.get().source


def test_half_a_character_does_not_stop_the_writing(stranger: Client) -> None:
    fields = {"act": "edit", "title": "x"}
    page = half_a_character(stranger, fields)
    assert page.status_code == 200
    assert body_field(page).startswith("before ")


def test_half_a_character_comes_back_with_a_mistake(stranger: Client) -> None:
    fields = {"act": "preview", "title": "x"}
    page = half_a_character(stranger, fields)
    assert page.status_code == 422
    assert body_field(page).endswith(" after")


def test_half_a_character_in_a_forged_form_is_still_handed_back(stranger: Client) -> None:
    fields = a_form(rating="nothing", categories="you")
    del fields["body"]
    page = half_a_character(stranger, fields)
    assert page.status_code == 400


def test_a_form_in_another_encoding_gets_a_page_not_a_crash(stranger: Client) -> None:
    page = stranger.post("/write/", "body=x", content_type=f"{URLENCODED}; charset=utf-7")
    assert page.status_code in (400, 422)
    assert "<h1>" in source(page)
