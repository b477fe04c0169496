"""A decision reaches the author with its rule and words, and the public with the rule alone."""

from typing import Any

import pytest
from django.test import Client

from authors.clock import today
from letters.models import Letter
from tests.make import a_letter, a_reply, post_letter, post_reply
from tests.moderation.rooms import GROUND, a_volunteer, do, text_of

pytestmark = pytest.mark.django_db

RULE = "No one can be found from what is posted"
REASON = "Someone could be found from it"


def posted(author: Client, **given: Any) -> Letter:
    """A letter posted through the pages by a browser that keeps its key."""
    assert post_letter(author, **given).status_code == 200
    return Letter.objects.latest("pk")


@pytest.mark.usefixtures("shelves")
def test_the_desk_of_a_letter_shows_the_rule_and_the_words() -> None:
    author = Client()
    letter = posted(author)
    do(a_volunteer("robin"), "hide", letter)
    desk = text_of(author.get(f"/desk/{letter.public_id}/"))
    assert RULE in desk
    assert REASON in desk
    assert GROUND["words"] in desk
    assert "robin" not in desk


@pytest.mark.usefixtures("shelves")
def test_the_desk_of_a_voice_shows_the_rule_and_the_words() -> None:
    stranger, letter = Client(), a_letter()
    assert post_reply(stranger, letter).status_code == 200
    do(a_volunteer("robin"), "remove", letter.replies.get())
    desk = text_of(stranger.get(f"/desk/{letter.public_id}/voice/"))
    assert RULE in desk
    assert GROUND["words"] in desk
    assert "robin" not in desk


@pytest.mark.usefixtures("shelves")
def test_words_for_the_author_are_shown_as_text_not_as_markup() -> None:
    author = Client()
    letter = posted(author)
    do(a_volunteer(), "hide", letter, words="<script>x</script> & so on")
    desk = text_of(author.get(f"/desk/{letter.public_id}/"))
    assert "&lt;script&gt;x&lt;/script&gt; &amp; so on" in desk


def test_the_page_of_a_removed_letter_says_rule_and_month_but_no_title_and_no_words() -> None:
    letter = a_letter(title="The last bus", body="I kept the ticket.\n\nStill.\n\nAlways.")
    do(a_volunteer("robin"), "remove", letter)
    gone = Client().get(letter.get_absolute_url())
    assert gone.status_code == 410
    page = text_of(gone)
    assert RULE in page
    assert REASON in page
    assert f"{today():%B %Y}" in page
    for private in ("The last bus", "I kept the ticket", GROUND["words"], "robin"):
        assert private not in page
    assert str(today().day) + today().strftime(" %B") not in page


def test_the_page_of_a_removed_letter_is_kept_out_of_search_and_caches() -> None:
    letter = a_letter()
    do(a_volunteer(), "remove", letter)
    gone = Client().get(letter.get_absolute_url())
    assert gone["Cache-Control"] == "no-store"
    assert "noindex" in gone["X-Robots-Tag"]
    assert "noindex, noarchive" in text_of(gone)
    assert "ETag" not in gone


def test_a_removed_letter_answers_410_under_any_slug() -> None:
    letter = a_letter()
    do(a_volunteer(), "remove", letter)
    for address in (f"/letters/{letter.public_id}/", f"/letters/{letter.public_id}/guess/"):
        assert Client().get(address).status_code == 410


def test_a_copy_in_a_browser_is_not_confirmed_after_the_letter_was_taken_down() -> None:
    letter, reader = a_letter(), Client()
    etag = reader.get(letter.get_absolute_url())["ETag"]
    assert reader.get(letter.get_absolute_url(), headers={"If-None-Match": etag}).status_code == 304
    do(a_volunteer(), "remove", letter)
    assert reader.get(letter.get_absolute_url(), headers={"If-None-Match": etag}).status_code == 410


def test_the_latest_removal_is_the_one_the_page_explains() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    do(volunteer, "remove", letter, ground="spam")
    do(volunteer, "restore", letter, ground="other")
    do(volunteer, "remove", letter, ground="cruel")
    page = text_of(Client().get(letter.get_absolute_url()))
    assert "Be gentle" in page
    assert "No selling" not in page


def test_the_place_of_a_removed_reply_says_a_volunteer_took_it_down_and_no_words() -> None:
    reply = a_reply(a_letter(), body="My number is on the fridge.")
    do(a_volunteer("robin"), "remove", reply)
    page = text_of(Client().get(reply.letter.get_absolute_url()))
    assert "A volunteer took it down." in page
    assert "My number is on the fridge." not in page
    assert GROUND["words"] not in page
    assert "robin" not in page
