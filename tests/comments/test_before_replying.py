"""The second look at a reply: the same help as for a letter, and no guessing who somebody is."""

import logging
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation.models import Case, Decision
from tests.comments.pages import html_of
from tests.letters.pages import hidden_fields, source
from tests.make import a_letter, a_reply, post_reply

pytestmark = pytest.mark.django_db
HIGH = (
    "I work at Hollerith Systems in Tartu too, and Oyinkansola has your scarf. "
    "She is at the University of Tartu."
)
NUMBER = "My number is 07700 900 142."
GUESS = "Is this you, Sam?"
DANGER = "I am going to kill myself tonight."
# notice -> its heading
NOTICES = {
    "reach": "It seems to contain",
    "asks": "It sounds as if you are asking who somebody is",
    "high": "might recognise this",
    "some": "Details that could lead to somebody",
    "strong": "There is strong language in it",
    "notes": "Content notes that may fit",
    "crisis": "If you are not safe tonight",
}


def door(letter: Letter) -> str:
    """Where replies to a letter are sent."""
    return f"/letters/{letter.public_id}/reply/"


def preview(letter: Letter, body: str, client: Client | None = None, **given: str) -> Any:
    """The second look at a reply."""
    page = (client or Client()).post(door(letter), {"body": body, "act": "preview"} | given)
    assert page.status_code == 200
    assert "It is not posted yet." in source(page)
    return page


def said(page: Any) -> set[str]:
    """Which notices a page shows."""
    return {name for name, heading in NOTICES.items() if heading in source(page)}


def send(letter: Letter, page: Any, act: str = "post", **ticks: Any) -> Any:
    """Press a button on the preview, with these boxes ticked."""
    return Client().post(door(letter), hidden_fields(page) | ticks | {"act": act})


@pytest.mark.parametrize(
    ("body", "notices"),
    [
        ("I went through this too, and it did pass.", set()),
        ("My mother died in spring. It just sucks.", set()),
        (NUMBER, {"reach"}),
        ("Read https://example.com/x and weep.", {"reach"}),
        (HIGH, {"high"}),
        (GUESS, {"asks", "some"}),
        ("They fucking left.", {"strong"}),
        (DANGER, {"crisis"}),
    ],
)
def test_each_notice_is_shown_for_its_cause_and_no_other(body: str, notices: set[str]) -> None:
    page = preview(a_letter(), body)
    assert said(page) == notices
    assert ("Before it goes up" in source(page)) == bool(notices)
    assert not Reply.objects.exists()


def test_who_asks_who_somebody_is_hears_gently_that_it_waits_and_then_it_does() -> None:
    letter = a_letter()
    page = preview(letter, GUESS)
    assert '<mark title="guessing who somebody is">Is this you, Sam?</mark>' in source(page)
    assert "people write here because nobody knows them" in source(page)
    posted = send(letter, page)
    assert "Your reply is with a volunteer" in source(posted)
    reply = Reply.objects.get()
    assert (reply.status, reply.source) == ("held", GUESS)
    assert reply.decisions.get().ground == "recipient_guess"
    assert GUESS not in html_of(Client(), letter)


def test_who_went_through_it_is_published_and_told_nothing() -> None:
    letter = a_letter()
    posted = send(letter, preview(letter, "I went through this, and I wish somebody had told me."))
    assert "Your reply is posted" in source(posted)
    assert Reply.objects.get().status == "published"


@pytest.mark.parametrize("act", ["change", "post"])
def test_whichever_button_is_pressed_a_tick_shows_the_changed_reply_first(act: str) -> None:
    letter = a_letter()
    page = preview(letter, f"{HIGH}\n\n{NUMBER}", name="Tall heron")
    again = send(letter, page, act, soften=["07700 900 142", "Oyinkansola"])
    assert "It is not posted yet." in source(again)
    assert not Reply.objects.exists()
    assert "Your reply is posted" in source(send(letter, again))
    reply = Reply.objects.get()
    changed = HIGH.replace("Oyinkansola", "O.") + "\n\nMy number is [a number]."
    assert (reply.source, reply.voice.name) == (changed, "Tall heron")


