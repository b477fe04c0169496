"""Behaviour 4.19: replying works as a plain form, with a second look before it is public."""

import re

import pytest
from django.test import Client

from comments.models import Reply
from tests.comments.pages import html_of, one_reply, parsed
from tests.make import a_letter, a_reply, post_reply, words_in

pytestmark = pytest.mark.django_db


def test_the_form_follows_the_last_reply_and_stands_there_with_none_too(client: Client) -> None:
    letter = a_letter()
    assert "Leave a reply" in html_of(client, letter)
    a_reply(letter)
    html = html_of(client, letter)
    assert html.index('id="reply-1"') < html.index("Leave a reply")
    form = html[html.index('<section class="sheet reply-form"') :]
    assert f'<form method="post" action="/letters/{letter.public_id}/reply/"' in form


def test_the_page_of_an_answer_quotes_what_it_answers(client: Client) -> None:
    letter = a_letter()
    a_reply(letter, name="Tall heron", body="It was a cold platform.")
    page = client.get(f"/letters/{letter.public_id}/reply/?to=1").content.decode()
    assert "It was a cold platform." in page
    assert "Reply to <bdi>Tall heron</bdi>" in page
    assert '<input type="hidden" name="to" value="1">' in page
    assert (
        "Reply to the letter" in client.get(f"/letters/{letter.public_id}/reply/").content.decode()
    )


def test_a_folded_reply_is_quoted_folded(client: Client) -> None:
    letter = a_letter()
    a_reply(letter, body="Something hard to read.", folded=True)
    page = client.get(f"/letters/{letter.public_id}/reply/?to=1").content.decode()
    before, _, _ = page.partition("Something hard to read.")
    assert before.rindex("<details") > before.rindex("</h1>")
    assert "<details open" not in page


@pytest.mark.parametrize("to", ["9", "0", "abc", "%00", "-1", "99999999999", "1.0"])
def test_the_page_of_an_answer_to_an_unknown_number_is_not_found(to: str, client: Client) -> None:
    letter = a_letter()
    a_reply(letter)
    assert client.get(f"/letters/{letter.public_id}/reply/?to={to}").status_code == 404


def test_a_reply_that_is_down_or_waiting_cannot_be_answered(client: Client) -> None:
    letter = a_letter()
    a_reply(letter, status="hidden")
    a_reply(letter, status="held")
    for number in (1, 2):
        assert client.get(f"/letters/{letter.public_id}/reply/?to={number}").status_code == 404


def test_the_form_of_the_letters_page_leads_to_the_preview_and_publishes_nothing() -> None:
    letter = a_letter()
    url = f"/letters/{letter.public_id}/reply/"
    for extra in ({}, {"act": "post"}, {"act": "post", "token": "forged"}, {"act": "anything"}):
        page = Client(enforce_csrf_checks=True).post(url, {"body": "I was there."} | extra)
        assert page.status_code == 200
        assert "It is not posted yet." in page.content.decode()
        assert page["Cache-Control"] == "no-store"
    assert Reply.objects.count() == 0


def test_a_stranger_without_cookies_posts_through_the_two_pages() -> None:
    letter = a_letter()
    stranger = Client(enforce_csrf_checks=True)
    page = post_reply(stranger, letter, name="Tall heron")
    assert "Your reply is posted" in page.content.decode()
    assert len(words_in(page).split()) == 6
    made = Reply.objects.get()
    assert (made.status, made.number, made.parent) == ("published", 1, None)
    assert made.created_at.second == made.created_at.microsecond == 0


def test_the_words_are_kept_as_they_were_typed(client: Client) -> None:
    letter = a_letter()
    body = "wow more(which…me)he still 🙂\nlike that–where <b>i’m</b> & you\n\nP.S. one\n\ni’m done"
    post_reply(Client(), letter, body=body)
    assert Reply.objects.get().source == body
    reply = one_reply(html_of(client, letter), 1)
    assert "he still 🙂<br>" in reply
    assert "&lt;b&gt;i’m&lt;/b&gt; &amp; you</p>" in reply
    parsed(reply)


def test_keep_writing_brings_the_form_back_with_everything_in_it() -> None:
    letter = a_letter()
    form = {"body": "Half a thought", "name": "Tall heron", "folded": "on", "act": "edit"}
    page = Client().post(f"/letters/{letter.public_id}/reply/", form)
    html = page.content.decode()
    assert page.status_code == 200
    assert re.search(r"<textarea[^>]*>\nHalf a thought</textarea>", html)
    assert 'value="Tall heron"' in html
    assert 'name="folded" checked' in html


def test_a_folded_reply_opens_by_hand_only(client: Client) -> None:
    letter = a_letter()
    post_reply(Client(), letter, body="Something hard to read.", folded="on")
    tree = parsed(one_reply(html_of(client, letter), 1))
    details = tree.findall(".//details")
    assert len(details) == 1
    assert "open" not in details[0].attrib
    inside = "".join(details[0].itertext())
    assert "Something hard to read." in inside
    assert "This reply is folded behind a content note." in inside
    assert "Something hard to read." not in "".join(tree.find(".//header").itertext())


def test_a_filled_in_honeypot_holds_the_reply(client: Client) -> None:
    letter = a_letter()
    page = post_reply(Client(), letter, website="buy.example", body="Very cheap.")
    assert "Your reply is with a volunteer" in page.content.decode()
    assert words_in(page)
    assert Reply.objects.get().status == "held"
    assert "Very cheap." not in html_of(client, letter)


def test_where_a_volunteer_reads_first_a_reply_waits(client: Client, settings: object) -> None:
    settings.PUBLISH = "after_reading"  # type: ignore[attr-defined]
    letter = a_letter()
    page = post_reply(Client(), letter, body="Let me in.")
    assert "Your reply is with a volunteer" in page.content.decode()
    assert Reply.objects.get().status == "held"
    assert "Let me in." not in html_of(client, letter)


def test_the_posted_page_is_no_store_and_the_preview_carries_no_key() -> None:
    letter = a_letter()
    browser = Client()
    words = words_in(post_reply(browser, letter))
    preview = browser.post(f"/letters/{letter.public_id}/reply/", {"body": "More."})
    assert words not in preview.content.decode()
    page = post_reply(browser, letter, voice="new")
    assert page["Cache-Control"] == "no-store"
    assert words not in page.content.decode()