def test_a_changed_reply_still_answers_what_it_answered_with_the_same_voice() -> None:
    letter, browser = a_letter(), Client()
    parent = a_reply(letter)
    post_reply(browser, letter, body="First.", name="Tall heron")
    page = preview(letter, NUMBER, browser, to="1")
    form = hidden_fields(page) | {"act": "change", "soften": "07700 900 142"}
    again = browser.post(f"{door(letter)}?to=1", form)
    assert "Tall heron" in source(again)
    browser.post(door(letter), hidden_fields(again) | {"act": "post"})
    reply = Reply.objects.order_by("-number")[0]
    assert (reply.parent, reply.voice.name) == (parent, "Tall heron")
    assert reply.source == "My number is [a number]."


def test_strong_language_can_be_folded_and_is_posted_either_way() -> None:
    letter = a_letter()
    page = preview(letter, "They fucking left.")
    again = send(letter, page, suggest="fold")
    assert said(again) == set()
    assert "It stays folded behind a content note" in source(again)
    send(letter, again)
    send(letter, preview(letter, "You fucking stayed."))
    folded, plain = Reply.objects.order_by("number")
    assert (folded.folded, folded.status) == (True, "published")
    assert (plain.folded, plain.status) == (False, "published")


@pytest.mark.parametrize("forged", ["boring", "", "folded", "<script>"])
def test_a_suggestion_that_no_page_of_ours_makes_is_refused_with_the_words(forged: str) -> None:
    letter = a_letter()
    page = send(letter, preview(letter, NUMBER), suggest=forged)
    assert page.status_code == 400
    assert NUMBER in source(page)
    assert "<script>" not in source(page).partition("<main")[2]
    assert not Reply.objects.exists()


def test_marked_passages_are_only_words() -> None:
    text = source(preview(a_letter(), f'<script>alert(1)</script> "> {NUMBER} <b onclick="x">'))
    assert "<script>alert" not in text
    assert "<b onclick" not in text
    assert '<mark title="a phone number">07700 900 142</mark>' in text


def test_a_reply_comes_through_unchanged_where_nothing_was_ticked() -> None:
    letter = a_letter()
    body = f"{HIGH}\n\nÉté 🙂 “tout” — ok?"
    send(letter, preview(letter, body))
    reply = Reply.objects.get()
    assert (reply.source, reply.status) == (body, "published")


def test_nothing_of_what_was_noticed_is_kept_or_logged(caplog: pytest.LogCaptureFixture) -> None:
    letter = a_letter()
    with caplog.at_level(logging.DEBUG):
        page = preview(letter, HIGH)
        assert said(page) == {"high"}
        send(letter, page)
    assert not [word for word in ("Oyinkansola", "Hollerith", "employer") if word in caplog.text]
    assert not Decision.objects.exists()
    assert not Case.objects.exists()


@pytest.mark.parametrize("body", [DANGER, HIGH])
def test_only_the_writer_sees_the_notices_and_only_here(body: str) -> None:
    letter = a_letter()
    posted = send(letter, preview(letter, body))
    assert Reply.objects.get().status == "published"
    pages = [posted, Client().get(letter.get_absolute_url()), Client().get(f"{door(letter)}?to=1")]
    for page in pages:
        assert page.status_code == 200
        assert said(page) == set()
        assert "<mark" not in source(page)


def test_the_form_on_the_letters_page_leads_to_the_same_second_look() -> None:
    letter = a_letter()
    page = Client().post(door(letter), {"body": f"{GUESS} {NUMBER}"})
    assert said(page) >= {"asks", "reach"}
    assert page["Cache-Control"] == "no-store"


def test_what_is_marked_in_a_reply_is_in_a_language_nobody_knows() -> None:
    page = source(preview(a_letter(language="de"), "My number is 07700 900 142."))
    assert '<q><bdi lang="">My number is <mark' in page
    assert "Say “<bdi>" in page
